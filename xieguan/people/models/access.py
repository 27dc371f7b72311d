"""Users, what they have been granted where, and the receipts that make an act happen once."""

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from xieguan.people.models.organisation import Organisation
from xieguan.people.opaque import OpaqueId
from xieguan.people.roles import Role

if TYPE_CHECKING:
    from xieguan.people.models.token import Token


class User(AbstractBaseUser):
    """Somebody who signs in. Disabling ends every right at once; the row stays, for the trail names it.

    `home` is the office that answers for the account; what he may do is in his grants. A `one_time` password was set by
    somebody else and is good for choosing another.
    """

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    public = OpaqueId()
    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    home = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="accounts")
    one_time = models.BooleanField(default=False)
    password_set_at = models.DateTimeField(null=True, blank=True)
    disabled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    by_token: "Token | None" = None  # set where a program speaks for him: he reaches no further than it does

    objects: ClassVar[BaseUserManager["User"]] = BaseUserManager()  # type: ignore[assignment]

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Whether he may sign in."""
        return self.disabled_at is None

    def __str__(self) -> str:
        return self.public


class Grant(models.Model):
    """A role given to a user in one part of the tree, from a day until another."""

    public = OpaqueId()
    user = models.ForeignKey(User, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=24, choices=Role)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="grants")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="grant_ends_after_it_begins",
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
            ),
        )
        indexes = (models.Index(fields=["user", "role"], name="grant_by_user"),)


class Receipt(models.Model):
    """The answer to a call with an idempotency key: the same call again gets the same answer, and does nothing."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    key = models.CharField(max_length=80)
    act = models.CharField(max_length=80)
    call_digest = models.CharField(max_length=64)
    result = models.JSONField()
    given_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "key"], name="receipt_once_a_key"),)
