"""What is told once, after an act: that it is done, and where the trail says so."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import format_html

from xieguan.people import reads
from xieguan.people.models import User
from xieguan.web.addresses import address
from xieguan.words import _


def done(request: HttpRequest, user: User, title: str, entry: int) -> None:
    """It is done; with the way to its entry for whoever may read the trail."""
    says = _("Done: {act}.").format(act=title)
    number = _("entry {n} of the trail").format(n=entry)
    where = address("trail") if reads.may("trail.see", user) else ""
    link = format_html('<a href="{}?entry={}">{}</a>', where, entry, number) if where else number
    # Django's own safe text: any other would be escaped once it comes back out of the session
    messages.success(request, format_html("{} {}", says, link))


def waiting(request: HttpRequest) -> None:
    """An exception was asked for."""
    messages.info(
        request,
        _("The exception has been asked for. A leader other than you decides; then send this form again."),
    )
