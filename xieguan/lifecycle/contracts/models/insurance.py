"""Social insurance month by month: what evidence was handed in, and of whom."""

from django.db import models
from django.db.models import Q

from xieguan.lifecycle.contracts.models.recorded import Recorded
from xieguan.people.models import Engagement, Organisation
from xieguan.people.opaque import OpaqueId


class InsuranceMonth(Recorded):
    """A month of one office for which evidence was handed in, by the office itself or by a firm.

    It knows where the months before and after it end and begin, so that a gap is found by plain comparison.
    """

    public = OpaqueId()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="insurance_months")
    firm = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    before_end = models.DateField()
    starts_on = models.DateField()
    month_end = models.DateField()
    next_on = models.DateField()
    next_end = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "firm", "month_end"], name="insurance_month_once_a_firm"
            ),
            models.UniqueConstraint(
                fields=["organisation", "month_end"],
                condition=Q(firm__isnull=True),
                name="insurance_month_once_an_office",
            ),
        )


class InsurancePaid(Recorded):
    """Evidence that one person's insurance was paid for a month, by the document that proves it."""

    insurance_month = models.ForeignKey(InsuranceMonth, models.PROTECT, related_name="paid")
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="insurance_paid")
    document = models.CharField(max_length=120)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["insurance_month", "engagement"], name="insurance_paid_once"),
            models.CheckConstraint(name="insurance_paid_by_document", condition=~Q(document="")),
        )
