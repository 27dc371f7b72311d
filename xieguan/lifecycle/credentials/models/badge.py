"""Badge numbers: the code of a city, every number it has ever given out, and who wears it from when until when."""

from django.db import models
from django.db.models import F, Q

from xieguan.people.models import Engagement, Organisation
from xieguan.people.opaque import OpaqueId


class BadgeCode(models.Model):
    """The digits of a city in its badge numbers, by a document of the city.

    `stem` is what all its numbers begin with and `digits` follow it: both as the law of the day on which the code was
    set has them. `top` is the top of the city's tree, within which no two cities have one code.
    """

    public = OpaqueId()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="badge_codes")
    top = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    code = models.CharField(max_length=8)
    stem = models.CharField(max_length=20)
    digits = models.PositiveSmallIntegerField()
    numbers = models.PositiveIntegerField()
    document = models.CharField(max_length=120)
    from_on = models.DateField()
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation"], name="badge_code_one_a_city"),
            models.UniqueConstraint(fields=["top", "stem"], name="badge_code_of_one_city"),
            models.CheckConstraint(name="badge_code_names_its_document", condition=~Q(document="")),
        )


class BadgeNumber(models.Model):
    """A number that has been given out. It says nothing of anybody, so it stays when a person is erased."""

    code = models.ForeignKey(BadgeCode, models.PROTECT, related_name="given_out")
    number = models.CharField(max_length=20, db_index=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["code", "number"], name="badge_number_given_out_once"),
        )


class Badge(models.Model):
    """Somebody wears a number, from a day until another, half-open."""

    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="badges")
    number = models.ForeignKey(BadgeNumber, models.PROTECT, related_name="badges")
    from_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    why_ended = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["number"], condition=Q(ended_on__isnull=True), name="badge_worn_by_one"
            ),
            models.UniqueConstraint(
                fields=["engagement"], condition=Q(ended_on__isnull=True), name="badge_one_a_person"
            ),
            models.CheckConstraint(
                name="badge_ends_not_before_it_begins",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("from_on")),
            ),
        )

    @property
    def on_trail(self) -> dict[str, str]:
        """What the trail says of it."""
        return {"badge": self.number.number}
