"""How an input is asked for on a page, by the type that its act declares."""

import types
from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from xieguan.people.inputs import Names, Secret

Kind = Literal[
    "text", "long", "date", "bool", "number", "choice", "several", "password", "days", "rows", "data"
]
LONG = 400  # characters from which a text is given more than one line


def kind_of(info: FieldInfo) -> Kind:
    """The kind of field for an input."""
    of = plain_type(info.annotation)
    secret = marker(info, Secret)
    if secret is not None:
        return "password" if secret.hidden else "text"
    if get_origin(of) in (list, tuple):
        return _of_many(get_args(of)[0])
    if get_origin(of) is dict or of is dict:
        return "data"
    if marker(info, Names) is not None or get_origin(of) is Literal or _is(of, Enum):
        return "choice"
    if of is bool and info.annotation is not bool:
        return "choice"  # yes, no, or nothing said: an empty box would say no
    if of in (bool, date, int):
        return {bool: "bool", date: "date", int: "number"}[of]  # type: ignore[return-value]
    return "long" if (longest(info) or 0) >= LONG else "text"


def _of_many(member: Any) -> Kind:
    if _is(member, BaseModel):
        return "rows"
    return "days" if member is date else "several"


def plain_type(annotation: Any) -> Any:
    """A type without "or nothing"; a union of several stays what it is."""
    if get_origin(annotation) in (Union, types.UnionType):
        rest = [member for member in get_args(annotation) if member is not type(None)]
        return rest[0] if len(rest) == 1 else annotation
    return annotation


def marker(info: FieldInfo, of: type[Any]) -> Any:
    """What an input is marked with; None where it is not. A list's members may bear the mark."""
    found = next((entry for entry in info.metadata if isinstance(entry, of)), None)
    if found is not None:
        return found
    for member in get_args(plain_type(info.annotation)):
        found = next((entry for entry in getattr(member, "__metadata__", ()) if isinstance(entry, of)), None)
        if found is not None:
            return found
    return None


def longest(info: FieldInfo) -> int | None:
    """How many characters an input may have."""
    return next((entry.max_length for entry in info.metadata if hasattr(entry, "max_length")), None)


def members(info: FieldInfo) -> Sequence[Any]:
    """The values of an enumeration or a literal."""
    of = plain_type(info.annotation)
    return list(of) if _is(of, Enum) else get_args(of)


def _is(of: Any, base: type) -> bool:
    return isinstance(of, type) and issubclass(of, base)
