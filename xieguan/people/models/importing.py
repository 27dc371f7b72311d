"""Imports of rosters: each with its file, its state, and what it made."""

from typing import ClassVar

from django.db import models

from xieguan.people.models.access import User
from xieguan.people.models.organisation import Organisation
from xieguan.people.opaque import OpaqueId


class Import(models.Model):
    """One roster taken in. What it makes is invisible until it is finished; a killed one is resumed or removed.

    `file` is the digest of the upload: the same file a second time changes nothing. `done` of `total` rows have been
    written; `settled` turns true when the sheet has followed. An office writes or removes one import at a time.
    """

    class State(models.TextChoices):
        READ = "read"
        WRITING = "writing"
        WRITTEN = "written"
        FINISHED = "finished"
        UNDONE = "undone"
        REMOVING = "removing"
        REMOVED = "removed"

    UNFINISHED: ClassVar[tuple[str, ...]] = ("read", "writing", "written")
    OPEN: ClassVar[tuple[str, ...]] = ("writing", "written", "removing")

    public = OpaqueId()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="imports")
    file = models.CharField(max_length=64)
    file_name = models.CharField(max_length=200)
    sheet = models.CharField(max_length=200, blank=True)
    mapping = models.JSONField(default=dict)
    as_of = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.READ)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(null=True)
    settled = models.BooleanField(default=False)
    counts = models.JSONField(default=dict)
    finished_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = (models.Index(fields=["organisation", "-id"], name="import_by_organisation"),)
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "file", "sheet", "as_of"],
                condition=models.Q(state__in=["writing", "written", "finished"]),
                name="import_a_file_once",
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(state__in=["writing", "written", "removing"]),
                name="import_one_at_a_time",
            ),
        )

    @property
    def on_trail(self) -> dict[str, object]:
        """What the trail keeps of it beside its name."""
        return {
            "file": self.file,
            "as_of": self.as_of.isoformat(),
            "state": self.state,
            "counts": self.counts,
        }


class ColumnMapping(models.Model):
    """How an office's own headings are read, kept so that its next roster is read the same way."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="column_mappings")
    headings = models.CharField(max_length=64)
    mapping = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "headings"], name="mapping_once_for_headings"),
        )
