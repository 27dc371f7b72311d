"""An application: one human being in one campaign, before he is anybody's auxiliary."""

from django.db import models
from django.db.models import Q

from xieguan.lifecycle.planning.models import HiringPlan, Post
from xieguan.lifecycle.recruitment.models.campaign import Campaign
from xieguan.lifecycle.recruitment.models.recorded import Recorded
from xieguan.people.models import Engagement, Organisation
from xieguan.people.opaque import OpaqueId


class Application(Recorded):
    """What somebody says of himself; what of it is true, the checks say. Of one hired, `engagement` is what came of it.

    The ID number is kept as a person's is: encrypted, and found by its blind index. `education` is a rank on the
    scale of `law/facts.toml`. `priority` names the grounds of priority he claims.
    """

    public = OpaqueId()
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="applications")
    plan = models.ForeignKey(HiringPlan, models.PROTECT, related_name="applications")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="applications")
    serial = models.PositiveIntegerField()
    name = models.CharField(max_length=80, db_index=True)
    pinyin = models.CharField(max_length=200)
    id_number = models.BinaryField()
    id_index = models.CharField(max_length=64, db_index=True)
    born_on = models.DateField()
    sex = models.CharField(max_length=6, choices=[("male", "male"), ("female", "female")])
    education = models.PositiveSmallIntegerField(null=True, blank=True)
    veteran = models.BooleanField(null=True, blank=True)
    first_hired_on = models.DateField(null=True, blank=True)
    priority = models.JSONField(default=list)
    post = models.ForeignKey(Post, models.PROTECT, related_name="applications")
    phone = models.CharField(max_length=30, blank=True)
    applied_on = models.DateField()
    file = models.CharField(max_length=64, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    rejected_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    told_on = models.DateField(null=True, blank=True)
    told_how = models.CharField(max_length=120, blank=True)
    engagement = models.OneToOneField(
        Engagement, models.PROTECT, null=True, blank=True, related_name="application"
    )
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["campaign", "id_index"], name="application_once_in_a_campaign"),
            models.UniqueConstraint(fields=["campaign", "serial"], name="application_serial_once"),
            models.CheckConstraint(
                name="application_rejected_for_a_reason",
                condition=Q(rejected_on__isnull=True) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="application_ends_one_way",
                condition=Q(engagement__isnull=True, withdrawn_on__isnull=True)
                | Q(engagement__isnull=True, rejected_on__isnull=True)
                | Q(withdrawn_on__isnull=True, rejected_on__isnull=True),
            ),
        )
        indexes = (models.Index(fields=["organisation", "-id"], name="application_by_organisation"),)

    def __str__(self) -> str:
        return self.public
