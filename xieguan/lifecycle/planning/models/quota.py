"""The quota of an office (限额), and the places of a plan that have been taken."""

from django.db import models
from django.db.models import Q

from xieguan.lifecycle.planning.models.plan import Post
from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.opaque import OpaqueId


class Quota(models.Model):
    """So many people an organisation and its units may have from a day on, until the next one: never changed."""

    public = OpaqueId()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="quotas")
    places = models.PositiveIntegerField()
    document = models.CharField(max_length=120)
    from_on = models.DateField()
    set_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(name="quota_names_its_document", condition=~Q(document="")),
            models.UniqueConstraint(fields=["organisation", "from_on"], name="quota_one_a_day"),
        )

    def __str__(self) -> str:
        return self.document

    @property
    def on_trail(self) -> dict[str, object]:
        """What the trail says of it."""
        return {"places": self.places, "document": self.document, "from_on": self.from_on.isoformat()}


class PlaceTaken(models.Model):
    """One place of a post of a plan, taken by an engagement: a place of a plan is filled once, also when he leaves.

    Of a town's plan the coordinating bureau says afterwards where he works: `allocated_…`. Hai'an 4.
    """

    post = models.ForeignKey(Post, models.PROTECT, related_name="taken")
    engagement = models.OneToOneField(Engagement, models.PROTECT, related_name="place")
    on = models.DateField()
    allocated_to = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    allocated_on = models.DateField(null=True, blank=True)
    allocation_document = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="place_allocated_by_document",
                condition=Q(allocated_to__isnull=True, allocated_on__isnull=True, allocation_document="")
                | (Q(allocated_to__isnull=False, allocated_on__isnull=False) & ~Q(allocation_document="")),
            ),
        )
