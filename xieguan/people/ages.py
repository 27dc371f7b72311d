"""Ages, as the database computes them: year, month and day compared, never days divided by 365."""

from typing import Any

from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.functions import ExtractDay, ExtractMonth, ExtractYear
from django.db.models.lookups import Exact, GreaterThan, GreaterThanOrEqual, LessThan


def years(born: Any, day: Any) -> Any:
    """Whole years from birth to a day; unknown where that lies before the birth."""
    whole = (
        ExtractYear(day)
        - ExtractYear(born)
        - Case(
            When(GreaterThan(ExtractMonth(born), ExtractMonth(day)), then=1),
            When(LessThan(ExtractMonth(born), ExtractMonth(day)), then=0),
            When(GreaterThan(ExtractDay(born), ExtractDay(day)), then=1),
            default=0,
            output_field=IntegerField(),
        )
    )
    return Case(When(GreaterThanOrEqual(day, born), then=whole), default=None, output_field=IntegerField())


def birthday(born: Any, day: Any) -> Any:
    """Whether a day is the birthday itself; a leapling's is 1 March in common years."""
    same = Q(Exact(ExtractMonth(day), ExtractMonth(born))) & Q(Exact(ExtractDay(day), ExtractDay(born)))
    leapling = Q(Exact(ExtractMonth(born), 2)) & Q(Exact(ExtractDay(born), 29))
    first_of_march = Q(Exact(ExtractMonth(day), 3)) & Q(Exact(ExtractDay(day), 1))
    year = ExtractYear(day)
    leap = Q(Exact(year % 4, 0)) & (~Q(Exact(year % 100, 0)) | Q(Exact(year % 400, 0)))
    return Case(
        When(
            Q(GreaterThanOrEqual(day, born)) & (same | (leapling & first_of_march & ~leap)),
            then=Value(value=True),
        ),
        When(Q(GreaterThanOrEqual(day, born)), then=Value(value=False)),
        default=None,
    )
