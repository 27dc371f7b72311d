"""What awaits whoever trains: newcomers in no class, registers of today, examinations, classes that are over."""

from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window

from xieguan.law.workdays import NotAnnounced
from xieguan.lifecycle.training.models import Enrolment, ExamResult, TrainingClass
from xieguan.lifecycle.training.waiting import unplaced
from xieguan.people.inboxes import Asking, Link, Waiting
from xieguan.people.inboxes.audience import cited
from xieguan.people.inboxes.line import and_more, line
from xieguan.people.inboxes.registry import inbox
from xieguan.people.models import Organisation, SheetRow
from xieguan.words import _

FIRST = 3  # people named


@inbox("training.take_register", section="train", title=lambda: _("Take today's register"))
def without_register(mine: QuerySet[TrainingClass], asking: Asking) -> Waiting | None:
    """Classes under way that have people and no register of today; none on a day off."""
    day = asking.on
    if not _any_class(mine, asking) or not _is_worked(asking):
        return None
    recorded = Q(days__day=day, days__attendance__isnull=False)
    there = Enrolment.objects.filter(training_class=OuterRef("pk"), from_on__lte=day)
    waiting = mine.filter(Exists(there), closed_on__isnull=True, starts_on__lte=day)
    return line(
        waiting.exclude(pk__in=TrainingClass.objects.filter(recorded).values("pk")).exclude(
            pk__in=_all_held(mine, day).filter(~_somebody_unexamined()).values("pk")
        ),
        name=lambda held: held.title,
        link=lambda held: Link("training_register", (held.public,), {"day": day.isoformat()}),
        several=Link("trainings"),
    )


@inbox("training.record_exam", section="train", title=lambda: _("Record the examination of a class"))
def unexamined(mine: QuerySet[TrainingClass], asking: Asking) -> Waiting | None:
    """Classes whose planned days have all been held, with somebody who has no result."""
    if not _any_class(mine, asking):
        return None
    return line(
        _all_held(mine, asking.on).filter(_somebody_unexamined()),
        name=lambda held: held.title,
        link=lambda held: Link("training_exam", (held.public,)),
        several=Link("trainings"),
    )


@inbox("training.close_class", section="train", title=lambda: _("Close classes that are over"))
def over(mine: QuerySet[TrainingClass], asking: Asking) -> Waiting | None:
    """Classes whose planned days have all been held and in which everybody has a result."""
    if not _any_class(mine, asking):
        return None
    there = Exists(Enrolment.objects.filter(training_class=OuterRef("pk")))
    return line(
        _all_held(mine, asking.on).filter(there, ~_somebody_unexamined()),
        name=lambda held: held.title,
        link=lambda held: Link("training", (held.public,)),
        several=Link("trainings"),
    )


def _any_class(mine: QuerySet[TrainingClass], asking: Asking) -> bool:
    """Whether any class is under way where the user trains. In most offices none is: one query for them."""
    return asking.once("classes", lambda: mine.filter(closed_on__isnull=True).exists())


def _all_held(classes: QuerySet[TrainingClass], day: date) -> QuerySet[TrainingClass]:
    """Of some classes those under way that have held as many working days as were planned."""
    counting = Count("days", filter=Q(days__is_workday=True, days__day__lte=day), distinct=True)
    under_way = TrainingClass.objects.filter(pk__in=classes.values("pk"), closed_on__isnull=True)
    return under_way.annotate(counted=counting).filter(counted__gte=F("days_planned"))


def _somebody_unexamined() -> Exists:
    sat = Exists(ExamResult.objects.filter(enrolment=OuterRef("pk")))
    return Exists(Enrolment.objects.filter(~sat, training_class=OuterRef("pk")))


@inbox("training.open_class", section="train", title=lambda: _("Train newcomers before duty"))
def untrained(_mine: QuerySet[Organisation], asking: Asking) -> Waiting | None:
    """People of whom the law asks a pass, who have none on record and are in no class under way."""
    count, names, cite = 0, list[str](), None
    for rows, law, rule in unplaced(asking):
        few = list(_named(rows))
        here = few[0][1] if few else 0
        count, names = count + here, [*names, *(name for name, _all in few)][:FIRST]
        cite = cite or (cited(law.pack, rule) if here else None)
    if not count:
        return None
    said, rest = _(", ").join(names), count - len(names)
    who = and_more(said, rest, people=True)
    says = _("{names}: no pass on record, and in no class").format(names=who)
    return Waiting(count, Link("trainings"), says=says, cite=cite)


def _named(rows: QuerySet[SheetRow]) -> QuerySet[SheetRow, tuple[str, int]]:
    """A few by name, each with the number of all: one query."""
    counted = rows.annotate(all=Window(Count("pk"))).order_by("-hired_on", "pk")
    return counted.values_list("engagement__person__name", "all")[:FIRST]


def _is_worked(asking: Asking) -> bool:
    try:
        return asking.calendar.is_workday(asking.on)
    except NotAnnounced:
        return False
