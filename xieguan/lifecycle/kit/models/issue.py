"""What somebody holds of the office's kit: from the day it was issued until it comes back, is changed or is lost."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from xieguan.lifecycle.kit.models.store import KitPiece, KitStock
from xieguan.people.models import Engagement, User
from xieguan.people.opaque import OpaqueId


class KitIssue(models.Model):
    """One item in one size, issued to one person on a day; what its armband says is kept as it was that day.

    `signed_on` is the day he signed for it. It ends once, in one way.
    """

    class Ending(models.TextChoices):
        RETURNED = "returned", _("returned")
        EXCHANGED = "exchanged", _("exchanged")
        LOST = "lost", _("lost")
        MISSING = "missing", _("not given back")

    public = OpaqueId()
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="kit")
    stock = models.ForeignKey(KitStock, models.PROTECT, related_name="issues")
    piece = models.ForeignKey(KitPiece, models.PROTECT, null=True, blank=True, related_name="issues")
    quantity = models.PositiveIntegerField()
    armband_upper = models.CharField(max_length=40, blank=True)
    armband_lower = models.CharField(max_length=40, blank=True)
    from_on = models.DateField()
    due_back = models.DateField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ending = models.CharField(max_length=9, choices=Ending, blank=True)
    why = models.CharField(max_length=400, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(name="kit_issue_of_something", condition=Q(quantity__gt=0)),
            models.CheckConstraint(
                name="kit_issue_ends_in_a_way",
                condition=Q(ended_on__isnull=True, ending="") | (Q(ended_on__isnull=False) & ~Q(ending="")),
            ),
            models.CheckConstraint(
                name="kit_issue_ends_not_before_it_begins",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("from_on")),
            ),
            models.CheckConstraint(
                name="kit_lost_for_a_reason", condition=~Q(ending__in=["lost", "missing"]) | ~Q(why="")
            ),
            models.UniqueConstraint(
                fields=["piece"], condition=Q(ended_on__isnull=True), name="kit_piece_with_one_person"
            ),
        )
        indexes = (models.Index(fields=["engagement", "ended_on"], name="kit_issue_held"),)


class KitRecovery(models.Model):
    """What was counted when somebody left, of what is in no record here: all back, none held, or missing."""

    class Counted(models.TextChoices):
        BACK = "back", _("all given back")
        NONE = "none", _("none was held")
        MISSING = "missing", _("not given back")

    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="kit_recoveries")
    on = models.DateField()
    uniform = models.CharField(max_length=7, choices=Counted, blank=True)
    insignia = models.CharField(max_length=7, choices=Counted, blank=True)
    equipment = models.CharField(max_length=7, choices=Counted, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
