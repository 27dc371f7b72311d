"""What goes wrong, as `application/problem+json` (RFC 9457), from what the floors below raise."""

import json
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from xieguan.api.shapes import ruled
from xieguan.desk.papers import DamagedPaper
from xieguan.people.outcomes import ActError, Denied, Invalid, NotFound, Refused, Stale
from xieguan.roster import UnusableFile
from xieguan.words import _

KINDS: dict[type[ActError], tuple[str, int]] = {
    NotFound: ("not-found", 404),
    Denied: ("denied", 403),
    Stale: ("stale", 409),
    Invalid: ("invalid", 422),
    Refused: ("refused", 409),
}


class Malformed(Exception):
    """A request that cannot be read as what the endpoint takes."""


class NoRoom(Exception):
    """A method or type the endpoint does not take."""


def problem(kind: str, status: int, detail: str = "", **more: Any) -> HttpResponse:
    """One problem. `type` is what a program looks at, `detail` what a person reads."""
    body = {
        "type": f"urn:xieguan:problem:{kind}",
        "title": titles()[kind],
        "status": status,
        "detail": detail,
        **more,
    }
    response = HttpResponse(
        json.dumps(body, ensure_ascii=False), content_type="application/problem+json", status=status
    )
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="xieguan"'
    patch_vary_headers(response, ("Accept-Language",))
    return response


def titles() -> dict[str, str]:
    """What each kind of problem is called."""
    return {
        "unauthorised": _("who you are must be shown by a token"),
        "denied": _("none of your roles may do this"),
        "not-found": _("there is no such record"),
        "stale": _("somebody was quicker"),
        "refused": _("the law stands in the way"),
        "invalid": _("the input is not right"),
        "malformed": _("this request cannot be read"),
        "unusable-file": _("this file cannot be used"),
        "too-large": _("this is too large"),
    }


def of_act(error: ActError) -> HttpResponse:
    """The problem of a refused act: with the sentences for each field, the versions, or the rules in the way."""
    kind, status = KINDS[type(error)]
    more: dict[str, Any] = {}
    if isinstance(error, Invalid):
        more["errors"] = error.errors
    elif isinstance(error, Stale):
        more |= {"expected": error.expected, "found": error.found}
    elif isinstance(error, Refused):
        more["verdict"] = {"may": False, "rules": [ruled(ruling) for ruling in error.rulings]}
    return problem(kind, status, str(error), **more)


def handle_on(api: NinjaAPI) -> None:
    """Let an API answer with problems."""

    def on(error: type[Exception], answer: Any) -> None:
        def handler(_request: HttpRequest, raised: Any) -> HttpResponse:
            made: HttpResponse = answer(raised)
            return made

        api.add_exception_handler(error, handler)

    on(ActError, of_act)
    on(AuthenticationError, lambda _error: problem("unauthorised", 401))
    on(Malformed, lambda error: problem("malformed", 400, str(error)))
    on(HttpError, lambda _error: problem("malformed", 400))
    on(ValidationError, _of_parameters)
    on(UnusableFile, lambda error: problem("unusable-file", 422, str(error)))
    on(DamagedPaper, lambda error: problem("unusable-file", 422, str(error)))
    on(RequestDataTooBig, lambda _error: problem("too-large", 413))


def _of_parameters(error: Exception) -> HttpResponse:
    fields: dict[str, list[str]] = {}
    for entry in getattr(error, "errors", ()):
        where = ".".join(str(part) for part in entry["loc"][1:] if part != "file") or str(entry["loc"][-1])
        fields.setdefault(where, []).append(str(entry["msg"]))
    return problem("invalid", 422, errors=fields)
