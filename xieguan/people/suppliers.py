"""Where each fact comes from in the office's own records: one expression per fact and subject kind, and no other.

A supplier is a function of the day that gives a Django expression over the kind's model. Stages add theirs; a fact
without a supplier leaves the rules that ask it "not live yet".
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models import Value as SqlValue
from django.db.models.functions import Coalesce

from xieguan.law.facts import vocabulary
from xieguan.law.ledger import Supply
from xieguan.law.nodes import Value
from xieguan.people import questions
from xieguan.people.papers.registry import PAPERS
from xieguan.people.registry import ACTS

KEPT = 512  # questions kept as SQL: more than there are pairs of act and pack
Supplier = Callable[[date], Any]
Among = Callable[[], Any]  # gives an expression: whether a stage keeps records of an engagement
Asked = tuple[tuple[str, Supplier], ...]  # with its suppliers, so that another supplier is another question
PARTIAL: set[str] = (
    set()
)  # facts a stage keeps of some people and rosters state of others: silence is unknown
AMONG: dict[str, Among] = {}  # of whom a stage can say it: of all others the sheet reads what rosters state
KINDS: dict[str, type[Model]] = {}
SUPPLIERS: dict[str, dict[str, Supplier]] = {}
STATED: set[str] = (
    set()
)  # facts known from rosters alone: what nobody has stated is unknown, never zero or no


def subject_kind(kind: str, model: type[Model]) -> None:
    """Declare which model holds a subject kind of the vocabulary."""
    if kind not in vocabulary().subjects:
        raise ValueError(f"no subject kind {kind}")
    KINDS[kind] = model


def supplies(
    kind: str, fact: str, *, partial: bool = False, among: Among | None = None
) -> Callable[[Supplier], Supplier]:
    """Declare the supplier of a fact for a subject kind. There can be only one, and the fact must be declared.

    A `partial` one knows only those of whom its stage keeps records, or a roster speaks: of the rest nothing is known.
    `among` is true of them, and perhaps of more: for whom it is not the latest statement is the fact, and the sheet,
    which reads all statements at once, asks no further.
    """
    if kind not in vocabulary().facts[fact].of:
        raise ValueError(f"{fact} is no fact of {kind}")

    def declare(supplier: Supplier) -> Supplier:
        if fact in SUPPLIERS.setdefault(kind, {}) and not (kind == "engagement" and fact in STATED):
            raise ValueError(f"{kind}.{fact} has two suppliers")
        if kind == "engagement":
            STATED.discard(fact)  # a stage that keeps its own records goes before what rosters state
        SUPPLIERS[kind][fact] = supplier
        if partial:
            PARTIAL.add(fact)
        if among:
            AMONG[fact] = among
        return supplier

    return declare


def live(kind: str, on: date, only: frozenset[str] | None = None) -> QuerySet[Any]:
    """Every subject of a kind with its facts on a day: the one definition of what they are."""
    suppliers = SUPPLIERS.get(kind, {})
    wanted = suppliers if only is None else {name: suppliers[name] for name in only if name in suppliers}
    columns = {f"fact_{name}": _or_nothing(name, supplier, on) for name, supplier in wanted.items()}
    subjects: QuerySet[Any] = KINDS[kind]._default_manager.annotate(**columns)
    return subjects


def _or_nothing(name: str, supplier: Supplier, on: date) -> Any:
    """What "nothing recorded" means: unknown, or where the office's own records are complete zero or no."""
    nothing = {"unknown": None, "zero": 0, "no": False}[vocabulary().facts[name].none]
    if nothing is None or name in STATED or name in PARTIAL:
        return supplier(on)
    return Coalesce(supplier(on), SqlValue(nothing))


def facts_of(kind: str, pk: Any, on: date, only: frozenset[str] | None = None) -> dict[str, Value]:
    """The facts of one subject on a day; what is unknown is None. Nothing where there is no such subject.

    The SQL is kept, so a supplier's expression has one shape: it may name the day, but not choose by it.
    """
    suppliers = SUPPLIERS.get(kind, {})
    wanted = suppliers.keys() if only is None else only & suppliers.keys()
    asked = tuple((name, suppliers[name]) for name in sorted(wanted))
    if not asked:
        return {}
    question = _question(connection.vendor, kind, asked) or _of_day(connection.vendor, kind, asked, on)
    values = question.ask(pk, on)
    return {} if values is None else dict(zip((name for name, _supplier in asked), values, strict=True))


@lru_cache(maxsize=KEPT)
def _question(_vendor: str, kind: str, asked: Asked) -> questions.Question | None:
    return questions.of_any_day(lambda on: _values(kind, asked, on))


@lru_cache(maxsize=KEPT)
def _of_day(_vendor: str, kind: str, asked: Asked, on: date) -> questions.Question:
    return questions.of_one_day(lambda day: _values(kind, asked, day), on)


def _values(kind: str, asked: Asked, on: date) -> QuerySet[Any, Any]:
    names = [name for name, _supplier in asked]
    return live(kind, on, frozenset(names)).values_list(*(f"fact_{name}" for name in names))


def supply() -> Supply:
    """What this installation can do, for the ledger."""
    return Supply(
        facts=frozenset(f"{kind}.{fact}" for kind, facts in SUPPLIERS.items() for fact in facts),
        acts=frozenset(ACTS),
        papers=frozenset(f"paper.{name}" for name in PAPERS),
    )
