"""What a sent form says, as the act's input; and what of it may be kept until the form is right."""

import re
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from pydantic.fields import FieldInfo

from xieguan.people.inputs import Secret
from xieguan.people.registry import Act, Input
from xieguan.web.acts.kinds import kind_of, marker, plain_type

ROWS = 3  # of a list of things to be made, how many can be entered at once


def data_of(act: Act, sent: QueryDict) -> dict[str, Any]:
    """The input of an act. What was left empty is not stated, so that an act's own default counts."""
    return _read(act.input, sent, "")


def _read(model: type[Input], sent: QueryDict, prefix: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        value = _value(info, sent, prefix + name)
        if value not in ("", [], None):
            found[name] = value
    return found


def _value(info: FieldInfo, sent: QueryDict, name: str) -> Any:
    kind = kind_of(info)
    raw = sent.get(name, "")
    match kind:
        case "bool":
            return raw == "true"
        case "several":
            return [entry for entry in sent.getlist(name) if entry]
        case "days":
            return (
                re.split(r"[\s,，、;；]+", raw.strip()) if raw.strip() else [] if info.is_required() else None
            )
        case "rows":
            return _rows(info, sent, name)
        case "password":
            return raw
        case "data":
            return None
    return _plain(info, raw.strip())


def _plain(info: FieldInfo, raw: str) -> Any:
    """A text; where an act takes a number or yes or no as well, that."""
    if plain_type(info.annotation) is bool and raw:
        return raw == "true" if raw in ("true", "false") else raw
    if isinstance(plain_type(info.annotation), type) or not raw:
        return raw
    if raw in ("true", "false"):
        return raw == "true"
    return int(raw) if re.fullmatch(r"\d{1,9}", raw) else raw


def _rows(info: FieldInfo, sent: QueryDict, name: str) -> list[dict[str, Any]]:
    model = plain_type(info.annotation).__args__[0]
    rows = [_read(model, sent, f"{name}-{number}-") for number in range(ROWS)]
    return [row for row in rows if any(value is not False for value in row.values())]


def kept(act: Act, sent: QueryDict) -> dict[str, list[str]]:
    """What may be kept of a sent form: its inputs and the day, but nothing that is never shown again."""
    secret = {name for name, info in act.input.model_fields.items() if marker(info, Secret) is not None}
    return {
        name: sent.getlist(name)
        for name in sent
        if (name == "on" or name.split("-")[0] in act.input.model_fields) and name not in secret
    }


def as_sent(values: Mapping[str, list[str]]) -> QueryDict:
    """What was kept, as it was sent."""
    made = QueryDict(mutable=True)
    for name, entries in values.items():
        made.setlist(name, list(entries))
    return made
