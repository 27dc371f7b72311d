"""Organisations as an effective-dated tree: a name and a place in the tree have a from and an until."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from xieguan.people.opaque import OpaqueId


class Kind(models.TextChoices):
    """What an organisation is."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWN = "town"
    UNIT = "unit"
    AGENCY = "agency"
    BUREAU = "bureau"
    FIRM = "firm"


class Organisation(models.Model):
    """An organisation through all its names and places. `path` is where it hangs today, for scope."""

    public = OpaqueId()
    path = models.CharField(max_length=255, db_index=True)
    founded_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="organisation_closes_after_it_opens",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gt=F("founded_on")),
            ),
        )

    def __str__(self) -> str:
        return self.public


class Standing(models.Model):
    """What an organisation is from a day until another, half-open: name, kind, place in the tree, region, field."""

    class Basis(models.TextChoices):
        """By what right it enforces (Hai'an 3): its own, by law, or entrusted."""

        ADMINISTRATIVE = "administrative"
        AUTHORISED = "authorised"
        ENTRUSTED = "entrusted"
        NONE = "none"

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="standings")
    parent = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind)
    region = models.CharField(max_length=12)
    enforcement_field = models.CharField(max_length=40, blank=True)
    basis = models.CharField(max_length=16, choices=Basis, default=Basis.NONE)
    entrustment_document = models.CharField(max_length=120, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "from_on"], name="standing_once_a_day"),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(until_on__isnull=True), name="standing_one_is_open"
            ),
            models.CheckConstraint(
                name="standing_ends_after_it_begins",
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
            ),
            models.CheckConstraint(
                name="standing_entrusted_by_document",
                condition=~Q(basis="entrusted") | ~Q(entrustment_document=""),
            ),
        )


def in_force(on: date, prefix: str = "") -> Q:
    """The periods that cover a day."""
    until = Q(**{f"{prefix}until_on__isnull": True}) | Q(**{f"{prefix}until_on__gt": on})
    return Q(**{f"{prefix}from_on__lte": on}) & until


class Succession(models.Model):
    """One organisation continued by another: a merger has several `before`, a split several `after`."""

    class How(models.TextChoices):
        MERGER = "merger"
        SPLIT = "split"

    before = models.ForeignKey(Organisation, models.PROTECT, related_name="continued_by")
    after = models.ForeignKey(Organisation, models.PROTECT, related_name="continues")
    how = models.CharField(max_length=8, choices=How)
    on = models.DateField()
    document = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["before", "after"], name="succession_once"),
            models.CheckConstraint(name="succession_of_another", condition=~Q(before=F("after"))),
        )
