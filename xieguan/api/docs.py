"""The documentation of the API, served by the house itself: every endpoint, its input, its answers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from xieguan.api import titles
from xieguan.api.app import describe


def docs(request: HttpRequest) -> HttpResponse:
    """The OpenAPI description as a page to read; it needs no script."""
    schema = describe()
    context = {"info": schema["info"], "groups": _grouped(schema), "called": titles.groups()}
    return render(request, "api/docs.html", context)


docs.declared = {"read": "", "acts": False, "access": "open"}  # type: ignore[attr-defined]


def _grouped(schema: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    parts = schema["components"]["schemas"]
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            entry = {"path": path, "method": method.upper(), **operation, "fields": _fields(operation, parts)}
            groups.setdefault(operation["tags"][0], []).append(entry)
    return groups


def _fields(operation: dict[str, Any], parts: dict[str, Any]) -> list[dict[str, Any]]:
    """The inputs of an endpoint, of its address and of its body alike."""
    found = [
        {"name": entry["name"], "where": entry["in"], "required": entry.get("required", False),
         "kind": _kind(entry["schema"], parts), "about": entry.get("description", "")}
        for entry in operation.get("parameters", ())
    ]  # fmt: skip
    for content in operation.get("requestBody", {}).get("content", {}).values():
        schema = content["schema"]
        required = schema.get("required", ())
        found += [
            {"name": name, "where": "body", "required": name in required,
             "kind": _kind(part, parts), "about": part.get("description", "")}
            for name, part in schema.get("properties", {}).items()
        ]  # fmt: skip
    return found


def _kind(part: dict[str, Any], parts: dict[str, Any]) -> str:
    if "$ref" in part:
        part = parts.get(part["$ref"].rpartition("/")[2], {})
    if "enum" in part:
        return " | ".join(map(str, part["enum"]))
    if "anyOf" in part:
        return " | ".join(_kind(one, parts) for one in part["anyOf"] if one.get("type") != "null")
    return str(part.get("format") or part.get("type", ""))
