"""Inputs that name something of a recruitment, so that whoever fills a form in can choose."""

from typing import Annotated

from pydantic import Field

from xieguan.people.inputs import Key, Names

GroundName = Annotated[Key, Names("ground")]
PostName = Annotated[str, Field(max_length=80), Names("post")]
