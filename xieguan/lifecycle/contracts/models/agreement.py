"""Dispatch agreements: what an office and a firm have agreed, version by version. What is in force is never edited."""

from django.db import models
from django.db.models import F, Q

from xieguan.lifecycle.contracts.models.recorded import Recorded
from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.opaque import OpaqueId


class DispatchAgreement(models.Model):
    """One agreement through all its versions."""

    public = OpaqueId()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="dispatch_agreements")
    firm = models.ForeignKey(Organisation, models.PROTECT, related_name="agreements_as_firm")
    number = models.CharField(max_length=60)
    drawn_up_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    why_ended = models.CharField(max_length=400, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "number"], name="agreement_number_once"),
            models.CheckConstraint(
                name="agreement_ends_not_before_it_begins",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("drawn_up_on")),
            ),
        )
        indexes = (models.Index(fields=["organisation", "firm"], name="agreement_between"),)

    def __str__(self) -> str:
        return self.number

    @property
    def on_trail(self) -> dict[str, str]:
        """What the trail says of it."""
        return {"agreement": self.number, "firm": self.firm.public}


class AgreementVersion(Recorded):
    """The clauses of an agreement as one version has them; a blank one is not stated. Amounts are yuan a month each.

    `until_on` is the first day no longer covered. `activated_on` says from when the version counts, until a later one
    does.
    """

    agreement = models.ForeignKey(DispatchAgreement, models.PROTECT, related_name="versions")
    ordinal = models.PositiveSmallIntegerField()
    made_on = models.DateField()
    reason = models.CharField(max_length=1000, blank=True)
    post = models.CharField(max_length=200, blank=True)
    duties = models.CharField(max_length=2000, blank=True)
    headcount = models.PositiveIntegerField(null=True, blank=True)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    pay_amount = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    insurance_amount = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    housing_fund_amount = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    payment = models.CharField(max_length=400, blank=True)
    liability = models.CharField(max_length=2000, blank=True)
    appraisal_clause = models.BooleanField(null=True)
    splits_term = models.BooleanField(null=True)
    activated_on = models.DateField(null=True, blank=True)
    activated_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["agreement", "ordinal"], name="agreement_version_once"),
            models.CheckConstraint(
                name="agreement_term_runs_forward",
                condition=Q(from_on__isnull=True) | Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
            ),
            models.CheckConstraint(
                name="agreement_activated_by_somebody",
                condition=Q(activated_on__isnull=True, activated_by__isnull=True)
                | Q(activated_on__isnull=False, activated_by__isnull=False),
            ),
        )


class NamedPerson(models.Model):
    """Somebody whom a version of an agreement names (Hai'an 10)."""

    agreement_version = models.ForeignKey(AgreementVersion, models.PROTECT, related_name="named")
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="named_in")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["agreement_version", "engagement"], name="person_named_once"),
        )
