"""What the mark in a cell means."""

import tomllib
from functools import cache
from pathlib import Path

from xieguan.lifecycle.training.models import Absence, Presence
from xieguan.roster.cells import plain

Meaning = tuple[Presence, Absence | None]


@cache
def meanings() -> dict[str, Meaning]:
    """Every mark that is understood."""
    told = tomllib.loads((Path(__file__).parent / "marks.toml").read_text("utf-8"))
    found: dict[str, Meaning] = {plain(one): (Presence.FULL, None) for one in told["full"]["marks"]}
    for presence in (Presence.HALF, Presence.ABSENT):
        for absence, entry in told[presence.value].items():
            found |= {plain(one): (presence, Absence(absence)) for one in entry["marks"]}
    return found


def legend() -> list[str]:
    """One mark of each meaning, as a template offers them."""
    seen: dict[Meaning, str] = {}
    for mark, meaning in meanings().items():
        seen.setdefault(meaning, mark)
    return list(seen.values())
