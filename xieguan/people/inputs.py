"""The kinds of text an act takes, none longer than its column: one database refuses what another would keep."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field


@dataclass(frozen=True, slots=True)
class Names:
    """Marks an input that names something there is, so that whoever fills it in can choose."""

    what: Literal[
        "organisation",
        "firm",
        "user",
        "pack",
        "parameter",
        "field",
        "part",
        "class",
        "ground",
        "post",
        "kit",
        "held-kit",
        "dispatched",
        "clause",
    ]


@dataclass(frozen=True, slots=True)
class Secret:
    """Marks an input that is never shown again, nor put into an address: an ID number, a password."""

    hidden: bool = False  # not even while it is typed


Name = Annotated[str, Field(min_length=1, max_length=80)]
Title = Annotated[str, Field(min_length=1, max_length=120)]
Document = Annotated[str, Field(min_length=1, max_length=120)]
OptionalDocument = Annotated[str, Field(max_length=120)]
Reason = Annotated[str, Field(min_length=1, max_length=1000)]
Public = Annotated[str, Field(pattern=r"^[0-9a-z]{1,20}$")]
OptionalPublic = Annotated[str, Field(pattern=r"^[0-9a-z]{0,20}$")]
OrganisationName = Annotated[Public, Names("organisation")]
PartName = Annotated[Public, Names("part")]
UserName = Annotated[Public, Names("user")]
FirmName = Annotated[OptionalPublic, Names("firm")]
Region = Annotated[str, Field(pattern=r"^[0-9]{2,12}$")]
EnforcementField = Annotated[str, Field(pattern=r"^[a-z-]{0,40}$"), Names("field")]
PackName = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}$"), Names("pack")]
Key = Annotated[str, Field(pattern=r"^[a-z0-9_-]{1,80}$")]
ParameterName = Annotated[Key, Names("parameter")]
Password = Annotated[str, Field(max_length=200), Secret(hidden=True)]
