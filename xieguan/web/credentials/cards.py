"""Cards for the printer, and the public keys by which anybody checks one."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from xieguan.desk.signing.keyring import DamagedKeys
from xieguan.lifecycle.credentials.card.keys import published
from xieguan.lifecycle.credentials.card.run import Printed, print_chosen, print_office
from xieguan.people.outcomes import Invalid
from xieguan.people.papers.making import Made
from xieguan.web.pages import page, refusal, user_of
from xieguan.web.papers.views import file
from xieguan.words import _


@page(read="cards.print")
@require_safe
def cards(request: HttpRequest) -> HttpResponse:
    """The cards of chosen certificates, or of all valid ones of an office; why not is said where they are chosen."""
    try:
        printed = _printed(request, timezone.localdate())
    except Invalid as error:
        messages.error(request, " ".join(say for says in error.errors.values() for say in says))
        return redirect("credentials")
    except DamagedKeys as error:
        return refusal(request, 400, str(error))
    name = _("Cards {day} ({n}).pdf").format(day=timezone.localdate(), n=printed.count)
    return file(Made(name, "application/pdf", printed.content))


def _printed(request: HttpRequest, on: date) -> Printed:
    office, user, now = request.GET.get("office", ""), user_of(request), timezone.now()
    if office:
        return print_office(office, by=user, on=on, now=now)
    return print_chosen(request.GET.getlist("pick"), by=user, on=on, now=now)


@page(access="open")
@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """The public keys, as a JSON Web Key Set."""
    try:
        answer = HttpResponse(published(), content_type="application/jwk-set+json")
    except DamagedKeys as error:
        return refusal(request, 404, str(error))
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
