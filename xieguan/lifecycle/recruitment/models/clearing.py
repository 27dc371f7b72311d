"""Decisions to delete the applicants whom a recruitment did not take on. They name nobody: only how many there were."""

from django.db import models
from django.db.models import F, Q

from xieguan.lifecycle.recruitment.models.campaign import Campaign
from xieguan.people.models import Organisation, User
from xieguan.people.opaque import OpaqueId


class Clearing(models.Model):
    """Asked for by one and done by another. `kept_months` is the term, counted from the end of the recruitment.

    `document` is the retention schedule or decision the term comes from; `counts` says how much was deleted.
    """

    public = OpaqueId()
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="clearings")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="clearings")
    document = models.CharField(max_length=120)
    kept_months = models.PositiveIntegerField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    done_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    counts = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="clearing_asker_is_not_doer",
                condition=Q(done_by__isnull=True) | ~Q(done_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="clearing_done_by_somebody_at_some_time",
                condition=Q(done_by__isnull=True, done_at__isnull=True)
                | Q(done_by__isnull=False, done_at__isnull=False, withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(name="clearing_names_its_document", condition=~Q(document="")),
            models.UniqueConstraint(
                fields=["campaign"],
                condition=Q(withdrawn_at__isnull=True),
                name="clearing_once_of_a_campaign",
            ),
        )

    def __str__(self) -> str:
        return self.public
