"""What a sent review form says, as the act takes it: grounds that nobody has filled in are left out."""

from typing import Any

from django.http import QueryDict


def review_of(sent: QueryDict) -> dict[str, Any]:
    """The input of `recruitment.review`."""
    grounds = sent.getlist("ground")
    found = [entry for name in grounds if (entry := _finding(sent, name))]
    data: dict[str, Any] = {"findings": found, "passed": sent.get("passed") == "true"}
    for name in ("day", "number", "verified_by", "reason"):
        if sent.get(name):
            data[name] = sent[name]
    return data


def _finding(sent: QueryDict, name: str) -> dict[str, str]:
    said = {
        field: sent.get(f"{field}-{name}", "").strip() for field in ("outcome", "level", "number", "reasons")
    }
    known = {field: value for field, value in said.items() if value}
    return {"ground": name, **known} if known.keys() & {"outcome", "level"} else {}
