"""Child packs that offices have handed in: drafts, and those that have been approved and bind."""

from django.db import models
from django.db.models import F, Q

from xieguan.people.models.access import User
from xieguan.people.models.organisation import Organisation
from xieguan.people.opaque import OpaqueId

_DECIDED = Q(decided_by__isnull=False, decided_at__isnull=False, from_on__isnull=False)
_OPEN = Q(decided_by__isnull=True, decided_at__isnull=True, from_on__isnull=True, until_on__isnull=True)


class PackDraft(models.Model):
    """A child pack as it was handed in, and what became of it. `file` is the digest of the zip, kept as a paper.

    `problems` is what the check found, each with file, line, column and sentence. Once approved it binds its
    organisation and all below from `from_on`, until an amendment that names it in `replaces` takes its place: it is
    never edited.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        WITHDRAWN = "withdrawn"
        APPROVED = "approved"

    public = OpaqueId()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="drafts")
    pack = models.CharField(max_length=60)
    title = models.JSONField(default=dict)
    document = models.CharField(max_length=200, blank=True)
    file = models.CharField(max_length=64)
    file_name = models.CharField(max_length=200)
    problems = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    replaces = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="amendments",
        limit_choices_to={"state": "approved"},
    )
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="draft_maker_is_not_checker",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("made_by")),
            ),
            models.CheckConstraint(
                name="draft_approved_by_somebody_for_a_time",
                condition=(Q(state="approved") & _DECIDED) | (~Q(state="approved") & _OPEN),
            ),
            models.CheckConstraint(
                name="draft_approved_without_problems", condition=~Q(state="approved") | Q(problems=[])
            ),
            models.CheckConstraint(
                name="draft_ends_after_it_begins",
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
            ),
            models.UniqueConstraint(
                fields=["pack"], condition=Q(state="approved"), name="draft_one_pack_of_a_name"
            ),
        )
        indexes = (models.Index(fields=["organisation", "state"], name="draft_by_organisation"),)

    @property
    def on_trail(self) -> dict[str, object]:
        """What the trail keeps of it beside its name."""
        return {"pack": self.pack, "file": self.file, "problems": len(self.problems)}
