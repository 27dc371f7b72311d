"""The language of the pages: Chinese, unless whoever looks has chosen another by the switch.

What a browser prefers is not asked: an office works in one language, and two catalogues must follow as one, Django's
and that of `xieguan.words`.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from xieguan.web import icons
from xieguan.web.pages import page
from xieguan.words import LANGUAGES, speaking

COOKIE = "xieguan_language"
A_YEAR = 365 * 24 * 3600


class Speaking:
    """Middleware: both catalogues speak the chosen language while a request is answered, and icons begin anew."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the chosen language."""
        code = chosen(request)
        icons.forget()
        with speaking(code), translation.override(code.lower()):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", code)
        return response


def chosen(request: HttpRequest) -> str:
    """The language of a request: of a program by its `Accept-Language`, of a page by the switch."""
    if request.path.startswith("/api/") and not request.path.endswith("/docs"):
        wanted = request.headers.get("Accept-Language", "").strip().lower()
        return "en" if wanted.startswith("en") else LANGUAGES[0]
    code = request.COOKIES.get(COOKIE, "")
    return code if code in LANGUAGES else LANGUAGES[0]


@page(access="open")
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Choose the language, and go back to where one was."""
    code = request.POST.get("language", "")
    response = redirect(local(request, request.POST.get("next", "")))
    if code in LANGUAGES:
        response.set_cookie(
            COOKIE, code, max_age=A_YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
        )
    return response


def local(request: HttpRequest, target: str, otherwise: str = "/") -> str:
    """A path to go on to, as long as it is one of this house."""
    inside = target.startswith("/") and url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if inside else otherwise
