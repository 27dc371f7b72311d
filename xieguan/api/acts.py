"""One endpoint for each act. What it takes is the act's own declaration; what it does is `perform`, or `rehearse`."""

import inspect
import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from xieguan.api.auth import caller
from xieguan.api.problems import Malformed, of_act
from xieguan.api.schemas import Done, Known, Rehearsed
from xieguan.people.labels import act_words, input_label
from xieguan.people.outcomes import Invalid
from xieguan.people.perform import perform, rehearse
from xieguan.people.registry import ACTS, Act
from xieguan.words import _

router = Router(tags=["acts"])
VERSION = re.compile(r'(?:W/)?"?(\d{1,9})"?')
HEADERS = [
    {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string", "maxLength": 80},
     "description": "the same call with the same key has one effect"},
    {"name": "If-Match", "in": "header", "schema": {"type": "string"},
     "description": "the version you have seen; 409 where somebody was quicker"},
]  # fmt: skip


def offered() -> dict[str, Act]:
    """The acts of the API: all but those a person does to himself, who must have signed in for them."""
    return {name: act for name, act in sorted(ACTS.items()) if not act.own}


@router.get("", response=list[Known], summary="The acts there are")
def known(request: HttpRequest) -> list[dict[str, Any]]:  # noqa: ARG001  Ninja names it
    """Every act with its roles and the JSON schema of its input."""
    return [
        {
            "act": act.name,
            "of": act.of._meta.model_name,
            "by": sorted(act.by),
            "about": act_words(act.name),
            "input": act.input.model_json_schema(),
        }
        for act in offered().values()
    ]


def add_all() -> None:
    """Add an endpoint for every act the floors below have declared."""
    for act in offered().values():
        router.add_api_operation(
            f"/{act.name}",
            ["POST"],
            _endpoint(act),
            response={200: Done | Rehearsed},
            summary=act_words(act.name),
            description=inspect.getdoc(act.body),
            operation_id=act.name.replace(".", "_"),
            openapi_extra={"requestBody": _body(act), "parameters": HEADERS},
        )


def _endpoint(act: Act) -> Callable[..., Any]:
    def endpoint(request: HttpRequest, response: HttpResponse, *, rehearse: bool = False) -> dict[str, Any]:
        subject, on, data = _read(request)
        if rehearse:
            return _rehearsed(act, subject, on, data, request)
        done = perform(
            act.name,
            subject,
            data,
            by=caller(request),
            on=on,
            key=request.headers.get("Idempotency-Key", ""),
            version=_version(request),
        )
        if done.version is not None:
            response["ETag"] = f'"{done.version}"'
        return {
            "subject": done.subject,
            "version": done.version,
            "entry": done.entry,
            "exemptions": done.exemptions,
            "repeated": done.repeated,
        }

    return endpoint


def _rehearsed(
    act: Act, subject: str, on: date, data: dict[str, Any], request: HttpRequest
) -> dict[str, Any]:
    error = rehearse(act.name, subject, data, by=caller(request), on=on)
    return {"may": error is None, "problem": json.loads(of_act(error).content) if error else None}


def _read(request: HttpRequest) -> tuple[str, date, dict[str, Any]]:
    """Subject, day and input out of the body; the day is today where none is given."""
    data = read_object(request)
    subject, on = data.pop("subject", None), data.pop("on", None)
    if not isinstance(subject, str) or not subject:
        raise Invalid({"subject": [_("name the record this is done to")]})
    if on is None:
        return subject, timezone.localdate(), data
    try:
        return subject, date.fromisoformat(on), data
    except (TypeError, ValueError):
        raise Invalid({"on": [_("a day is written 2026-03-01")]}) from None


def read_object(request: HttpRequest) -> dict[str, Any]:
    """The body as a JSON object. Raises Malformed."""
    try:
        data = json.loads(request.body, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Malformed(_("the body is not JSON")) from None
    if not isinstance(data, dict):
        raise Malformed(_("the body is not a JSON object"))
    return data


def _no_number(_text: str) -> None:
    raise ValueError


def _version(request: HttpRequest) -> int | None:
    given = request.headers.get("If-Match", "").strip()
    if given in ("", "*"):
        return None
    match = VERSION.fullmatch(given)
    if not match:
        raise Malformed(_("If-Match is the version of a record"))
    return int(match[1])


def body_of(path: str) -> dict[str, Any] | None:
    """The request body of the endpoint of an act, in the language of whoever reads; None of any other endpoint."""
    act = offered().get(path.rpartition("/acts/")[2])
    return _body(act) if act else None


def _described(act: Act, properties: dict[str, Any]) -> dict[str, Any]:
    """Each input with what it is called, unless it says more itself."""
    return {name: {"description": _called(act, name), **part} for name, part in properties.items()}


def _called(act: Act, name: str) -> str:
    label = input_label(act.name, name)
    return f"{label.words}: {label.help}" if label.help else label.words


def _body(act: Act) -> dict[str, Any]:
    """The request body for OpenAPI: the act's input, with its subject and day."""
    schema = act.input.model_json_schema(ref_template=f"#/components/schemas/{act.name}.{{model}}")
    schema.pop("$defs", None)
    properties = {
        "subject": {"type": "string", "description": _("the record this is done to")},
        "on": {
            "type": "string",
            "format": "date",
            "description": _("the day it is about; today if not given"),
        },
        **_described(act, schema.get("properties", {})),
    }
    whole = {**schema, "properties": properties, "required": ["subject", *schema.get("required", ())]}
    return {"required": True, "content": {"application/json": {"schema": whole}}}


def definitions() -> dict[str, Any]:
    """The named parts of all inputs, for OpenAPI's components."""
    return {
        f"{act.name}.{name}": part
        for act in offered().values()
        for name, part in act.input.model_json_schema(
            ref_template=f"#/components/schemas/{act.name}.{{model}}"
        )
        .get("$defs", {})
        .items()
    }
