"""What the acts of this stage take."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from xieguan.people.inputs import Names, Public, Secret
from xieguan.people.registry import Input

MOST = 2000  # people in one list
Number = Annotated[str, Field(min_length=1, max_length=60)]
OptionalNumber = Annotated[str, Field(max_length=60)]
Post = Annotated[str, Field(max_length=200)]
Clause = Annotated[str, Field(max_length=2000)]
Payment = Annotated[str, Field(max_length=399)]
Amount = Annotated[Decimal, Field(ge=0, le=1_000_000, max_digits=9, decimal_places=2)]
Headcount = Annotated[int, Field(ge=1, le=100_000)]
Months = Annotated[int, Field(ge=1, le=600)]
Why = Annotated[str, Field(max_length=1000)]
ShortReason = Annotated[str, Field(min_length=1, max_length=400)]
Dispatched = Annotated[list[Public], Field(max_length=MOST), Names("dispatched")]
Month = Annotated[str, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]


class ClauseName(StrEnum):
    """The clauses of an agreement that can be struck out."""

    POST = "post"
    DUTIES = "duties"
    HEADCOUNT = "headcount"
    PERSONS = "persons"
    TERM = "term"
    PAY = "pay_amount"
    INSURANCE = "insurance_amount"
    HOUSING_FUND = "housing_fund_amount"
    PAYMENT = "payment"
    LIABILITY = "liability"


StruckOut = Annotated[list[ClauseName], Field(max_length=len(ClauseName)), Names("clause")]


class Insured(Input):
    """One person of the evidence of a month: the engagement, or name and ID number as a list has them."""

    engagement: Annotated[str, Field(pattern=r"^[0-9a-z]{0,20}$")] = ""
    name: Annotated[str, Field(max_length=80)] = ""
    id_number: Annotated[str, Field(max_length=40), Secret()] = ""


InsuredPeople = Annotated[list[Insured], Field(min_length=1, max_length=MOST)]
