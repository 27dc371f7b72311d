"""A campaign: what was published for an approved plan, and when people could register."""

from django.db import models
from django.db.models import F, Q

from xieguan.lifecycle.planning.models import HiringPlan
from xieguan.lifecycle.recruitment.models.recorded import Recorded
from xieguan.people.models import Engagement, Organisation
from xieguan.people.opaque import OpaqueId


class Campaign(Recorded):
    """One recruitment for one plan. A plan that finds too few people may have another once this one is closed.

    `written_weight` is the share in percent that the written examination has in the total, as the conditions say;
    the fitness test has the rest.
    """

    public = OpaqueId()
    plan = models.ForeignKey(HiringPlan, models.PROTECT, related_name="campaigns")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="campaigns")
    title = models.CharField(max_length=120)
    mode = models.CharField(max_length=8, choices=Engagement.Mode)
    published_on = models.DateField()
    led_by_hiring_bureau = models.BooleanField()
    open_to_the_public = models.BooleanField()
    conditions_published_on = models.DateField(null=True, blank=True)
    opens_on = models.DateField()
    closes_on = models.DateField()
    pass_mark = models.PositiveSmallIntegerField()
    written_weight = models.PositiveSmallIntegerField()
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["plan"], condition=Q(closed_on__isnull=True), name="campaign_one_open_for_a_plan"
            ),
            models.CheckConstraint(
                name="campaign_closes_after_it_opens", condition=Q(closes_on__gte=F("opens_on"))
            ),
            models.CheckConstraint(name="campaign_weight_in_percent", condition=Q(written_weight__lte=100)),
        )
        indexes = (models.Index(fields=["organisation", "closed_on"], name="campaign_by_organisation"),)

    def __str__(self) -> str:
        return self.public
