"""The lists of this stage, page by page: agreements with what they miss, and people by what their contracts lack."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from xieguan.law.judge import Ruling, due_on
from xieguan.lifecycle.contracts.models import DispatchAgreement, FirmRegistration, LabourContract
from xieguan.lifecycle.contracts.sending import at_work
from xieguan.lifecycle.contracts.waiting import (
    OPEN,
    contracts_ending,
    missing_of,
    to_prove,
    unproved,
    unsigned,
    untold,
    with_state,
    without_firm_contract,
)
from xieguan.people.laws import laws_of_many
from xieguan.people.models import Engagement, Organisation, Standing
from xieguan.people.models.organisation import Kind, in_force

PAGE = 50
SIGN = "contracts.sign"
QUESTIONS = {
    "unsigned": unsigned,
    "firm": without_firm_contract,
    "untold": untold,
    "unproved": unproved,
}


@dataclass(frozen=True, slots=True)
class Agreements:
    """A page of agreements: with their state, what the law misses in those being written, and the next page."""

    lines: list[Any]
    missing: dict[int, list[Ruling]]
    counts: dict[str, int]
    after: int


def agreements(reached: QuerySet[DispatchAgreement], show: str, before: int, on: date) -> Agreements:
    """The agreements somebody reaches, those being written first asked of the law."""
    known = with_state(DispatchAgreement.objects.filter(pk__in=reached.values("pk")), on)
    counts = dict(known.order_by().values_list("state").annotate(n=Count("pk")))
    shown = known.filter(state=show) if show else known
    if before:
        shown = shown.filter(pk__lt=before)
    found = list(shown.select_related("organisation").order_by("-pk")[: PAGE + 1])
    lines = found[:PAGE]
    missing = missing_of([one for one in lines if one.state in OPEN], on)
    return Agreements(lines, missing, counts, lines[-1].pk if len(found) > PAGE else 0)


@dataclass(frozen=True, slots=True)
class People:
    """A page of people with their latest contract, and how many each question finds."""

    lines: list[Any]
    counts: dict[str, int]
    after: int


def people(
    reached: QuerySet[Engagement],
    show: str,
    before: int,
    on: date,
    firms: QuerySet[Organisation] | None = None,
) -> People:
    """People at work by what their contracts lack; those whose contract ends first, where that is asked.

    To `firms` only the months are shown that they owe themselves.
    """
    mine = Engagement.objects.filter(pk__in=reached.values("pk"))
    ending = contracts_ending(mine, on)
    found_by = {name: ask(mine, on) for name, ask in QUESTIONS.items()}
    if firms is not None:
        found_by["unproved"] = to_prove(firms, on).filter(pk__in=mine.values("pk"))
    counts = {name: some.count() for name, some in found_by.items()} | {"ending": ending.count()}
    rows = found_by[show] if show in found_by else mine.filter(pk__in=ending.values("engagement"))
    if show == "all":
        rows = mine.filter(at_work(on))
    found = list(_with_contract(rows.filter(pk__lt=before) if before else rows)[: PAGE + 1])
    return People(found[:PAGE], counts, found[PAGE - 1].pk if len(found) > PAGE else 0)


def _with_contract(rows: QuerySet[Engagement]) -> QuerySet[Any]:
    last = LabourContract.objects.filter(engagement=OuterRef("pk")).order_by("-from_on", "-pk")
    columns = ("signed_on", "until_on", "ended_on", "months")
    told = {f"contract_{name}": Subquery(last.values(name)[:1]) for name in columns}
    return rows.annotate(**told).select_related("person", "organisation", "sheet").order_by("-pk")


def sign_by(lines: list[Any], on: date) -> dict[int, date]:
    """By when the law wants a written contract of each of these people."""
    laws = laws_of_many([one.organisation for one in lines], on)
    found: dict[int, date] = {}
    for one in lines:
        for law in laws[one.organisation_id]:
            for rule in law.pack.rules:
                if rule.opens == SIGN and rule.due and (day := due_on(law, rule.due, _hire(one))):
                    found[one.pk] = min(day, found.get(one.pk, day))
    return found


def _hire(one: Any) -> dict[str, Any]:
    return {"hired_on": one.sheet.hired_on if one.sheet else one.hired_on}


@dataclass(frozen=True, slots=True)
class Firm:
    """A dispatch firm: its name, its registration, and how many people it sends within reach."""

    organisation: Organisation
    name: str
    registration: FirmRegistration | None
    people: int
    agreements: int


def firms(reached: QuerySet[Engagement], signed: QuerySet[DispatchAgreement], on: date) -> list[Firm]:
    """The firms that send people here or have an agreement here, the largest first. Four queries."""
    there = reached.filter(at_work(on), firm__isnull=False)
    sends = dict(there.order_by().values_list("firm").annotate(n=Count("pk", distinct=True)))
    has = dict(signed.order_by().values_list("firm").annotate(n=Count("pk", distinct=True)))
    named = Standing.objects.filter(
        Q(organisation__in=sends) | Q(organisation__in=has), in_force(on), kind=Kind.FIRM
    )
    codes = {
        one.organisation_id: one for one in FirmRegistration.objects.filter(organisation__in={*sends, *has})
    }
    found = [
        Firm(one.organisation, one.name, codes.get(one.organisation_id), sends.get(one.organisation_id, 0),
             has.get(one.organisation_id, 0))
        for one in named.select_related("organisation")
    ]  # fmt: skip
    return sorted(found, key=lambda firm: (-firm.people, firm.name))
