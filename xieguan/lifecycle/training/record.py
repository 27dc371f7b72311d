"""The training record of one person: every day with its class and whether it counts, every result, every correction."""

from dataclasses import dataclass
from datetime import date

from xieguan.lifecycle.training.models import Attendance, ExamResult
from xieguan.people.models import Engagement


@dataclass(frozen=True, slots=True)
class Record:
    """Days in their order and results, the latest first; corrected rows are among neither, but counted."""

    days: tuple[Attendance, ...]
    results: tuple[ExamResult, ...]

    @property
    def counted(self) -> int:
        """Days that count: worked by the calendar and attended in full, each once."""
        return len({row.training_day.day for row in self.days if counts(row)})


def counts(row: Attendance) -> bool:
    """Whether a day in full on a working day, as the shipped reading counts."""
    return row.training_day.is_workday and row.presence == "full"


def record_of(engagement: Engagement, on: date) -> Record:
    """What is recorded of somebody until a day. Two queries."""
    about = ("training_day__training_class", "enrolment", "corrects", "recorded_by")
    rows = Attendance.objects.current().filter(enrolment__engagement=engagement, training_day__day__lte=on)
    results = ExamResult.objects.current().filter(enrolment__engagement=engagement, held_on__lte=on)
    sat = results.select_related("enrolment__training_class", "corrects", "recorded_by")
    return Record(
        tuple(rows.select_related(*about).order_by("training_day__day", "pk")),
        tuple(sat.order_by("-held_on", "-pk")),
    )
