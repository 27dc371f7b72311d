"""What to do first in an office that has nobody yet, by what the user himself may do."""

from collections.abc import Iterator
from dataclasses import dataclass

from xieguan.people.inboxes import Asking
from xieguan.people.models import Grant, User
from xieguan.people.models.organisation import in_force
from xieguan.people.roles import Role
from xieguan.people.scope import within
from xieguan.web.addresses import address
from xieguan.web.home.overview import Overview
from xieguan.words import _

FEW = 3  # accounts: those an installation begins with


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: what, why, and where."""

    title: str
    says: str
    url: str
    words: str


def starting(asking: Asking, shown: Overview | None) -> list[Step]:
    """The first steps of a new office; none once it has begun."""
    held = {role for role, _path in asking.where.grants}
    return [*_people(held, shown, asking), *_accounts(held, asking)]


def newcomer(asking: Asking) -> str:
    """Where a clerk records a newcomer; nothing for others."""
    office = asking.user.home
    may = office is not None and asking.where.covers(office.path, [Role.CLERK])
    return address("act", "engagements.open", office.public) if office and may else ""


def _people(held: set[Role], shown: Overview | None, asking: Asking) -> Iterator[Step]:
    if shown is None or shown.people:
        return
    if Role.CLERK in held:
        yield from _rosters(asking)
    yield Step(
        _("Look at the regulation that binds you"),
        _("Its articles, what each asks for, and what stands behind each number."),
        address("laws"),
        _("Articles kept"),
    )


def _rosters(asking: Asking) -> Iterator[Step]:
    """What a clerk does: look first, then take it into the record."""
    yield Step(
        _("Check the roster you have"),
        _(
            "Hand in the spreadsheet as it is: what does not meet the law is named row by row, and nothing is stored."
        ),
        address("checkup"),
        _("Roster check-up"),
    )
    yield Step(
        _("Import the roster"),
        _("Then people, days and findings are on record, and what is due stands here."),
        address("imports"),
        _("Roster import"),
    )
    yield Step(
        _("Or record somebody by hand"),
        _("One newcomer at a time; his file then shows how he stands under each article."),
        newcomer(asking),
        _("Record a newcomer"),
    )


def _accounts(held: set[Role], asking: Asking) -> Iterator[Step]:
    if not held & {Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR}:
        return
    reach = asking.within([Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR])
    users = within(User, reach).filter(disabled_at__isnull=True)
    working = Grant.objects.filter(in_force(asking.on), role=Role.CLERK, user__in=users)
    if users.count() > FEW and working.exists():
        return
    if Role.SYSTEM_ADMINISTRATOR in held:
        yield Step(
            _("Set up your offices"),
            _("Counties, units and firms, each in its place: who sees what follows from it."),
            address("organisations"),
            _("Organisations"),
        )
        yield Step(
            _("Open accounts"),
            _(
                "One for each person. An account may do nothing until the security administrator gives it a role."
            ),
            address("users"),
            _("Accounts"),
        )
    if Role.SECURITY_ADMINISTRATOR in held:
        yield Step(
            _("Give roles"),
            _("A clerk and a leader for each office first: what one submits the other approves."),
            address("users"),
            _("Accounts"),
        )
