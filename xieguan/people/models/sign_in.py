"""Signing in: who is in, who tried, which passwords somebody has had, and what all processes must remember together."""

from django.db import models
from django.db.models import F, Q

from xieguan.people.models.access import User
from xieguan.people.opaque import OpaqueId


class SignIn(models.Model):
    """One time somebody signed in, until it ended. The browser's session names it; what is ended here is over there.

    `by` says with what: password, passkey, oidc; and the second step, if there was one.
    """

    public = OpaqueId()
    user = models.ForeignKey(User, models.PROTECT, related_name="sign_ins")
    by = models.CharField(max_length=40)
    address = models.CharField(max_length=45)
    agent = models.CharField(max_length=200)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=12, default="", blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="sign_in_ends_after_it_begins",
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")),
            ),
        )
        indexes = (
            models.Index(fields=["user"], condition=Q(ended_at__isnull=True), name="sign_in_open_by_user"),
        )


class Attempt(models.Model):
    """One guess at a password or a code; an open one counts as failed.

    Whatever was typed as a name is kept as its keyed index only: people type their password there. `user` is empty
    where no account has that name.
    """

    class State(models.TextChoices):
        OPEN = "open"
        RIGHT = "right"
        LOCKED = "locked"
        CLEARED = "cleared"

    name_index = models.CharField(max_length=64)
    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    address = models.CharField(max_length=45)
    at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)

    class Meta:
        indexes = (
            models.Index(fields=["name_index", "at"], name="attempt_by_name"),
            models.Index(fields=["address", "at"], name="attempt_by_address"),
            models.Index(fields=["at"], name="attempt_by_moment"),
        )


class OldPassword(models.Model):
    """The hash of a password that somebody had before, so that he does not choose it again."""

    user = models.ForeignKey(User, models.PROTECT, related_name="old_passwords")
    password = models.CharField(max_length=128)
    until = models.DateTimeField()


class CacheLine(models.Model):
    """The table of Django's database cache: a code used once is used up in every process, on every machine."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)
