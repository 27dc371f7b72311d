"""Where a recruitment stands: how many are at each step, who is next, counted in the database by one query."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from xieguan.law.judge import Law
from xieguan.lifecycle.recruitment.facts.steps import background_checked, latest_step, selection_passed
from xieguan.lifecycle.recruitment.grounds import HIRE
from xieguan.lifecycle.recruitment.limits import RUNNING
from xieguan.lifecycle.recruitment.models import Application, Campaign, Noticed, Objection, Rank, Step
from xieguan.people.laws import laws_of
from xieguan.people.models import Organisation

Kind = Step.Kind
NOTICE, HIRED = "notice", "hire"
ASKED_BY = {  # which facts of the law speak of which step
    Kind.ELIGIBILITY: {"eligibility_checked"},
    Kind.WRITTEN_EXAM: {"written_exam_on", "written_exam_passed"},
    Kind.FITNESS_TEST: {"fitness_test_on", "fitness_test_passed"},
    Kind.SELECTION: {"selection_passed"},
    Kind.MEDICAL: {"medical_on", "fit_in_body"},
    Kind.BACKGROUND: {"background_checked"},
    Kind.POLITICAL_REVIEW: {"political_review_on", "political_review_passed"},
}


def steps_of(office: Organisation, on: date) -> list[Step.Kind]:
    """The steps that the laws of an office ask for before a hire, in their order; advised ones too."""
    return steps_by(laws_of(office, on))


def steps_by(laws: Iterable[Law]) -> list[Step.Kind]:
    """The same for laws that are known already."""
    rules = [rule for law in laws for rule in law.pack.rules if HIRE in rule.gates]
    named = frozenset(fact for rule in rules for fact in rule.facts)
    return [kind for kind in Kind if ASKED_BY[kind] & named]


def column(kind: str) -> str:
    """What the outcome of a step is called in a query."""
    return f"passed_{kind.replace('-', '_')}"


def with_steps(rows: QuerySet[Application], on: date) -> QuerySet[Any]:
    """Applications with how each step came out (`passed_…`), whether a notice names them, and their place."""
    outcomes: dict[str, Any] = {column(kind): latest_step(kind, "passed", on) for kind in Kind}
    outcomes[column(Kind.SELECTION)] = selection_passed(on)
    outcomes[column(Kind.BACKGROUND)] = background_checked(on)
    noticed = Noticed.objects.filter(application=OuterRef("pk"), notice__began_on__lte=on)
    ranks = Rank.objects.filter(application=OuterRef("pk"), ranking__made_on__lte=on)
    found: QuerySet[Any] = rows.annotate(
        **outcomes,
        is_noticed=Exists(noticed),
        place=Subquery(ranks.order_by("-ranking__made_on", "-ranking").values("place")[:1]),
    )
    return found


def awaiting(kinds: list[Step.Kind], step: str) -> Q:
    """Of applications `with_steps` those in the running whose next step is this one: a kind, the notice or the hire."""
    before = kinds[: kinds.index(Kind(step))] if step in kinds else kinds
    done = RUNNING & Q(**{column(kind): True for kind in before})
    if step in kinds:
        return done & Q(**{f"{column(step)}__isnull": True})
    return done & Q(is_noticed=step == HIRED)


@dataclass(frozen=True, slots=True)
class Count3:
    """A step of a campaign: how many wait for it, how many passed it, how many did not."""

    step: str
    waiting: int
    passed: int
    failed: int


@dataclass(frozen=True, slots=True)
class Board:
    """A campaign in numbers."""

    people: int
    running: int
    hired: int
    rejected: int
    withdrawn: int
    untold: int
    objections: int
    steps: tuple[Count3, ...]


def board(campaign: Campaign, on: date) -> Board:
    """The numbers of a campaign on a day."""
    kinds = steps_of(campaign.organisation, on)
    rows = with_steps(Application.objects.filter(campaign=campaign), on)
    found = rows.aggregate(**dict(_counts(kinds)))
    open_ones = Objection.objects.filter(application__campaign=campaign, settled_on__isnull=True).count()
    names = ("people", "running", "hired", "rejected", "withdrawn", "untold")
    steps = (
        Count3(step, found[f"w{at}"], found[f"p{at}"], found.get(f"f{at}", 0)) for at, step in _steps(kinds)
    )
    return Board(**{name: found[name] for name in names}, objections=open_ones, steps=tuple(steps))


def _steps(kinds: list[Step.Kind]) -> Iterator[tuple[int, str]]:
    yield from enumerate([*(kind.value for kind in kinds), NOTICE, HIRED])


def _counts(kinds: list[Step.Kind]) -> Iterator[tuple[str, Count]]:
    rejected = Q(rejected_on__isnull=False)
    yield "people", Count("pk")
    yield "running", Count("pk", filter=RUNNING)
    yield "hired", Count("pk", filter=Q(engagement__isnull=False))
    yield "rejected", Count("pk", filter=rejected)
    yield "withdrawn", Count("pk", filter=Q(withdrawn_on__isnull=False))
    yield "untold", Count("pk", filter=rejected & Q(told_on__isnull=True))
    for at, step in _steps(kinds):
        yield f"w{at}", Count("pk", filter=awaiting(kinds, step))
        yield f"p{at}", Count("pk", filter=_passed(step))
        if step in kinds:
            yield f"f{at}", Count("pk", filter=Q(**{column(step): False}))


def _passed(step: str) -> Q:
    """Nobody fails a notice or a hire: they come to it or they do not."""
    if step == NOTICE:
        return Q(is_noticed=True)
    return Q(engagement__isnull=False) if step == HIRED else Q(**{column(step): True})
