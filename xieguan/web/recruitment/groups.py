"""The groups of a recruitment's applicants that a page turns down or tells: who is in each, and how many."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, QuerySet

from xieguan.lifecycle.recruitment.limits import RUNNING
from xieguan.lifecycle.recruitment.stranded import (
    Stranded,
    failing,
    only_barred,
    who_else,
    who_failed,
    who_is_barred,
)
from xieguan.web.recruitment.asked import Asked, step_words
from xieguan.words import _

MOST = 200  # people listed at once
FAILED, BARRED, OTHERS, UNTOLD = "failed", "barred", "others", "tell"
GROUPS = (FAILED, BARRED, OTHERS, UNTOLD)
NOT_TOLD = {"rejected_on__isnull": False, "told_on__isnull": True}


@dataclass
class Group:
    """One of them: those who failed a step (or the one that is named), whom a ground keeps out, others, the untold.

    Of the others those whose names begin with `text`. Nothing is asked of a group that is not looked at.
    """

    asked: Asked
    key: str
    step: str = ""
    text: str = ""

    @cached_property
    def members(self) -> QuerySet[Any]:
        """Everybody in it, in its order."""
        asked = self.asked
        if self.key == FAILED:
            return asked.applicants.filter(failing(self._kinds))
        if self.key == BARRED:
            return only_barred(asked.campaign, asked.applicants, asked.kinds, asked.on)
        if self.key == OTHERS:
            rows = who_else(asked.campaign, asked.applicants, asked.kinds, asked.on)
            return rows.filter(name__startswith=self.text) if self.text else rows
        rows = asked.applicants.filter(**NOT_TOLD).select_related("post")
        return rows.order_by("rejected_on", "serial")

    @cached_property
    def lines(self) -> list[Stranded]:
        """The first of them, each with the steps he did not pass and the grounds that keep him out."""
        asked = self.asked
        if self.key == FAILED:
            return who_failed(asked.campaign, asked.applicants, self._kinds, asked.on, MOST)
        if self.key == BARRED:
            return who_is_barred(asked.campaign, asked.applicants, asked.kinds, asked.on, MOST)
        return [Stranded(one, (), ()) for one in self.members[:MOST]]

    @cached_property
    def n(self) -> int:
        """How many there are, shown or not."""
        return len(self.lines) if len(self.lines) < MOST else self.members.count()

    def left(self, people: list[str]) -> list[str]:
        """Of these those in the running who are not in it any more: what put them here has been put right."""
        if self.key not in (FAILED, BARRED):
            return []
        there = self.asked.applicants.filter(RUNNING, public__in=people)
        gone = there.exclude(pk__in=self.members.values("pk")).order_by("serial")
        return list(gone.values_list("public", flat=True))

    @property
    def _kinds(self) -> list[Any]:
        return [kind for kind in self.asked.kinds if self.step in ("", kind.value)]


def by_step(asked: Asked) -> list[tuple[str, str, int]]:
    """How many in the running did not pass each step: the step, its words, the number. One query."""
    numbers = asked.applicants.aggregate(
        **{f"at{at}": Count("pk", filter=failing([kind])) for at, kind in enumerate(asked.kinds)}
    )
    found = ((kind.value, numbers[f"at{at}"]) for at, kind in enumerate(asked.kinds))
    return [(kind, step_words(kind), number) for kind, number in found if number]


def why(one: Stranded) -> Iterator[str]:
    """The steps somebody did not pass, in words, with his mark."""
    for kind, step in one.steps:
        mark = f" {step.mark.normalize():f}" if step and step.mark is not None else ""
        yield _("did not pass: {step}").format(step=step_words(kind) + mark)
