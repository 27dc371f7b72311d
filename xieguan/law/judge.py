"""What the law of a day says of one subject: for each rule met, fail, unknown or pending, with the facts it used."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import MAXYEAR, date, timedelta
from functools import cached_property
from typing import Literal

from xieguan.law.evaluate import Reading, Row, bind, compile_row
from xieguan.law.nodes import Node, Value, not_recorded
from xieguan.law.objects import Due, Force, Outcome, Pack, Parameter, Rule
from xieguan.law.values import is_tighter
from xieguan.law.wording import say
from xieguan.law.workdays import OFFICIAL, Calendar, NotAnnounced
from xieguan.words import _

State = Literal["in-force", "lapsed", "kept"]


class NotYetInForce(LookupError):
    """The pack begins later than the day of judgement."""

    def __init__(self, pack: Pack, on: date) -> None:
        self.pack, self.on = pack, on
        super().__init__(
            _("{pack} is in force from {first_day}; on {on} it was not yet law").format(
                pack=pack.id, first_day=pack.first_day, on=on
            )
        )


@dataclass(frozen=True, slots=True)
class Adoption:
    """An organisation's decision to keep a lapsed pack as its own policy (续用决定).

    Half-open from `first_day` to `until`.

    A rule kept this way can carry a dismissal only where it was passed by democratic procedure and made known
    (劳动合同法 4): `passed_on` and `made_known_on` are the days, None while that has not happened.
    """

    pack: str
    document: str
    first_day: date
    until: date
    decided_by: str
    passed_on: date | None = None
    made_known_on: date | None = None

    def covers(self, pack: Pack, on: date) -> bool:
        return self.pack == pack.id and self.first_day <= on < self.until


@dataclass(frozen=True)
class Law:
    """A pack as it stands on a day: its state, its parameters (a child pack's tightening included), its adoption."""

    pack: Pack
    on: date
    state: State
    parameters: Mapping[str, Value]
    adoption: Adoption | None = None
    tightened_by: Mapping[str, str] = field(default_factory=dict)  # parameter -> id of the child pack
    calendar: Calendar = OFFICIAL
    untightened: "Law | None" = None  # the same pack as it bound before the child pack began
    tightened_from: date | None = None
    silent: frozenset[str] = frozenset()  # facts nobody keeps records of here: nothing recorded says nothing
    _compiled: dict[Rule, tuple[Reading | None, Reading]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _conditions: dict[int, tuple[Node, Reading]] = field(default_factory=dict, repr=False, compare=False)

    def force(self, rule: Rule) -> Force:
        """A rule's weight on that day: a lapsed pack only advises."""
        return "advise" if self.state == "lapsed" else rule.force

    @cached_property
    def names(self) -> Mapping[str, Value]:
        """What its rules may name beside facts."""
        return {**self.parameters, "pack_from": self.pack.first_day, "on": self.on}

    def at_entry(self, rule: Rule, row: Row) -> "Law":
        """The law of the day a person was taken on: who came before a child pack began is not held to it."""
        hired = row.get("hired_on")
        if self.untightened and self.tightened_from and rule.is_entry_norm and isinstance(hired, date):
            return self.untightened.at_entry(rule, row) if hired < self.tightened_from else self
        return self

    def trees(self, rule: Rule) -> tuple[Node | None, Node]:
        """The rule's `when` and `require` with the values of this law, as both engines compile them."""
        when = bind(rule.when.tree, self.names) if rule.when else None
        return when, bind(not_recorded(rule.require.tree, self.silent), self.names)

    def readings(self, rule: Rule) -> tuple[Reading | None, Reading]:
        """The rule's `when` and `require` as functions of a row, compiled once."""
        if rule not in self._compiled:
            when, require = self.trees(rule)
            self._compiled[rule] = compile_row(when) if when else None, compile_row(require)
        return self._compiled[rule]

    def reading(self, condition: Node) -> Reading:
        """One condition within a rule as a function of a row, compiled once, since audits explain thousands of rows."""
        if id(condition) not in self._conditions:  # the condition is kept too, so that its id stays its own
            self._conditions[id(condition)] = condition, compile_row(bind(condition, self.names))
        return self._conditions[id(condition)][1]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What one rule says of one subject."""

    law: Law
    rule: Rule
    outcome: Outcome
    row: Row
    due: date | None = None

    @property
    def facts(self) -> Mapping[str, Value]:
        """The facts the rule used."""
        return {name: self.row.get(name) for name in sorted(self.rule.facts)}

    @property
    def force(self) -> Force:
        return self.law.force(self.rule)

    @property
    def stands(self) -> bool:
        """Whether it is a finding: not met, and no longer merely pending."""
        return self.outcome in ("fail", "unknown")

    @property
    def plain(self) -> str:
        """The rule's words with the facts put in, for a page that has said of the pack whether it is law."""
        return say(self.rule, self.law.pack, self.facts, self.law.names)

    def say(self) -> str:
        """The rule's words with the facts put in; for a lapsed or kept pack, in whose name it is said."""
        words = self.plain
        if self.law.state == "kept" and self.law.adoption:
            return _("{words} (kept as this office's own policy by {document})").format(
                words=words, document=self.law.adoption.document
            )
        if self.law.state == "lapsed":
            return _("{words} (advisory: the regulation has lapsed)").format(words=words)
        return words


def stand(
    pack: Pack, on: date, adoptions: Iterable[Adoption] = (), calendar: Calendar = OFFICIAL
) -> list[Law]:
    """The laws a pack brings on a day: itself, and for a child pack its parent with the tightened parameters first.

    Raises NotYetInForce before a pack's first day.
    """
    adoptions = tuple(adoptions)
    parent, children = pack.parent or pack, [pack] if pack.parent else []
    return stack(parent, children, on, adoptions, calendar)


def stack(
    parent: Pack,
    children: Iterable[Pack],
    on: date,
    adoptions: Iterable[Adoption] = (),
    calendar: Calendar = OFFICIAL,
    silent: frozenset[str] = frozenset(),
) -> list[Law]:
    """A regulation tightened by all of its child packs in force, and then these; of two values the stricter counts.

    `silent` are the facts nobody keeps records of. Raises NotYetInForce before a pack's first day.
    """
    adoptions = tuple(adoptions)
    law, *below = (
        replace(_stand(pack, on, adoptions, calendar), silent=silent)
        for pack in (parent, *sorted(children, key=lambda one: one.first_day))
    )
    for child in below:
        if child.state != "lapsed" and child.pack.overrides:
            law = _tightened(law, child.pack)
    return [law, *below]


def _stand(pack: Pack, on: date, adoptions: tuple[Adoption, ...], calendar: Calendar) -> Law:
    state, adoption = _state(pack, on, adoptions)
    inherited = pack.parent.parameters if pack.parent else {}
    words = {**inherited, **pack.parameters, **pack.overrides}
    return Law(pack, on, state, _values(words), adoption, calendar=calendar)


def _tightened(parent: Law, child: Pack) -> Law:
    stricter = {
        name: own.value
        for name, own in child.overrides.items()
        if is_tighter(own.value, parent.parameters[name], own.tighten or "up", own.choices)
    }
    return replace(
        parent,
        parameters={**parent.parameters, **stricter},
        tightened_by={**parent.tightened_by, **dict.fromkeys(stricter, child.id)},
        tightened_from=child.first_day,
        untightened=parent,
        _compiled={},
        _conditions={},
    )


def _values(parameters: Mapping[str, Parameter]) -> dict[str, Value]:
    return {name: parameter.value for name, parameter in parameters.items()}


def _state(pack: Pack, on: date, adoptions: tuple[Adoption, ...]) -> tuple[State, Adoption | None]:
    if on < pack.first_day:
        raise NotYetInForce(pack, on)
    if pack.until is None or on < pack.until:
        return "in-force", None
    adoption = next((adoption for adoption in adoptions if adoption.covers(pack, on)), None)
    return ("kept", adoption) if adoption else ("lapsed", None)


def judge(law: Law, rules: Iterable[Rule], row: Row) -> Iterator[Ruling]:
    """The rulings of the rules that apply to a row; those whose `when` is false are left out."""
    for rule in rules:
        ruling = judge_rule(law, rule, row)
        if ruling.outcome != "not-applicable":
            yield ruling


def judge_rule(law: Law, rule: Rule, row: Row) -> Ruling:
    """One rule's word on a row. An unknown `when` is an unknown outcome: unknown is never met."""
    law = law.at_entry(rule, row)
    when, require = law.readings(rule)
    applies = when(row) if when else True
    outcome = _outcome(applies, require(row)) if applies is not False else "not-applicable"
    if rule.due is None or outcome not in ("fail", "unknown"):
        return Ruling(law, rule, outcome, row)
    earliest = earliest_due(law, rule.due, row)
    pending: Outcome = "pending" if earliest and law.on < earliest else outcome
    return Ruling(law, rule, pending, row, due_on(law, rule.due, row))


def _outcome(applies: Value, holds: Value) -> Outcome:
    if applies is None or holds is None:
        return "unknown"
    return "met" if holds else "fail"


def due_on(law: Law, due: Due, row: Row) -> date | None:
    """The day a duty falls due; None where the day it counts from, or a working year, is unknown."""
    try:
        return _due_on(law, due, row)
    except NotAnnounced:
        return None


def earliest_due(law: Law, due: Due, row: Row) -> date | None:
    """The day before which a duty is certainly not due; None where the day it counts from is unknown.

    A term that runs into a year nobody has announced ends no earlier than that year begins.
    """
    try:
        return _due_on(law, due, row)
    except NotAnnounced as error:
        return date(error.year, 1, 1)


def _due_on(law: Law, due: Due, row: Row) -> date | None:
    start = row.get(due.fact)
    if not isinstance(start, date):
        return None
    count = law.names.get(due.count) if due.count else None
    if not isinstance(count, int):  # no term: due on the day itself
        return start
    try:
        return _after(start, due.unit, count, law.calendar)
    except OverflowError:  # 9999-12-31 stands for "without end" in many an office's records
        return date.max


def _after(start: date, unit: str | None, count: int, calendar: Calendar) -> date:
    if unit == "workdays":
        return calendar.after(start, count)
    if unit == "days":
        return start + timedelta(days=count)
    return add_months(start, count)


def add_months(day: date, count: int) -> date:
    """The same day `count` months later, or the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if year > MAXYEAR:
        raise OverflowError(year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
