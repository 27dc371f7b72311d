"""What is wrong with an input, in sentences of our own: the reader's are English, and speak of types."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from xieguan.words import _


def complaints(error: ValidationError) -> dict[str, list[str]]:
    """A sentence for each wrong field, never with what was put in."""
    fields: dict[str, list[str]] = {}
    for problem in error.errors(include_url=False, include_input=False):
        where = ".".join(str(part) for part in problem["loc"] if not _is_kind(part))
        said = fields.setdefault(where, [])
        sentence = _sentence(problem["type"], problem.get("ctx", {}))
        if sentence not in said:
            said.append(sentence)
    return fields


def _is_kind(part: int | str) -> bool:
    """The members of a union stand in the place of an error; they are no fields."""
    return part in {"bool", "int", "str", "float"}


def _sentence(kind: str, context: Mapping[str, Any]) -> str:
    if kind == "value_error":
        return str(context.get("error", _("this cannot be right")))
    if kind == "missing":
        return _("this is needed")
    if kind == "extra_forbidden":
        return _("this act takes no such input")
    return _limit(kind, context) or _form(kind)


def _limit(kind: str, context: Mapping[str, Any]) -> str:
    match kind:
        case "string_too_short":
            return _("this is needed") if context["min_length"] == 1 else _long(context, "min_length")
        case "string_too_long":
            return _("at most {n} characters").format(n=context["max_length"])
        case "greater_than_equal":
            return _("{n} or more").format(n=context["ge"])
        case "less_than_equal":
            return _("{n} or less").format(n=context["le"])
        case "too_short":
            return _("at least {n}").format(n=context["min_length"])
        case "too_long":
            return _("at most {n}").format(n=context["max_length"])
    return ""


def _long(context: Mapping[str, Any], bound: str) -> str:
    return _("at least {n} characters").format(n=context[bound])


def _form(kind: str) -> str:
    if kind.startswith("date"):
        return _("a date such as 2026-05-01 is expected")
    if kind.startswith("decimal"):
        return _("a number such as 85 or 85.5 is expected")
    if kind.startswith(("int", "float")):
        return _("a whole number is expected")
    if kind.startswith("bool"):
        return _("yes or no is expected")
    if kind in ("enum", "literal_error"):
        return _("choose one of those there are")
    if kind == "string_pattern_mismatch":
        return _("this is not written as it should be")
    return _("this cannot be read")
