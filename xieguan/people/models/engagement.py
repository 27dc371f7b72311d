"""People and their engagements."""

from django.db import models
from django.db.models import F, Q

from xieguan.people.models.organisation import Organisation
from xieguan.people.opaque import OpaqueId


class Person(models.Model):
    """A human being, once, whatever his engagements. The ID number is kept encrypted and found by its blind index."""

    public = OpaqueId()
    name = models.CharField(max_length=80, db_index=True)
    pinyin = models.CharField(max_length=200, db_index=True)
    id_number = models.BinaryField()
    id_index = models.CharField(max_length=64, unique=True)
    born_on = models.DateField()
    sex = models.CharField(max_length=6, choices=[("male", "male"), ("female", "female")])
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.public


class FormerName(models.Model):
    """A name a person had until a day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="former_names")
    name = models.CharField(max_length=80, db_index=True)
    pinyin = models.CharField(max_length=200, db_index=True)
    until_on = models.DateField()


class EngagementQuerySet(models.QuerySet["Engagement"]):
    """Engagements, of which those of an unfinished or undone import are nobody's to see."""

    def visible(self) -> "EngagementQuerySet":
        """Those that count: entered by hand, or by an import that has been finished."""
        return self.filter(Q(imported_by__isnull=True) | Q(imported_by__state="finished"))


_IMPORTED = Q(imported_by__isnull=False)


class Engagement(models.Model):
    """One person's time with one organisation, hired to left. Renewals and mergers do not end it.

    What an import made may lack what a roster did not say (mode, days, firm), and may contradict itself: history is
    recorded as it is. `rosters_from` is the day from which rosters speak for the hire itself; nothing earlier does,
    for by then somebody had entered or corrected it. `undone`: its import was undone, it never counted.
    """

    class Mode(models.TextChoices):
        DIRECT = "direct"
        DISPATCH = "dispatch"
        OTHER = "other"

    public = OpaqueId()
    person = models.ForeignKey(Person, models.PROTECT, related_name="engagements")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="engagements")
    mode = models.CharField(max_length=8, choices=Mode, null=True)
    firm = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="dispatched")
    hired_on = models.DateField(null=True)
    first_hired_on = models.DateField(null=True)
    left_on = models.DateField(null=True, blank=True)
    rosters_from = models.DateField(null=True)
    imported_by = models.ForeignKey(
        "people.Import", models.PROTECT, null=True, blank=True, related_name="engagements"
    )
    undone = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)

    objects = EngagementQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "organisation"],
                condition=Q(left_on__isnull=True, undone=False),
                name="engagement_one_open_with_an_organisation",
            ),
            models.CheckConstraint(
                name="engagement_ends_after_it_begins",
                condition=_IMPORTED | Q(left_on__isnull=True) | Q(left_on__gt=F("hired_on")),
            ),
            models.CheckConstraint(
                name="engagement_first_hire_not_later",
                condition=_IMPORTED | Q(first_hired_on__lte=F("hired_on")),
            ),
            models.CheckConstraint(
                name="engagement_dispatched_by_a_firm",
                condition=_IMPORTED | ~Q(mode="dispatch") | Q(firm__isnull=False),
            ),
            models.CheckConstraint(
                name="engagement_entered_whole",
                condition=_IMPORTED
                | Q(mode__isnull=False, hired_on__isnull=False, first_hired_on__isnull=False),
            ),
            models.CheckConstraint(
                name="engagement_undone_with_its_import", condition=_IMPORTED | Q(undone=False)
            ),
        )
        indexes = (models.Index(fields=["organisation", "left_on"], name="engagement_by_organisation"),)

    def __str__(self) -> str:
        return self.public
