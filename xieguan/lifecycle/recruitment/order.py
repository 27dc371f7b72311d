"""The order of applicants: by score alone, and among those of one score whoever has a ground of priority first.

No database, no law: a function of scores and grounds, so that it can be tried on any.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody to be placed: who he is, his score, the grounds of priority that have been verified."""

    key: int
    score: Decimal
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """His place. `before`: the grounds that put him before others of the same score, who have none."""

    key: int
    place: int
    score: Decimal
    before: tuple[str, ...] = ()


def ranked(candidates: Iterable[Candidate]) -> list[Placed]:
    """Everybody in order. Who is equal in score, and in having a ground or none, shares a place."""
    found: list[Placed] = []
    for _score, group in groupby(sorted(candidates, key=_by_score), key=lambda one: one.score):
        found += _equals(list(group), len(found) + 1)
    return found


def _by_score(one: Candidate) -> tuple[Decimal, bool, int]:
    return -one.score, not one.grounds, one.key


def _equals(group: Sequence[Candidate], first: int) -> list[Placed]:
    preferred = [one for one in group if one.grounds]
    rest = [one for one in group if not one.grounds]
    decided = bool(preferred and rest)
    return [
        *(Placed(one.key, first, one.score, one.grounds if decided else ()) for one in preferred),
        *(Placed(one.key, first + len(preferred), one.score) for one in rest),
    ]
