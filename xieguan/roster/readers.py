"""Reading one cell as the value of one fact. What cannot be read is unknown, and said; nothing is guessed."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from xieguan.law.facts import Fact
from xieguan.law.nodes import Value
from xieguan.roster import dates, numbers
from xieguan.roster.catalogue import Answer, Catalogue
from xieguan.roster.cells import plain, text_of
from xieguan.roster.headings import squeezed
from xieguan.roster.source import Cell
from xieguan.words import _, pick

_ERRORS = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!)", re.IGNORECASE)
_UNFINISHED = re.compile("在读|肄业|结业|未毕业|就读|在学|以上|以下|左右")
_TAILS = re.compile("(毕业|学历|文化程度|文化)$")
_INSIDE_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says: its value (None: unknown), and what was expected where it says something unreadable."""

    value: Value
    expected: str | None = None


NOTHING = Reading(None)
Read = Callable[[Cell], Reading]
Words = Mapping[str, bool | str]


def reader(fact: Fact, answer: Answer, heading: str, catalogue: Catalogue, own: Words) -> Read:
    """How to read the cells of a column for a fact; `own` are the words of the office's mapping file."""
    parse = _parser(fact, answer, heading, catalogue, own)
    table = catalogue.words[answer.words] if fact.type == "bool" else {}

    def read(cell: Cell) -> Reading:
        text = plain(text_of(cell)).lower()
        if not text or (text in catalogue.blank and text not in table and _key(text) not in own):
            return NOTHING
        return parse(cell)

    return read


def _key(text: str) -> str:
    return squeezed(text) or text


def _parser(fact: Fact, answer: Answer, heading: str, catalogue: Catalogue, own: Words) -> Read:
    if fact.type == "bool":
        return _yes_no(catalogue.words[answer.words], own)
    if fact.scale:
        return _level(fact, catalogue.levels[fact.scale.name], own)
    if fact.choices:
        return _choice(fact, catalogue.choices.get(fact.name, {}), own)
    if fact.type == "date":
        return _date
    if fact.type == "int":
        return _months(heading) if fact.name.endswith("_months") else _days
    return _text


def _yes_no(words: Mapping[str, bool], own: Words) -> Read:
    examples = [next(word for word, yes in words.items() if yes is wanted) for wanted in (True, False)]

    def read(cell: Cell) -> Reading:
        text = plain(text_of(cell)).lower()
        value = own.get(_key(text), words.get(text, words.get(text.rstrip("。.;；"))))
        if isinstance(value, bool):
            return Reading(value)
        return Reading(None, _("{yes} or {no}").format(yes=examples[0], no=examples[1]))

    return read


def _level(fact: Fact, words: Mapping[str, str], own: Words) -> Read:
    assert fact.scale  # noqa: S101 — asked only of facts on a scale
    scale = fact.scale
    expected = _("a level such as {levels}").format(
        levels="、".join(pick(level.label) for level in scale.levels)
    )

    def read(cell: Cell) -> Reading:
        text = plain(text_of(cell)).lower()
        key = own.get(_key(text)) or _looked_up(text, words)
        return Reading(scale.rank(key)) if isinstance(key, str) else Reading(None, expected)

    return read


def _looked_up(text: str, words: Mapping[str, str]) -> str | None:
    if _UNFINISHED.search(text):
        return None
    for form in (text, _INSIDE_BRACKETS.sub("", text)):
        for tailless in (form, _TAILS.sub("", form)):
            if key := words.get(squeezed(tailless)):
                return key
    return None


def _choice(fact: Fact, words: Mapping[str, str], own: Words) -> Read:
    labels = {squeezed(choice.label["zh"]): choice.key for choice in fact.choices}
    expected = _("one of {choices}").format(choices="、".join(pick(choice.label) for choice in fact.choices))

    def read(cell: Cell) -> Reading:
        text = squeezed(text_of(cell))
        key = own.get(text) or words.get(text) or labels.get(text)
        return Reading(key) if key else Reading(None, expected)

    return read


def _date(cell: Cell) -> Reading:
    if day := dates.read_date(cell):
        return Reading(day)
    if dates.is_month_only(cell):
        return Reading(None, _("a date with its day, as 2021-03-05; the cell names only a month"))
    return Reading(None, _("a date, as 2021-03-05"))


def _days(cell: Cell) -> Reading:
    count = numbers.read_days(cell)
    return Reading(None, _("a whole number of days")) if count is None else Reading(count)


def _months(heading: str) -> Read:
    bare = {"年": 12, "月": 1}.get(squeezed(heading)[-1:])

    def read(cell: Cell) -> Reading:
        months = numbers.read_months(cell, bare)
        return (
            Reading(None, _("a term with its unit, as 24个月 or 2年")) if months is None else Reading(months)
        )

    return read


def _text(cell: Cell) -> Reading:
    text = unicodedata.normalize("NFKC", text_of(cell)).strip()
    if _ERRORS.fullmatch(text):
        return Reading(None, _("a text; the cell holds the error of a formula"))
    return Reading(text)
