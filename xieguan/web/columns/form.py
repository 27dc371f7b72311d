"""The form of columns: from the mapping in use to its fields, and from what was sent to a mapping."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xieguan.people.outcomes import Invalid
from xieguan.roster.headings import squeezed
from xieguan.roster.sampled import Sampled, SampledColumn
from xieguan.web.columns.named import named
from xieguan.words import _

IGNORED = "-"
LATEST = 2200


@dataclass(frozen=True, slots=True)
class Field:
    """A column with what somebody has said of it: a key, `-` for not used, nothing for as recognised."""

    column: SampledColumn
    said: str
    read_as: tuple[str, ...]

    @property
    def state(self) -> str:
        """`said` by somebody, `read` by its heading, `ignored`, or `unknown`."""
        if self.said == IGNORED:
            return "ignored"
        return "said" if self.said else "read" if self.column.keys or self.column.doubts else "unknown"


def fields(found: Sampled, mapping: Mapping[str, Any]) -> list[Field]:
    """A field for each column."""
    return [
        Field(column, _said(column, mapping), tuple(named(key) for key in column.keys))
        for column in found.columns
    ]


def _said(column: SampledColumn, mapping: Mapping[str, Any]) -> str:
    if squeezed(column.heading) in {squeezed(heading) for heading in mapping.get("ignore", ())}:
        return IGNORED
    for key, where in mapping.get("columns", {}).items():
        if where.strip().upper() == column.letter or squeezed(where) == squeezed(column.heading):
            return str(key)
    return ""


def mapping_of(sent: Mapping[str, str], found: Sampled, before: Mapping[str, Any]) -> dict[str, Any]:
    """The mapping that was sent. Raises Invalid where two columns would be the same, or a number is none.

    Another sheet or header row has other columns: what was said of the former ones is dropped.
    """
    mapping: dict[str, Any] = {key: before[key] for key in ("values",) if before.get(key)}
    for key, most in (("header_row", 10_000), ("year", LATEST)):
        if number := _number(sent.get(key, ""), key, most):
            mapping[key] = number
    # another header row than the one these columns stood under
    if mapping.get("header_row", found.header_row) != found.header_row:
        return mapping
    said = {column: sent.get(f"column-{column.letter}", "") for column in found.columns}
    columns = {key: column.letter for column, key in said.items() if key not in ("", IGNORED)}
    _check_once([key for key in said.values() if key not in ("", IGNORED)])
    ignore = [column.heading for column, key in said.items() if key == IGNORED]
    return mapping | ({"columns": columns} if columns else {}) | ({"ignore": ignore} if ignore else {})


def _check_once(keys: list[str]) -> None:
    twice = [key for key, count in Counter(keys).items() if count > 1]
    if twice:
        say = _("two columns cannot both be {name}: choose one").format(name=named(twice[0]))
        raise Invalid({"columns": [say]})


def _number(text: str, field: str, most: int) -> int | None:
    text = text.strip()
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= most:
        raise Invalid({field: [_("a whole number is expected here")]})
    return int(text)
