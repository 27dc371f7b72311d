"""What every page declares: the read or act it needs, or that it is open. A route that declares nothing fails a test.

A view loads in scope, asks one thing of the floors below and shows it. What those raise becomes a page here, once.
"""

import logging
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from functools import wraps
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.cache import never_cache

from xieguan.desk.once import remembering
from xieguan.desk.papers import DamagedPaper
from xieguan.people import reads
from xieguan.people.models import User
from xieguan.people.outcomes import Denied, NotFound

log = logging.getLogger(__name__)
View = Callable[..., HttpResponse]
Access = Literal["open", "signed-in", "by-paper"]


def page(
    *, read: str = "", acts: bool = False, access: Access = "signed-in", posts: bool = False
) -> Callable[[View], View]:
    """Declare what a page needs: a `read` of `people/reads.py`; `acts`, where `perform` itself decides; or an access.

    An `open` page is for everybody; a `signed-in` one for whoever has an account and shows nothing of any office; of a
    `by-paper` one the read that the paper itself declares decides (`people/papers`). A page is looked at (GET, HEAD);
    a form is taken (POST) only by one that `acts` or `posts`.
    """
    methods = ("GET", "HEAD", "POST") if acts or posts else ("GET", "HEAD")

    def declare(view: View) -> View:
        if read and read not in reads.READS:
            raise ValueError(f"there is no read called {read}")

        @never_cache
        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            if access == "open":
                return view(request, *args, **kwargs)
            if not request.user.is_authenticated:
                return redirect_to_sign_in(request)
            return _answered(lambda: view(request, *args, **kwargs), request, read)

        wrapped.declared = {"read": read, "acts": acts, "access": access, "posts": "POST" in methods}  # type: ignore[attr-defined]
        return wrapped

    return declare


def _answered(view: Callable[[], HttpResponse], request: HttpRequest, read: str) -> HttpResponse:
    """What a page answers to somebody signed in, or why it does not."""
    try:
        with remembering() if request.method in ("GET", "HEAD") else nullcontext():
            if read:
                reads.reaching(read, user_of(request))
            return view()
    except NotFound as error:
        return refusal(request, 404, str(error))
    except Denied as error:
        return refusal(request, 403, str(error))
    except DamagedPaper as error:  # it is not there to be shown; whoever keeps the machine must know
        log.exception("a paper is missing or damaged")
        return refusal(request, 404, str(error))


def user_of(request: HttpRequest) -> User:
    """The user who is signed in; only for pages that are not open."""
    if not isinstance(request.user, User):
        raise TypeError("nobody is signed in")
    return request.user


def redirect_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Off to the sign-in page, and back afterwards; a form sent meanwhile cannot be sent again by itself."""
    from urllib.parse import urlencode

    target = request.get_full_path() if request.method in ("GET", "HEAD") else "/"
    return redirect(f"/account/login/?{urlencode({'next': target})}")


def show(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Render a template of `web/templates`."""
    return render(request, template, dict(context or {}), status=status)


def refusal(request: HttpRequest, status: int, says: str) -> HttpResponse:
    """A page that says no, and why. Its frame names who is signed in, so that no cache keeps it either."""
    answer = show(request, f"{status}.html", {"says": says}, status=status)
    add_never_cache_headers(answer)
    return answer
