"""What awaits clerk, leader and firm: agreements to write and put to use, contracts to renew, people to tell."""

from typing import Any

from django.db.models import QuerySet

from xieguan.lifecycle.contracts.models import DispatchAgreement
from xieguan.lifecycle.contracts.waiting import (
    OPEN,
    contracts_ending,
    missing_of,
    running_out,
    to_prove,
    uncovered,
    untold,
    with_state,
)
from xieguan.people.inboxes.asking import Asking
from xieguan.people.inboxes.audience import cited
from xieguan.people.inboxes.line import line
from xieguan.people.inboxes.registry import inbox
from xieguan.people.inboxes.todo import Link, Waiting
from xieguan.people.models import Engagement, Organisation
from xieguan.people.roles import Role
from xieguan.people.scope import within
from xieguan.words import _

FIRM = [Role.DISPATCH_FIRM]
MOST = 40  # drafts that are held to the law; nobody writes more at a time


@inbox("contracts.amend_agreement", section="record", title=lambda: _("Complete dispatch agreements"))
def to_complete(mine: QuerySet[DispatchAgreement], asking: Asking) -> Waiting | None:
    """Agreements being written that the law would not let anybody put to use."""
    waiting = _open(mine, asking) if _any_agreement(asking) else []
    missing = missing_of(waiting, asking.on)
    lacking = [one for one in waiting if missing[one.pk]]
    if not lacking:
        return None
    first = missing[lacking[0].pk][0]
    says = _("{numbers}: clauses are missing").format(numbers=_numbers(lacking))
    link = Link("agreement_write", (lacking[0].public,)) if len(lacking) == 1 else Link("contracts")
    return Waiting(len(lacking), link, says=says, cite=cited(first.law.pack, first.rule))


@inbox("contracts.draw_up", section="record", title=lambda: _("Cover dispatched people by an agreement"))
def to_cover(_mine: QuerySet[Organisation], asking: Asking) -> Waiting | None:
    """People sent by a firm whom no agreement in force covers, and none that is being written will cover."""
    found = uncovered(asking, [Role.CLERK])
    if found is None:
        return None
    rows, law, rule = found
    return line(
        rows.select_related("person"),
        name=lambda one: one.person.name,
        link=lambda _one: Link("contracts"),
        cite=lambda _one: cited(law.pack, rule),
    )


@inbox("contracts.activate_agreement", section="decide", title=lambda: _("Put dispatch agreements to use"))
def to_activate(mine: QuerySet[DispatchAgreement], asking: Asking) -> Waiting | None:
    """Agreements that are complete and wait for somebody to decide."""
    waiting = _open(mine, asking) if _any_agreement(asking) else []
    missing = missing_of(waiting, asking.on)
    ready = [one for one in waiting if not missing[one.pk]]
    if not ready:
        return None
    link = Link("agreement", (ready[0].public,)) if len(ready) == 1 else Link("contracts")
    return Waiting(len(ready), link, says=_("complete: {numbers}").format(numbers=_numbers(ready)))


def _open(mine: QuerySet[DispatchAgreement], asking: Asking) -> list[Any]:
    rows = with_state(mine, asking.on).filter(state__in=OPEN).select_related("organisation")
    return list(rows.order_by("drawn_up_on", "pk")[:MOST])


def _any_agreement(asking: Asking) -> bool:
    """Whether there is any where the user has a say: one query for all their to-dos where there is none."""
    return asking.once("agreements", lambda: within(DispatchAgreement, asking.where).exists())


def _numbers(agreements: list[Any]) -> str:
    return _(", ").join(one.number for one in agreements[:3])


@inbox(
    "contracts.agreements_ending",
    section="decide",
    by=[Role.CLERK, Role.LEADER],
    title=lambda: _("Dispatch agreements about to end"),
)
def agreements_ending(_mine: None, asking: Asking) -> Waiting | None:
    """Agreements whose end is near, with people still sent under them."""
    if not _any_agreement(asking):
        return None
    reached = within(DispatchAgreement, asking.within([Role.CLERK, Role.LEADER]))
    return line(
        running_out(reached, asking.on),
        name=lambda one: one.number,
        link=lambda one: Link("agreement", (one.public,)),
        several=Link("contracts"),
        due="runs_until",
    )


@inbox("contracts.renew", section="decide", title=lambda: _("Renew labour contracts, or let them end"))
def to_renew(mine: QuerySet[Engagement], asking: Asking) -> Waiting | None:
    """Contracts of people at work that end within a month, or have ended."""
    return line(
        contracts_ending(mine, asking.on).select_related("engagement__person"),
        name=lambda one: one.engagement.person.name,
        people=True,
        link=lambda one: Link("act", ("contracts.renew", one.engagement.public)),
        several=Link("labour_contracts", query={"show": "ending"}),
        due="until_on",
    )


@inbox(
    "contracts.tell_dispatch_terms",
    section="record",
    by=FIRM,
    title=lambda: _("Tell those you send what the agreement says"),
)
def to_tell(mine: QuerySet[Engagement], asking: Asking) -> Waiting | None:
    """Whom the firm sends and has not told."""
    return line(
        untold(mine, asking.on).select_related("person"),
        name=lambda one: one.person.name,
        people=True,
        link=lambda one: Link("act", ("contracts.tell_dispatch_terms", one.public)),
        several=Link("labour_contracts", query={"show": "untold"}),
    )


@inbox(
    "contracts.prove_insurance",
    section="record",
    by=FIRM,
    title=lambda: _("Hand in evidence of social insurance"),
)
def to_hand_in(_mine: None, asking: Asking) -> Waiting | None:
    """Whom the firm sent in a month that is over, and of whose insurance the office has no evidence for it."""
    firms = within(Organisation, asking.within(FIRM), FIRM)
    return line(
        to_prove(firms, asking.on).select_related("person", "sheet"),
        name=lambda one: one.person.name,
        people=True,
        link=_month_of,
    )


def _month_of(one: Any) -> Link:
    firm = Organisation.objects.get(pk=one.sender)
    return Link("insurance_of", (firm.public,), {"month": f"{one.sheet.insurance_month_end:%Y-%m}"})
