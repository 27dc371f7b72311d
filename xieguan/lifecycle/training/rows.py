"""What one row says: why a day was missed, whether an examination was passed."""

from decimal import Decimal
from typing import Protocol

from xieguan.lifecycle.training.models import Absence, Presence, TrainingClass
from xieguan.people.outcomes import Invalid
from xieguan.words import _


class Attended(Protocol):
    """A row of a register."""

    presence: Presence
    absence: Absence | None


class Sat(Protocol):
    """A row of results."""

    mark: Decimal | None
    passed: bool | None


def missed(row: Attended, field: str) -> str:
    """Why a day was not attended in full, empty where it was. Raises Invalid where presence and reason disagree."""
    if row.presence == Presence.FULL and row.absence is not None:
        raise Invalid({field: [_("who was there all day missed nothing")]})
    if row.presence != Presence.FULL and row.absence is None:
        raise Invalid({field: [_("say why the day was missed")]})
    return row.absence.value if row.absence else ""


def passed(held: TrainingClass, row: Sat, prefix: str = "") -> bool:
    """Whether an examination was passed: by the pass mark, or as stated. Raises Invalid where the two disagree."""
    if row.mark is None:
        if row.passed is None:
            raise Invalid({f"{prefix}mark": [_("enter a mark, or whether it was passed")]})
        return row.passed
    by_mark = row.mark >= held.pass_mark
    if row.passed is not None and row.passed != by_mark:
        say = _("the mark {mark} and the result do not agree: the pass mark is {least}")
        raise Invalid({f"{prefix}passed": [say.format(mark=row.mark, least=held.pass_mark)]})
    return by_mark
