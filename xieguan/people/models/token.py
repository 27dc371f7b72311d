"""Tokens by which a program speaks for a user."""

from django.db import models
from django.db.models import F, Q

from xieguan.people.models.access import User
from xieguan.people.models.organisation import Organisation
from xieguan.people.opaque import OpaqueId


class Token(models.Model):
    """A secret in a program's hands that stands for its user, or for less of him. Only its hash is kept.

    `roles` are those of the user's that it may use, all where empty; `organisation` the part of the tree it is held
    to; `used_on` the day it was last seen, no closer.
    """

    public = OpaqueId()
    user = models.ForeignKey(User, models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    roles = models.JSONField(default=list)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    read_only = models.BooleanField(default=True)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="token_expires_after_issue", condition=Q(expires_at__gt=F("issued_at"))
            ),
        )

    @property
    def on_trail(self) -> dict[str, object]:
        """What the trail keeps of it beside its name: never the secret, nor its hash."""
        return {
            "user": self.user.public,
            "roles": self.roles,
            "organisation": self.organisation.public if self.organisation else "",
            "read_only": self.read_only,
            "expires": self.expires_at.isoformat(),
        }
