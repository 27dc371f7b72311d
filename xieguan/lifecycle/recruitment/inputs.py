"""What the acts of recruitment take, field by field and row by row."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from xieguan.lifecycle.planning.inputs import LeastEducation
from xieguan.lifecycle.recruitment.models import Step
from xieguan.people.inputs import Key, Name, OptionalPublic, Public, Secret
from xieguan.people.registry import Input

MOST = 20_000  # applicants in one campaign

IdNumber = Annotated[str, Field(max_length=40), Secret()]
PassMark = Annotated[int, Field(ge=0, le=100)]
Percent = Annotated[int, Field(ge=0, le=100)]
ExamMark = Annotated[Decimal, Field(ge=0, le=100, max_digits=5, decimal_places=2)]
Number = Annotated[str, Field(max_length=80)]
Source = Annotated[str, Field(max_length=80)]
Why = Annotated[str, Field(max_length=1000)]
Phone = Annotated[str, Field(max_length=30, pattern=r"^[0-9+() -]*$")]
Called = Annotated[str, Field(max_length=80)]
Serial = Annotated[int, Field(ge=1)]
Digest = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
FileName = Annotated[str, Field(min_length=1, max_length=200)]


class CheckOutcome(StrEnum):
    """What looking into a ground has shown."""

    YES = "yes"
    NO = "no"
    UNVERIFIED = "unverified"

    @property
    def holds(self) -> bool | None:
        """As the record has it."""
        return {"yes": True, "no": False}.get(self.value)


class Applicant(Input):
    """What somebody states when he applies."""

    name: Name
    id_number: IdNumber
    education: LeastEducation | None = None
    veteran: bool | None = None
    first_hired_on: date | None = None
    priority: Annotated[list[Key], Field(max_length=20, default_factory=list)]
    post: Annotated[str, Field(max_length=80)] = ""
    phone: Phone = ""
    applied_on: date | None = None


class Named(Input):
    """A row about an applicant: by his number in the campaign, his ID number, or the id of the application.

    A name is held against the one recorded: a row that has slipped is refused.
    """

    applicant: OptionalPublic = ""
    serial: Serial | None = None
    id_number: IdNumber = ""
    name: Called = ""


class Result(Named):
    """One applicant in one step: a mark, or only whether he passed."""

    mark: ExamMark | None = None
    passed: bool | None = None


class Answer(Named):
    """What an office answered about one applicant on the ground it was asked about: so or not, or which level."""

    outcome: CheckOutcome | None = None
    level: LeastEducation | None = None
    number: Number = ""


class Finding(Input):
    """One ground of a review."""

    ground: Key
    outcome: CheckOutcome | None = None
    level: LeastEducation | None = None
    number: Number = ""
    reasons: Why = ""


Applicants = Annotated[list[Applicant], Field(min_length=1, max_length=MOST)]
Results = Annotated[list[Result], Field(min_length=1, max_length=MOST)]
Answers = Annotated[list[Answer], Field(min_length=1, max_length=MOST)]
Findings = Annotated[list[Finding], Field(max_length=100)]
People = Annotated[list[Public], Field(min_length=1, max_length=MOST)]
StepKind = Step.Kind
