"""What a pack is made of, frozen: the regulation, its articles, parameters and rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from xieguan.law.expression import Expression, Symbol
from xieguan.law.facts import Bilingual, Level, Scale
from xieguan.law.nodes import Value

Force = Literal["must", "should", "advise"]
Outcome = Literal["met", "fail", "unknown", "pending", "not-applicable"]
Form = Literal["gate", "duty", "record", "notice"]

BUILT_IN: Mapping[str, Symbol] = {"on": Symbol("date"), "pack_from": Symbol("date")}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number or choice a pack's rules use, with its article and the reason of its value.

    `source` is text (it stands in the article), reading (the text leaves room) or default (a vague word). `tighten`
    is the direction in which a child pack may move it; choices run from loose to strict.
    """

    name: str
    type: str
    value: Value
    article: int
    item: int | None
    source: str
    label: Bilingual
    why: Bilingual
    unit: Bilingual | None = None
    scale: Scale | None = None
    choices: tuple[Level, ...] = ()
    tighten: str | None = None
    instrument: str | None = None

    @property
    def symbol(self) -> Symbol:
        kind = f"scale:{self.scale.name}" if self.scale else self.type
        return Symbol(kind, frozenset(choice.key for choice in self.choices) or None)


@dataclass(frozen=True, slots=True)
class Due:
    """When a duty falls due: on the day a fact names, or a term of `count` (a parameter) units after it."""

    fact: str
    unit: str | None = None  # workdays | days | months
    count: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: what is given, the day and readings it assumes, and the outcome it must have."""

    name: str
    given: Mapping[str, Value]
    outcome: str
    on: date | None
    parameters: Mapping[str, Value]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One condition of an article, what it gates or who must act by when, and what is said when it is not met."""

    id: str
    article: int
    item: int | None
    force: Force
    when: Expression | None
    require: Expression
    label: Bilingual
    say: Bilingual
    subjects: tuple[str, ...]
    facts: frozenset[str]
    gates: tuple[str, ...] = ()
    due: Due | None = None
    who: str | None = None
    opens: str | None = None
    mend: Bilingual | None = None
    fix: str | None = None
    outlives: bool = False  # owed to somebody who has left, though no condition says so
    examples: tuple[Example, ...] = ()

    @property
    def is_entry_norm(self) -> bool:
        """Whether it binds only people taken on from the pack's first day."""
        return self.when is not None and {"hired_on", "pack_from"} <= self.when.uses

    @property
    def concerns_leavers(self) -> bool:
        """Whether it speaks of people who have left too; as work to be done, the others concern those in office."""
        return self.outlives or "left_on" in self.facts

    @property
    def is_duty(self) -> bool:
        return self.who is not None


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item of an article, in our own words."""

    number: int
    gist: Bilingual


@dataclass(frozen=True, slots=True)
class Article:
    """One article: our title and gist, its forms, its items, its rules, and what keeps its records."""

    number: int
    title: Bilingual
    gist: Bilingual
    forms: tuple[str, ...]
    kept_by: tuple[str, ...]
    items: tuple[Item, ...]
    rules: tuple[Rule, ...]
    instrument: str | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """One of the laws a collection of norms draws on."""

    id: str
    title: Bilingual
    document: str
    version: str


@dataclass(frozen=True, slots=True)
class Successor:
    """A later text known to replace a pack, whether or not its own pack is loaded."""

    document: str
    published_on: date | None
    loaded: bool
    note: Bilingual


@dataclass(frozen=True, slots=True)
class Reading:
    """A way of reading the text that is not a parameter."""

    id: str
    article: int
    item: int | None
    text: Bilingual
    instrument: str | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """One regulation as data. Its window is half-open: in force from `first_day` until the day before `until`."""

    id: str
    title: Bilingual
    document: str
    issuer: Bilingual
    first_day: date
    until: date | None
    region: str
    enforcement_field: str
    articles: tuple[Article, ...]
    parameters: Mapping[str, Parameter]
    readings: tuple[Reading, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    successor: Successor | None = None
    trial: bool = False
    confirm: str | None = None
    parent: "Pack | None" = None
    overrides: Mapping[str, Parameter] = field(default_factory=dict)

    @property
    def rules(self) -> Iterator[Rule]:
        """Its own rules, in the order of its articles."""
        return (rule for article in self.articles for rule in article.rules)

    def article(self, number: int, instrument: str | None = None) -> Article:
        """The article of that number. Raises KeyError."""
        for article in self.articles:
            if article.number == number and (instrument is None or article.instrument == instrument):
                return article
        raise KeyError(number)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a pack: where, and what to do about it, in a sentence."""

    file: str
    line: int
    column: int
    say: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.say}"


class PackErrors(Exception):
    """A pack that was refused, with everything that is wrong in it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
