"""How an office's headings are recognised again, and what is remembered of their mapping."""

import hashlib
import re
from collections.abc import Iterable
from typing import Any

from xieguan.people.models import ColumnMapping, Organisation
from xieguan.roster import Column, Roster
from xieguan.roster.headings import squeezed

REMEMBERED = ("columns", "ignore", "values")  # not the year and the sheet: the next roster has its own
_YEAR = re.compile(r"(19|20)\d\d")


def fingerprint(roster: Roster) -> str:
    """The digest of a roster's headings in their order, without the years they name.

    The roster must have been read without a mapping: what a mapping ignores is not among its columns.
    """
    columns: Iterable[Column] = {*roster.columns.values(), *roster.unread}
    places = sorted((column.index, _YEAR.sub("", squeezed(column.heading))) for column in columns)
    return hashlib.sha256(repr(places).encode()).hexdigest()


def remembered(organisation: Organisation, headings: str) -> dict[str, Any]:
    """The mapping this office has used for these headings; empty where there is none."""
    saved = ColumnMapping.objects.filter(organisation=organisation, headings=headings).first()
    return dict(saved.mapping) if saved else {}


def by_letter(mapping: dict[str, Any], roster: Roster) -> dict[str, Any]:
    """A mapping whose columns are named by letter: a heading carries its year, and next year's has another."""
    kept = {key: mapping[key] for key in REMEMBERED if mapping.get(key)}
    if "columns" in kept:
        kept["columns"] = {
            fact: roster.columns[fact].letter if fact in roster.columns else said
            for fact, said in kept["columns"].items()
        }
    return kept
