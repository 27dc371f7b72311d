"""The list of applicants: who, for which post, what the law says of him and on which grounds, and what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from xieguan.lifecycle.models import Application
from xieguan.lifecycle.recruitment.board import HIRED, NOTICE, awaiting
from xieguan.lifecycle.recruitment.limits import RUNNING
from xieguan.lifecycle.recruitment.models import Step
from xieguan.lifecycle.recruitment.screened import Screened, screened
from xieguan.web.recruitment.asked import Asked

PAGE = 50
OUTCOMES = ("fail", "unknown", "met")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to see: those who wait for a step, those of an outcome, those after a number."""

    step: str = ""
    outcome: str = ""
    after: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One applicant of the list."""

    application: Any
    screened: Screened
    next: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of them, and the number after which the next begins; 0 without one."""

    lines: list[Line]
    after: int


def page(asked: Asked, wanted: Wanted) -> Page:
    """A page of the list. The law is asked of those on it alone, unless an outcome is asked for."""
    rows = _rows(asked, wanted)
    if wanted.outcome in OUTCOMES:
        found = (one for one in screened(asked.campaign, asked.on, rows) if one.outcome == wanted.outcome)
        few = list(islice(found, PAGE + 1))
    else:
        keys = list(rows.order_by("serial").values_list("pk", flat=True)[: PAGE + 1])
        few = list(screened(asked.campaign, asked.on, Application.objects.filter(pk__in=keys)))
    lines = list(_lines(asked, few[:PAGE]))
    return Page(lines, lines[-1].application.serial if len(few) > PAGE else 0)


def _rows(asked: Asked, wanted: Wanted) -> QuerySet[Any]:
    rows = asked.applicants.filter(serial__gt=wanted.after)
    if wanted.text:
        rows = rows.filter(name__startswith=wanted.text)
    if wanted.step in (NOTICE, HIRED, *Step.Kind.values):
        return rows.filter(awaiting(asked.kinds, wanted.step))
    return rows.filter(RUNNING) if wanted.outcome else rows


def _lines(asked: Asked, few: list[Screened]) -> Iterator[Line]:
    told = {
        one.pk: one
        for one in asked.applicants.filter(pk__in=[one.application.pk for one in few]).select_related("post")
    }
    for one in few:
        row = told[one.application.pk]
        yield Line(row, one, asked.next_of(row))
