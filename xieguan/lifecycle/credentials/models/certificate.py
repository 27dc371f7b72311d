"""Work certificates, and all that has happened to each: rows that are added, never changed."""

import secrets

from django.db import models
from django.db.models import F, Q

from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.opaque import OpaqueId

CODE_BYTES = 16


def new_code() -> str:
    """A code nobody can guess, for the card: 128 bits."""
    return secrets.token_hex(CODE_BYTES)


class CertificateRange(models.Model):
    """Numbers that an organisation may print: what they begin with, and the first and the last."""

    public = OpaqueId()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="certificate_ranges")
    prefix = models.CharField(max_length=12, blank=True)
    digits = models.PositiveSmallIntegerField()
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    document = models.CharField(max_length=120)
    from_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(name="certificate_range_runs_up", condition=Q(last__gte=F("first"))),
        )


class Certificate(models.Model):
    """A work certificate as it was made. What becomes of it, its events say. `code` stands in the code on its card."""

    public = OpaqueId()
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="certificates")
    issuer = models.ForeignKey(Organisation, models.PROTECT, related_name="certificates_issued")
    number = models.CharField(max_length=40)
    code = models.CharField(max_length=2 * CODE_BYTES, unique=True, default=new_code, editable=False)
    issued_on = models.DateField()
    valid_until = models.DateField()
    says_not_enforcement = models.BooleanField()
    issuer_level = models.CharField(max_length=10)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["issuer", "number"], name="certificate_number_used_once"),
            models.CheckConstraint(
                name="certificate_ends_after_it_begins", condition=Q(valid_until__gt=F("issued_on"))
            ),
        )
        indexes = (
            models.Index(fields=["engagement", "-issued_on", "-id"], name="certificate_latest"),
            models.Index(fields=["number"], name="certificate_by_number"),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def on_trail(self) -> dict[str, str]:
        """What the trail says of it."""
        return {"certificate": self.number}


class CertificateEvent(models.Model):
    """One thing that happened to a certificate on a day. The latest of those that change its state says its state."""

    class Kind(models.TextChoices):
        REVIEWED = "reviewed"
        SUSPENDED = "suspended"
        RESUMED = "resumed"
        LOST = "lost"
        REVOKED = "revoked"
        RECOVERED = "recovered"

    CHANGING = (Kind.SUSPENDED, Kind.RESUMED, Kind.LOST, Kind.REVOKED)

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="events", db_index=False)
    kind = models.CharField(max_length=10, choices=Kind)
    on = models.DateField()
    reason = models.CharField(max_length=400, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["certificate"], condition=Q(kind="revoked"), name="certificate_revoked_once"
            ),
            models.UniqueConstraint(
                fields=["certificate"], condition=Q(kind="recovered"), name="certificate_recovered_once"
            ),
        )
        indexes = (models.Index(fields=["certificate", "kind", "-on", "-id"], name="certificate_history"),)
