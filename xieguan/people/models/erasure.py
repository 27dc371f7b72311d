"""Decisions to delete what is kept of people once its time is over. They name nobody: ids that mean nothing now."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from xieguan.people.models.access import User
from xieguan.people.models.organisation import Organisation
from xieguan.people.opaque import OpaqueId


class Deletion(models.Model):
    """Asked for by one and done by another. `kept_months` is the term that applied.

    `document` is the retention schedule or the decision the term comes from; `counts` says how much was removed.
    """

    public = OpaqueId()
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
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                name="%(class)s_asker_is_not_doer",
                condition=Q(done_by__isnull=True) | ~Q(done_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="%(class)s_done_by_somebody_at_some_time",
                condition=Q(done_by__isnull=True, done_at__isnull=True)
                | Q(done_by__isnull=False, done_at__isnull=False, withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(name="%(class)s_names_its_document", condition=~Q(document="")),
        )

    def __str__(self) -> str:
        return self.public


class Erasure(Deletion):
    """A person to be erased. `ended_on` is the day from which the term was counted."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="erasures")
    person = models.CharField(max_length=14)
    reason = models.CharField(max_length=20)
    ended_on = models.DateField()

    class Meta(Deletion.Meta):
        constraints = (
            *Deletion.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(withdrawn_at__isnull=True),
                name="erasure_asked_for_once",
            ),
        )
