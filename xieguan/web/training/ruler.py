"""Days of training as the working-day ruler draws them: what counts, what does not, and how many are still needed."""

from collections.abc import Iterable

from xieguan.lifecycle.models import Attendance, TrainingDay
from xieguan.words import _

Mark = tuple[str, str, str]  # label, kind, said
MOST = 30  # days drawn


def of_class(days: Iterable[TrainingDay], least: int | None) -> list[Mark]:
    """The days a class was held, and those the law still wants."""
    held = list(days)
    marks = [_mark(day.day.day, "done" if day.is_workday else "rest") for day in held]
    return _with_need(marks, sum(day.is_workday for day in held), least)


def of_person(rows: Iterable[Attendance], counted: int, least: int | None) -> list[Mark]:
    """The days somebody attended, and those he still needs."""
    return _with_need([_mark(row.training_day.day.day, _kind(row)) for row in rows], counted, least)


def _kind(row: Attendance) -> str:
    if row.presence == "absent":
        return "miss"
    if not row.training_day.is_workday:
        return "rest"
    return "done" if row.presence == "full" else "half"


def _mark(day: int, kind: str) -> Mark:
    return str(day), kind, said()[kind]


def _with_need(marks: list[Mark], counted: int, least: int | None) -> list[Mark]:
    needed = max(0, (least or 0) - counted)
    return [*marks[-MOST:], *([("\u00a0", "need", said()["need"])] * min(needed, MOST))]


def said() -> dict[str, str]:
    """What each kind of mark means."""
    return {
        "done": _("counts"),
        "half": _("half a day: does not count"),
        "miss": _("missed"),
        "rest": _("day off: does not count"),
        "need": _("still needed"),
    }


def key(marks: Iterable[Mark]) -> list[tuple[str, str]]:
    """The kinds that are drawn, in words."""
    drawn = {kind for _label, kind, _said in marks}
    return [(kind, words) for kind, words in said().items() if kind in drawn]
