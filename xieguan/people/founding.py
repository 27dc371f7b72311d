"""The first office and its three administrators: before them there is nobody who could act."""

import re
from datetime import date

from django.db import transaction
from django.utils import timezone

from xieguan.desk import trail
from xieguan.people.models import Grant, Organisation, User
from xieguan.people.outcomes import Invalid
from xieguan.people.passwords import one_time_password
from xieguan.people.roles import Role
from xieguan.people.tree import establish
from xieguan.words import _

ADMINISTRATORS = {
    "system": (Role.SYSTEM_ADMINISTRATOR, "系统管理员"),
    "security": (Role.SECURITY_ADMINISTRATOR, "安全管理员"),
    "auditor": (Role.AUDITOR, "审计管理员"),
}
REGION = re.compile(r"\d{2}|\d{4}|\d{6}|\d{9}|\d{12}")


@transaction.atomic
def found_office(*, name: str, kind: str, region: str, enforcement_field: str, on: date) -> dict[str, str]:
    """Found the topmost organisation, and give each administrator an account; their one-time passwords."""
    if Organisation.objects.exists() or User.objects.exists():
        raise Invalid({"": [_("this installation has its office already")]})
    if not name.strip():
        raise Invalid({"name": [_("an office has a name")]})
    if not REGION.fullmatch(region):
        raise Invalid({"region": [_("a region code has 2, 4, 6, 9 or 12 digits")]})
    what = {"name": name, "kind": kind, "region": region, "enforcement_field": enforcement_field}
    root = establish(None, on, **what)
    _record("organisations.found", ("organisation", root.public), root, on)
    return {username: _administrator(username, root, on) for username in ADMINISTRATORS}


def _administrator(username: str, root: Organisation, on: date) -> str:
    role, name = ADMINISTRATORS[username]
    password = one_time_password()
    user = User(username=username, name=name, home=root, one_time=True, password_set_at=timezone.now())
    user.set_password(password)
    user.save()
    Grant.objects.create(user=user, role=role, organisation=root, from_on=on)
    _record("users.create", ("user", user.public), root, on)
    return password


def _record(act: str, subject: tuple[str, str], root: Organisation, on: date) -> None:
    trail.write(
        kind="act",
        act=act,
        actor="console",
        subject=subject,
        organisation=root.public,
        on=on,
        outcome="done",
    )
