"""The register and record of a class: who came on which day, and who passed; and one person's part of his file."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from xieguan.desk.documents import Document, Fields, Heading, Signatures, Table
from xieguan.desk.documents.content import Block, Cell
from xieguan.lifecycle.training.models import Attendance, ExamResult, TrainingClass, TrainingDay
from xieguan.lifecycle.training.record import counts, record_of
from xieguan.people.listing.lines import named
from xieguan.people.models import Engagement, User
from xieguan.people.papers.heads import of_office
from xieguan.people.papers.personnel import part
from xieguan.people.papers.registry import must_fit, paper
from xieguan.words import _

ACROSS = 20  # days beside each other on one page
SIGNS = {"full": "√", "half": "½", "absent": "×"}


@paper("training_register", of=TrainingClass, read="training.see", title=lambda: _("Training register"))
def training_register(held: TrainingClass, *, user: User, on: date) -> Document:
    """The days of a class with everybody's attendance, and the result of each. Shanxi 16."""
    del user
    people = list(held.enrolments.select_related("engagement__person").order_by("engagement__person__pinyin"))
    must_fit(len(people))
    days = list(held.days.filter(day__lte=on).order_by("day"))
    seen = _attendance(held)
    results = _results(held, on)
    return Document(
        title=_("Training register"),
        subtitle=of_office(held.organisation, on),
        blocks=(
            Fields(_about(held, days, len(people))),
            *_sheets(people, days, seen),
            Heading(_("Results")),
            Table(
                [_("No."), _("Name"), _("Days that count"), _("Examined on"), _("Mark"), _("Result")],
                [_result(n, one, days, seen, results) for n, one in enumerate(people, 1)],
            ),
            Signatures([_("Trainer"), _("Leader")]),
        ),
        landscape=True,
    )


def _about(held: TrainingClass, days: list[TrainingDay], people: int) -> list[tuple[str, Cell]]:
    counted = sum(day.is_workday for day in days)
    said = _("{held} held, {counted} of them working days; {planned} planned")
    return [
        (_("Class"), held.title),
        (_("Topics"), held.topics),
        (_("Begins on"), held.starts_on),
        (_("Closed on"), held.closed_on),
        (_("Days"), said.format(held=len(days), counted=counted, planned=held.days_planned)),
        (_("People"), people),
    ]


def _attendance(held: TrainingClass) -> dict[tuple[int, int], str]:
    rows = Attendance.objects.current().filter(training_day__training_class=held)
    return {
        (person, day): presence
        for person, day, presence in rows.values_list("enrolment", "training_day", "presence")
    }


def _results(held: TrainingClass, on: date) -> dict[int, ExamResult]:
    found = ExamResult.objects.current().filter(enrolment__training_class=held, held_on__lte=on)
    return {one.enrolment_id: one for one in found.order_by("held_on", "pk")}


def _sheets(people: list[Any], days: list[TrainingDay], seen: dict[tuple[int, int], str]) -> Iterator[Block]:
    """The days a page at a time; one that is no working day is marked, for it does not count."""
    yield Heading(_("Attendance (√ all day, ½ half a day, × absent; a day in brackets is no working day)"))
    for start in range(0, len(days), ACROSS):
        group = days[start : start + ACROSS]
        rows = [
            [one.engagement.person.name, *(SIGNS.get(seen.get((one.pk, day.pk), ""), "") for day in group)]
            for one in people
        ]
        yield Table([_("Name"), *(_short(day) for day in group)], rows)


def _short(day: TrainingDay) -> str:
    said = f"{day.day:%m-%d}"
    return said if day.is_workday else f"({said})"


def _result(
    number: int,
    one: Any,
    days: list[TrainingDay],
    seen: dict[tuple[int, int], str],
    results: dict[int, ExamResult],
) -> list[Cell]:
    full = sum(day.is_workday and seen.get((one.pk, day.pk)) == "full" for day in days)
    result = results.get(one.pk)
    said = "" if result is None else _("passed") if result.passed else _("not passed")
    mark = "" if result is None or result.mark is None else f"{result.mark.normalize():f}"
    return [number, one.engagement.person.name, full, result.held_on if result else None, mark, said]


@part
def in_the_file(engagement: Engagement, on: date) -> Iterator[Block]:
    """The classes of one person, each with the days that count and its result."""
    record = record_of(engagement, on)
    classes: dict[int, TrainingClass] = {}
    days: dict[int, int] = {}
    for row in record.days:
        held = row.training_day.training_class
        classes[held.pk] = held
        days[held.pk] = days.get(held.pk, 0) + counts(row)
    passed = {one.enrolment.training_class_id: one.passed for one in record.results[::-1]}
    offices = named({held.organisation_id for held in classes.values()})
    yield Heading(_("Pre-job training"))
    yield Table(
        [_("Class"), _("Organisation"), _("Begins on"), _("Days that count"), _("Result")],
        [
            [held.title, offices[held.organisation_id].name, held.starts_on, days[pk], _said(passed.get(pk))]
            for pk, held in classes.items()
        ],
    )


def _said(passed: bool | None) -> str:
    return "" if passed is None else _("passed") if passed else _("not passed")
