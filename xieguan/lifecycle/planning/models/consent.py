"""Who agreed to a plan, or sent it back: one row for each office that decided."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from xieguan.lifecycle.planning.models.plan import PlanVersion
from xieguan.people.models import User


class PlanDecision(models.Model):
    """What one of the offices that must agree decided on a version. Nobody decides on what he submitted himself, and
    nobody speaks for two of them.
    """

    class Step(models.TextChoices):
        """The offices, in the order in which they are asked. Hai'an 4, 7; finance by Shanxi 8."""

        COORDINATOR = "coordinator", _("coordinating bureau")
        QUOTA_OFFICE = "quota-office", _("quota office")
        HIRING_BUREAU = "hiring-bureau", _("hiring bureau")
        FINANCE = "finance", _("finance bureau")

    plan_version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="decisions")
    step = models.CharField(max_length=14, choices=Step)
    agreed = models.BooleanField()
    document = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    submitted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    decided_on = models.DateField()
    decided_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["plan_version", "step"], name="plan_decided_once_by_an_office"),
            models.UniqueConstraint(fields=["plan_version", "decided_by"], name="plan_nobody_speaks_for_two"),
            models.CheckConstraint(
                name="plan_submitter_does_not_decide", condition=~Q(decided_by=F("submitted_by"))
            ),
            models.CheckConstraint(
                name="plan_agreed_by_document_or_returned_with_reason",
                condition=(Q(agreed=True) & ~Q(document="")) | (Q(agreed=False) & ~Q(reason="")),
            ),
        )
