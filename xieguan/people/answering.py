"""Who answers for an account: administrators act on those whose rights lie within their own part of the tree."""

from datetime import datetime

from django.utils.timezone import localdate

from xieguan.people.models import Grant, User
from xieguan.people.models.organisation import in_force
from xieguan.people.outcomes import Denied
from xieguan.people.roles import Role
from xieguan.people.scope import reach
from xieguan.words import _


def answers_for(user: User, by: User, now: datetime) -> None:
    """Nobody does this to himself, nor to an account that may do things where he does not reach himself."""
    if user == by:
        raise Denied(_("nobody does this to his own account"))
    today = localdate(now)
    where = reach(by, today)
    roles = (Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR)
    held = Grant.objects.filter(in_force(today), user=user).values_list("organisation__path", flat=True)
    if not all(where.covers(path, roles) for path in held):
        raise Denied(_("this account has rights beyond your part of the tree"))
