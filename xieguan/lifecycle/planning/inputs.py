"""What the acts of planning take."""

from enum import Enum
from typing import Annotated

from pydantic import Field

from xieguan.law.facts import vocabulary
from xieguan.people.inputs import Name
from xieguan.people.registry import Input

MOST = 40  # posts of one plan
Places = Annotated[int, Field(ge=1, le=9999)]
QuotaPlaces = Annotated[int, Field(ge=0, le=999999)]
Need = Annotated[str, Field(max_length=2000)]
Text = Annotated[str, Field(max_length=399)]
Yuan = Annotated[int, Field(ge=0, le=999_999_999_999)]


class LeastEducation(Enum):
    """The least education a post asks for, by the scale of the law."""

    PRIMARY = "primary"
    JUNIOR_HIGH = "junior-high"
    SENIOR_HIGH = "senior-high"
    JUNIOR_COLLEGE = "junior-college"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTOR = "doctor"

    @property
    def rank(self) -> int:
        """Its rank on the scale."""
        return vocabulary().scales["education"].rank(self.value)


class PostEntry(Input):
    """One post of a plan: how many people, what for, and what they must bring."""

    name: Name
    places: Places
    duties: Text = ""
    min_education: LeastEducation | None = None
    skills: Text = ""
    other_conditions: Text = ""
