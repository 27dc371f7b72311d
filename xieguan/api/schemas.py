"""What the API answers with, for its OpenAPI description and checked on the way out."""

from datetime import date
from typing import Any, Generic, TypeVar

from ninja import Schema
from pydantic import Field

T = TypeVar("T")
WORDS = ("met", "fail", "unknown", "pending")


class Page(Schema, Generic[T]):
    """One page of a list; `next` is the cursor of the page after it, null on the last."""

    items: list[T]
    next: str | None


class Organisation(Schema):
    """An organisation as it stands now."""

    id: str
    name: str
    kind: str
    region: str
    enforcement_field: str
    basis: str
    parent: str | None
    founded_on: date
    closed_on: date | None
    version: int


class Named(Schema):
    """A person by id and name."""

    id: str
    name: str


class Engagement(Schema):
    """One person's time with one organisation."""

    id: str
    person: Named
    organisation: str
    firm: str | None
    mode: str | None
    hired_on: date | None
    first_hired_on: date | None
    left_on: date | None
    version: int


class EngagementWithFacts(Engagement):
    """An engagement with what is known of it on a day; what is unknown is null."""

    on: date
    facts: dict[str, str | int | bool | None]


class Person(Schema):
    """A person. The ID number is shown by revealing it alone."""

    id: str
    name: str
    former_names: list[str]
    sex: str
    born_on: date
    version: int


class Revealed(Schema):
    """A full ID number. That it was shown, to whom and what for, is on the trail."""

    id_number: str


class Import(Schema):
    """An import of a roster."""

    id: str
    organisation: str
    file: str = Field(description="SHA-256 of the file")
    file_name: str
    sheet: str
    as_of: date
    state: str
    done: int
    total: int | None
    counts: dict[str, int]
    version: int


class Line(Schema):
    """A row of a spreadsheet, and what is to be said of it."""

    row: int | None  # None for what is said of the whole roster
    say: str


class Preview(Schema):
    """What an import would change."""

    counts: dict[str, int]
    columns: dict[str, str] = Field(description="which fact was read from which heading")
    rejected: list[Line]
    left_out: list[Line]
    warnings: list[Line]


class Queued(Schema):
    """Work that a worker will do."""

    imported: str = Field(alias="import")
    job: int


class User(Schema):
    """An account."""

    id: str
    username: str
    name: str
    home: str | None
    disabled: bool
    version: int


class Grant(Schema):
    """A role somebody has in a part of the tree; half-open days."""

    id: str
    user: str
    role: str
    organisation: str
    from_on: date
    until_on: date | None
    version: int


class Pack(Schema):
    """A regulation in the state it has on the day: `in-force`, `lapsed` (it only advises) or `kept` by a decision."""

    id: str
    state: str


class Ruled(Schema):
    """What one rule says. `article` and `item` are digit strings."""

    pack: str
    rule: str
    article: str
    item: str | None
    force: str
    outcome: str
    due: date | None
    facts: dict[str, str | int | bool | None]
    say: str
    fix: str | None = Field(description="the act that mends it")


class Verdict(Schema):
    """What the law of a day says."""

    act: str | None
    on: date
    packs: list[Pack]
    may: bool
    rules: list[Ruled]


class Done(Schema):
    """What an act made or changed, its version now and its entry on the trail."""

    subject: str
    version: int | None
    entry: int
    exemptions: list[str]
    repeated: bool


class Rehearsed(Schema):
    """Whether an act could be done; `problem` is what it would be refused with."""

    may: bool
    problem: dict[str, Any] | None


class Known(Schema):
    """An act: what it is done to, by whom, with which input."""

    act: str
    of: str
    by: list[str]
    about: str
    input: dict[str, Any]


class Tally(Schema):
    """How many people a rule found which way; those it does not apply to are left out."""

    pack: str
    rule: str
    article: str
    item: str | None
    force: str
    met: int
    fail: int
    unknown: int
    pending: int


class Findings(Schema):
    """The people of an organisation and all below it, held to the law that binds it today."""

    organisation: str
    on: date
    packs: list[Pack]
    rules: list[Tally]


class Violator(Schema):
    """An engagement that a rule finds not met or unknown."""

    engagement: str
    name: str
    organisation: str
    outcome: str


class Me(Schema):
    """Who the token speaks for, and what it reaches today."""

    id: str
    name: str
    reaches: list[dict[str, str]]


class Problem(Schema):
    """What went wrong (RFC 9457). `type` is for programs, `title` and `detail` for people."""

    type: str
    title: str
    status: int
    detail: str
    errors: dict[str, list[str]] | None = Field(
        default=None, description="422: what is wrong with each field"
    )
    verdict: dict[str, Any] | None = Field(default=None, description="409 refused: the rules in the way")
