"""Second factors: who has one, who must. The codes and keys themselves are allauth's tables."""

from datetime import date
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model, QuerySet

from xieguan.desk import trail
from xieguan.people.models import Grant, User
from xieguan.people.models.organisation import in_force
from xieguan.people.profiles import profile

PRIMARY = ("totp", "webauthn")  # recovery codes alone are no second factor


def of(user: Any) -> QuerySet[Model]:
    """The second factors of a user: an object, a primary key, or an outer reference."""
    return _all().filter(user_id=user, type__in=PRIMARY)


def must_have(user: User, today: date) -> bool:
    """Whether the profile asks a second factor of somebody with his roles."""
    asked = profile().second_factor
    return Grant.objects.filter(in_force(today), user=user, role__in=asked).exists()


def remove_all(user: User) -> int:
    """Take all second factors and recovery codes from a user, who has lost them."""
    return _all().filter(user_id=user.pk).delete()[0]


def _all() -> QuerySet[Model]:
    model: type[Model] = apps.get_model("mfa", "Authenticator")  # not imported: it asks for all apps first
    return model._default_manager.all()


def record(act: str, user: User, kind: str) -> None:
    """Put a change of somebody's own factors on the trail."""
    with transaction.atomic():
        trail.write(
            kind="act",
            act=f"account.{act}",
            actor=user.public,
            role="self",
            subject=("user", user.public),
            organisation=user.home.public if user.home else "",
            outcome="done",
            detail={"factor": kind},
        )
