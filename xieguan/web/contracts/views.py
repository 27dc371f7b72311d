"""The agreements, one agreement, and people by what their contracts lack."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xieguan.lifecycle.contracts.models import DispatchAgreement
from xieguan.people import reads
from xieguan.web.contracts.one import One
from xieguan.web.contracts.shown import Overview, Staff
from xieguan.web.pages import page, show, user_of


def before_of(request: HttpRequest) -> int:
    """The key before which a page begins; 0 for the first."""
    before = request.GET.get("before", "")
    return int(before) if before.isascii() and before.isdecimal() and len(before) < 16 else 0


@page(read="contracts.see")
@require_safe
def contracts(request: HttpRequest) -> HttpResponse:
    """What awaits, the agreements with what they miss, and the firms."""
    shown = Overview(user_of(request), timezone.localdate(), request.GET.get("show", ""), before_of(request))
    return show(request, "contracts/list.html", {"shown": shown})


@page(read="contracts.people")
@require_safe
def labour_contracts(request: HttpRequest) -> HttpResponse:
    """Contracts to sign and to renew, people to tell, insurance to prove: by whom, until when."""
    asked = request.GET.get("show", "")
    shown = Staff(user_of(request), timezone.localdate(), asked, before_of(request))
    return show(request, "contracts/people.html", {"shown": shown})


@page(read="contracts.see")
@require_safe
def agreement(request: HttpRequest, public: str) -> HttpResponse:
    """One agreement: its clauses by article, its versions, the people under it."""
    found: DispatchAgreement = reads.one("contracts.see", public, user_of(request))
    return show(request, "contracts/one.html", {"one": One(found, user_of(request), timezone.localdate())})
