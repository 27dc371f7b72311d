"""The life of a pack as one line: in force, kept, lapsed, and where the day stands on it. Numbers for an SVG."""

from dataclasses import dataclass
from datetime import date, timedelta

from xieguan.people.ledger.shelf import Shelved

WIDTH = 1000
AROUND = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of the line: its kind, where it lies, and its days (the last day included; None without end)."""

    kind: str  # on | keep | off
    x: int
    width: int
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Life:
    """The line: its stretches and the day on it."""

    stretches: tuple[Stretch, ...]
    now: int


def life(shelved: Shelved, on: date) -> Life:
    """The line from the pack's first day to some time after the day, or after the end of what is decided."""
    pack, adoption = shelved.pack, shelved.law.adoption
    marks: list[tuple[str, date, date | None]] = [("on", pack.first_day, pack.until)]
    if pack.until and adoption:
        marks += [("off", pack.until, adoption.first_day)] if adoption.first_day > pack.until else []
        marks += [("keep", adoption.first_day, adoption.until), ("off", adoption.until, None)]
    elif pack.until:
        marks.append(("off", pack.until, None))
    begin = min(pack.first_day, on)
    end = max(on, *(day for _kind, *days in marks for day in days if day)) + AROUND

    def at(day: date) -> int:
        return round(WIDTH * (day - begin).days / (end - begin).days)

    stretches = [
        Stretch(
            kind,
            at(first),
            max(4, at(until or end) - at(first) - 4),
            first,
            until and until - timedelta(days=1),
        )
        for kind, first, until in marks
    ]
    return Life(tuple(stretches), at(on))
