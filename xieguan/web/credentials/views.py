"""The register, and one certificate."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xieguan.lifecycle.credentials.models import Certificate
from xieguan.lifecycle.credentials.register import Asked
from xieguan.lifecycle.credentials.state import with_state
from xieguan.people import reads
from xieguan.people.listing.lines import named
from xieguan.web.credentials.one import history, lacks_photo, may_picture, may_print
from xieguan.web.credentials.shown import Register
from xieguan.web.pages import page, show, user_of


@page(read="credentials.see")
@require_safe
def credentials(request: HttpRequest) -> HttpResponse:
    """What awaits, the numbers left, and the register with its filters."""
    before = request.GET.get("before", "")
    asked = Asked(
        show=request.GET.get("show", ""),
        text=request.GET.get("q", "").strip()[:40],
        before=int(before) if before.isascii() and before.isdecimal() and len(before) < 16 else 0,
    )
    register = Register(user_of(request), timezone.localdate(), asked)
    return show(request, "credentials/register.html", {"register": register})


@page(read="credentials.see")
@require_safe
def certificate(request: HttpRequest, public: str) -> HttpResponse:
    """One certificate, what was printed on it and what has happened to it."""
    user = user_of(request)
    found: Certificate = reads.one("credentials.see", public, user)
    one = with_state(Certificate.objects.filter(pk=found.pk), timezone.localdate()).select_related(
        "engagement__person", "engagement__organisation", "issuer", "replaces", "replaced_by"
    )[0]
    offices = named({one.engagement.organisation_id, one.issuer_id})
    context = {"one": one, "events": history(one), "offices": offices, "may_print": may_print(one, user)}
    context |= {"pictureless": lacks_photo(one), "may_picture": may_picture(one, user)}
    return show(request, "credentials/certificate.html", context)
