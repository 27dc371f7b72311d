"""Of an applicant: when he took each step, and whether he passed."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from xieguan.lifecycle.recruitment.models import Step
from xieguan.people.suppliers import supplies

Kind = Step.Kind
OF = {
    "written_exam_on": (Kind.WRITTEN_EXAM, "day"),
    "written_exam_passed": (Kind.WRITTEN_EXAM, "passed"),
    "fitness_test_on": (Kind.FITNESS_TEST, "day"),
    "fitness_test_passed": (Kind.FITNESS_TEST, "passed"),
    "medical_on": (Kind.MEDICAL, "day"),
    "political_review_on": (Kind.POLITICAL_REVIEW, "day"),
    "political_review_passed": (Kind.POLITICAL_REVIEW, "passed"),
    "eligibility_checked": (Kind.ELIGIBILITY, "passed"),
}


def latest_step(kind: str, column: str, on: date) -> Any:
    """A column of the latest record of a step until a day."""
    rows = Step.objects.filter(application=OuterRef("pk"), kind=kind, day__lte=on)
    return Subquery(rows.order_by("-day", "-id").values(column)[:1])


def _of(kind: str, column: str) -> Callable[[date], Any]:
    return lambda on: latest_step(kind, column, on)


for _fact, (_kind, _column) in OF.items():
    supplies("application", _fact)(_of(_kind, _column))


@supplies("application", "selection_passed")
def selection_passed(on: date) -> Any:
    """Whether the examination or assessment was passed: the interview where there was one, else the written one."""
    return Coalesce(latest_step(Kind.SELECTION, "passed", on), latest_step(Kind.WRITTEN_EXAM, "passed", on))


@supplies("application", "background_checked")
def background_checked(on: date) -> Any:
    """Whether the background check was passed; a political review is one."""
    return Coalesce(
        latest_step(Kind.BACKGROUND, "passed", on), latest_step(Kind.POLITICAL_REVIEW, "passed", on)
    )


@supplies("application", "conditions_published_on")
def conditions_published_on(_on: date) -> Any:
    """When the conditions were made known."""
    return F("campaign__conditions_published_on")


@supplies("application", "registration_opened_on")
def registration_opened_on(_on: date) -> Any:
    """When people could begin to register."""
    return F("campaign__opens_on")
