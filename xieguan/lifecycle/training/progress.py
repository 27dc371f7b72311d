"""How far classes and trainees are: counted in the database, a fixed number of queries however many there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from xieguan.law.judge import Law
from xieguan.law.objects import Parameter
from xieguan.lifecycle.training.models import Attendance, Enrolment, ExamResult, TrainingClass, TrainingDay
from xieguan.lifecycle.training.waiting import unplaced, waiting_for_class
from xieguan.people.inboxes import Asking
from xieguan.people.laws import laws_of
from xieguan.people.models import Engagement, Organisation, SheetRow, Standing

LEAST = "min_prejob_workdays"
CANDIDATES = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """How many working days the law of an office asks for, and where it says so; `days` is None where it asks none."""

    days: int | None
    pack: str = ""
    article: int = 0


def asked_of(office: Organisation, on: date) -> Asked:
    """The most that any law of an office asks for on a day; a lapsed one is asked too, for it still advises."""
    found = [
        (value, law) for law in laws_of(office, on) if isinstance(value := law.parameters.get(LEAST), int)
    ]
    if not found:
        return Asked(None)
    most, law = max(found, key=lambda one: one[0])
    return Asked(most, law.pack.id, _article(law).article)


def _article(law: Law) -> Parameter:
    return law.pack.parameters[LEAST]


def with_progress(classes: QuerySet[TrainingClass], today: date) -> QuerySet[TrainingClass]:
    """Classes with their people, the days held and those that count, who has passed, and what is missing today."""
    return classes.annotate(
        people=_count(Enrolment.objects.all()),
        held=_count(TrainingDay.objects.all()),
        counted=_count(TrainingDay.objects.filter(is_workday=True)),
        today=_count(TrainingDay.objects.filter(day=today)),
        passed=_count(
            ExamResult.objects.current().filter(passed=True),
            "enrolment__training_class",
            distinct="enrolment",
        ),
    ).order_by("closed_on", "-starts_on", "-pk")


def _count(rows: QuerySet[Any], by: str = "training_class", distinct: str = "pk") -> Any:
    counted = (
        rows.filter(**{by: OuterRef("pk")}).order_by().values(by).annotate(n=Count(distinct, distinct=True))
    )
    return Coalesce(Subquery(counted.values("n"), output_field=IntegerField()), 0)


@dataclass(frozen=True, slots=True)
class Trainee:
    """One person in a class: what counts of all his days, and how his latest examination here went."""

    enrolment: Enrolment
    days: int
    missed: int
    passed: bool | None

    @property
    def engagement(self) -> Engagement:
        """Whose it is."""
        return self.enrolment.engagement


def trainees(held: TrainingClass) -> list[Trainee]:
    """Everybody in a class, by name. Three queries."""
    inside = held.enrolments.select_related("engagement__person", "engagement__sheet").order_by(
        "engagement__sheet__spelling", "pk"
    )
    rows = Attendance.objects.current().filter(
        training_day__training_class=held, presence__in=["half", "absent"]
    )
    missed = dict(rows.order_by().values_list("enrolment").annotate(Count("pk")))
    results = dict(_results(held))
    return [Trainee(one, _days(one.engagement), missed.get(one.pk, 0), results.get(one.pk)) for one in inside]


def _days(engagement: Engagement) -> int:
    return getattr(engagement.sheet, "prejob_workdays", None) or 0


def _results(held: TrainingClass) -> Iterable[tuple[int, bool]]:
    found = ExamResult.objects.current().filter(enrolment__training_class=held).order_by("held_on", "pk")
    return found.values_list("enrolment", "passed")


def results_of(held: TrainingClass) -> dict[str, ExamResult]:
    """How the latest examination of each went, by who it is; of those who have sat one."""
    found = ExamResult.objects.current().filter(enrolment__training_class=held).order_by("held_on", "pk")
    return {one.enrolment.engagement.public: one for one in found.select_related("enrolment__engagement")}


def candidates(held: TrainingClass) -> list[SheetRow]:
    """Who could be enrolled: the newest first, and of a large office no more than a page holds."""
    office = SheetRow.objects.filter(path__startswith=held.organisation.path)
    return list(
        waiting_for_class(office)
        .exclude(engagement__enrolments__training_class=held)
        .select_related("engagement__person", "engagement")
        .order_by("-hired_on", "pk")[:CANDIDATES]
    )


@dataclass(frozen=True, slots=True)
class Newcomers:
    """Who waits for a class: the newest, no more than a page holds, and how many there are."""

    people: list[SheetRow]
    count: int

    @property
    def is_long(self) -> bool:
        """Whether there are more than are shown."""
        return self.count > len(self.people)


def newcomers(asking: Asking) -> Newcomers:
    """Who waits for a class wherever a user trains."""
    found: list[Any] = []
    count = 0
    for rows, _law, _rule in unplaced(asking):
        told = list(rows.select_related("engagement__person").order_by("-hired_on", "pk")[: CANDIDATES + 1])
        count += len(told) if len(told) <= CANDIDATES else rows.count()
        found += told
    found.sort(key=lambda one: one.hired_on or date.min, reverse=True)
    return Newcomers(found[:CANDIDATES], count)


def office_names(classes: Iterable[TrainingClass], on: date) -> dict[int, str]:
    """What the offices that hold some classes are called."""
    ids = {held.organisation_id for held in classes}
    found = Standing.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=on), organisation__in=ids, from_on__lte=on
    )
    return dict(found.values_list("organisation", "name"))
