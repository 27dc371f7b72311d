"""Labour contracts, and what is owed beside them: a considered renewal, the terms told, double wages."""

from django.db import models
from django.db.models import F, Q

from xieguan.lifecycle.contracts.models.recorded import Recorded
from xieguan.people.models import Engagement, Organisation
from xieguan.people.opaque import OpaqueId


class LabourContract(Recorded):
    """A written labour contract with the agency, or with the firm that sends the person.

    `until_on` is the first day no longer covered; an open-ended contract has none, and no months. `ended_on`: from this
    day it counts no longer, before its time.
    """

    public = OpaqueId()
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="labour_contracts")
    employer = models.ForeignKey(Organisation, models.PROTECT, related_name="labour_contracts_as_employer")
    number = models.CharField(max_length=60, blank=True)
    signed_on = models.DateField()
    from_on = models.DateField()
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    post = models.CharField(max_length=200)
    appraisal_clause = models.BooleanField()
    deposit_taken = models.BooleanField(null=True)
    identity_papers_held = models.BooleanField(null=True)
    charged_for_placement = models.BooleanField(null=True)
    ended_on = models.DateField(null=True, blank=True)
    why_ended = models.CharField(max_length=400, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="contract_runs_forward",
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
            ),
            models.CheckConstraint(
                name="contract_ends_not_before_it_begins",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("from_on")),
            ),
            models.CheckConstraint(
                name="contract_without_months_is_open_ended",
                condition=Q(months__isnull=True, until_on__isnull=True)
                | Q(months__isnull=False, until_on__isnull=False),
            ),
        )
        indexes = (models.Index(fields=["engagement", "-from_on", "-id"], name="contract_latest"),)

    def __str__(self) -> str:
        return self.public


class Renewal(Recorded):
    """What was weighed when a contract was renewed (Shanxi 17, 22)."""

    contract = models.OneToOneField(LabourContract, models.PROTECT, related_name="renewal")
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="renewals")
    training_result_considered = models.BooleanField()
    appraisal_result_considered = models.BooleanField()
    opinion = models.CharField(max_length=1000)


class TermsTold(Recorded):
    """A dispatched person was told by his firm what the agreement says (Labour Contract Law 60)."""

    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="terms_told")
    firm = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    told_on = models.DateField()
    document = models.CharField(max_length=120, blank=True)


class DoubleWages(Recorded):
    """Double wages for the time without a written contract were paid (Labour Contract Law 82)."""

    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="double_wages")
    paid_on = models.DateField()
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    document = models.CharField(max_length=120)
