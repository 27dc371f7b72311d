"""Decisions to erase a person once the time to keep him is over. They name nobody: only ids that mean nothing now."""

from django.db import models
from django.db.models import F, Q

from xieguan.people.models.access import User
from xieguan.people.models.organisation import Organisation
from xieguan.people.opaque import OpaqueId


class Erasure(models.Model):
    """A person to be erased, asked for by one and done by another. `kept_months` is the term that applied.

    `document` is the retention schedule or the decision the term comes from; `counts` says how much was removed.
    """

    public = OpaqueId()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="erasures")
    person = models.CharField(max_length=14)
    document = models.CharField(max_length=120)
    reason = models.CharField(max_length=20)
    kept_months = models.PositiveIntegerField()
    ended_on = models.DateField()
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
                name="erasure_asker_is_not_doer",
                condition=Q(done_by__isnull=True) | ~Q(done_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="erasure_done_by_somebody_at_some_time",
                condition=Q(done_by__isnull=True, done_at__isnull=True)
                | Q(done_by__isnull=False, done_at__isnull=False, withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(name="erasure_names_its_document", condition=~Q(document="")),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(withdrawn_at__isnull=True),
                name="erasure_asked_for_once",
            ),
        )
