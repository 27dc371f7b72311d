"""The kinds of text an act takes, none longer than its column: one database refuses what another would keep."""

from typing import Annotated

from pydantic import Field

Name = Annotated[str, Field(min_length=1, max_length=80)]
Title = Annotated[str, Field(min_length=1, max_length=120)]
Document = Annotated[str, Field(min_length=1, max_length=120)]
OptionalDocument = Annotated[str, Field(max_length=120)]
Reason = Annotated[str, Field(min_length=1, max_length=1000)]
Public = Annotated[str, Field(pattern=r"^[0-9a-z]{1,20}$")]
OptionalPublic = Annotated[str, Field(pattern=r"^[0-9a-z]{0,20}$")]
Region = Annotated[str, Field(pattern=r"^[0-9]{2,12}$")]
EnforcementField = Annotated[str, Field(pattern=r"^[a-z-]{0,40}$")]
PackName = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}$")]
Key = Annotated[str, Field(pattern=r"^[a-z0-9_-]{1,80}$")]
