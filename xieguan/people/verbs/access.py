"""What users may do. The security administrator gives and takes; nobody gives himself anything."""

from datetime import date

from django.db.models import Q

from xieguan.people.inputs import Reason, UserName
from xieguan.people.models import Grant, Organisation, User
from xieguan.people.models.organisation import Kind
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Denied, Invalid, NotFound
from xieguan.people.redact import redacted
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.people.tree import standing_of
from xieguan.words import _

GIVERS = (Role.SECURITY_ADMINISTRATOR,)
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR})


@act("grants.give", of=Organisation, by=GIVERS)
def give(
    organisation: Organisation,
    *,
    user: UserName,
    role: Role,
    from_on: date,
    until_on: date | None = None,
    by: User,
) -> Noted:
    """Give a user a role in this part of the tree. The three administrators' roles never meet in one person."""
    receiver = User.objects.select_for_update().filter(public=user, disabled_at__isnull=True).first()
    if receiver is None:
        raise NotFound(_("there is no such record"))
    if receiver == by:
        raise Denied(_("nobody gives himself a role"))
    if until_on is not None and until_on <= from_on:
        raise Invalid({"until_on": [_("the end lies after the beginning")]})
    _must_fit(role, organisation)
    if role in ADMINISTRATORS and _overlapping(receiver, ADMINISTRATORS - {role}, from_on, until_on):
        raise Invalid({"role": [_("system, security and audit are kept in three hands")]})
    grant = Grant.objects.create(
        user=receiver, role=role, organisation=organisation, from_on=from_on, until_on=until_on
    )
    return Noted(grant, {"user": receiver.public, "role": role.value, "from": from_on.isoformat()})


def _must_fit(role: Role, organisation: Organisation) -> None:
    """A firm's role would reach all the people of an office, and an office's role has nothing to do in a firm."""
    is_firm = standing_of(organisation).kind == Kind.FIRM
    if role == Role.DISPATCH_FIRM and not is_firm:
        say = _(
            "this is no dispatch firm: its role would reach everybody of the office. Give it in the firm itself"
        )
        raise Invalid({"role": [say]})
    if is_firm and role not in ADMINISTRATORS | {Role.DISPATCH_FIRM}:
        raise Invalid({"role": [_("this is a dispatch firm: nobody holds an office's role in it")]})


def _overlapping(user: User, roles: frozenset[Role], from_on: date, until_on: date | None) -> bool:
    held = user.grants.filter(Q(until_on__isnull=True) | Q(until_on__gt=from_on), role__in=roles)
    return (held.filter(from_on__lt=until_on) if until_on else held).exists()


@act("grants.end", of=Grant, by=GIVERS)
def end(grant: Grant, *, reason: Reason, by: User, on: date) -> Noted:
    """End a grant from a day on."""
    if grant.user_id == by.pk:
        raise Denied(_("nobody changes his own roles"))
    if grant.until_on is not None and grant.until_on <= on:
        raise Invalid({"on": [_("this grant has ended already")]})
    until = max(on, grant.from_on)
    Grant.objects.filter(pk=grant.pk).update(until_on=until)
    said = {"user": grant.user.public, "role": grant.role, "until": until.isoformat()}
    return Noted(None, said | {"reason": redacted(reason)})
