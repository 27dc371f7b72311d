"""What the acts of training take, row by row."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from xieguan.lifecycle.training.models import Absence, Presence
from xieguan.people.inputs import Names, Public
from xieguan.people.registry import Input

MOST = 2000  # people in one class
ClassName = Annotated[Public, Names("class")]
FileName = Annotated[str, Field(max_length=120)]
Digest = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
Topics = Annotated[str, Field(max_length=399)]
Days = Annotated[int, Field(ge=1, le=250)]
PassMark = Annotated[int, Field(ge=0, le=999)]
ExamMark = Annotated[Decimal, Field(ge=0, le=999, max_digits=4, decimal_places=1)]
OptionalReason = Annotated[str, Field(max_length=1000)]


class Mark(Input):
    """One trainee on one day. A day not attended in full says why."""

    trainee: Public
    presence: Presence = Presence.FULL
    absence: Absence | None = None


Marks = Annotated[list[Mark], Field(min_length=1, max_length=MOST)]


class RegisterDay(Input):
    """The register of one day."""

    day: date
    marks: Marks


class Result(Input):
    """One trainee in one examination: a mark, or only whether he passed."""

    trainee: Public
    mark: ExamMark | None = None
    passed: bool | None = None


RegisterDays = Annotated[list[RegisterDay], Field(min_length=1, max_length=370)]
Results = Annotated[list[Result], Field(min_length=1, max_length=MOST)]
People = Annotated[list[Public], Field(min_length=1, max_length=MOST)]
