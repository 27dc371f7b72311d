"""What the acts of this stage take."""

from typing import Annotated

from pydantic import Field

from xieguan.people.inputs import Names, Public
from xieguan.people.registry import Input

MOST = 2000  # lines in one issue to a team
MANY = 100_000  # of one item in one movement

Stock = Annotated[Public, Names("kit")]
Issues = Annotated[list[Annotated[Public, Names("held-kit")]], Field(max_length=200)]
Quantity = Annotated[int, Field(ge=1, le=MANY)]
Size = Annotated[str, Field(max_length=20)]
Serial = Annotated[str, Field(max_length=40)]
Serials = Annotated[str, Field(max_length=4000)]
Why = Annotated[str, Field(max_length=400)]
Must = Annotated[str, Field(min_length=1, max_length=400)]
Wording = Annotated[str, Field(max_length=40)]


class Line(Input):
    """One thing to issue: an item in a size, how many, and of what is numbered which piece (the next, unless said)."""

    stock: Stock
    quantity: int | None = Field(default=None, ge=1, le=MANY)
    serial: Serial = ""

    @property
    def pieces(self) -> int:
        """How many; one, unless said."""
        return self.quantity or 1


class TeamLine(Line):
    """The same for one of a team."""

    person: Public


Lines = Annotated[list[Line], Field(min_length=1, max_length=60)]
TeamLines = Annotated[list[TeamLine], Field(min_length=1, max_length=MOST)]
