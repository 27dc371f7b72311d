"""What the page of one certificate shows, as far as whoever looks may see it."""

from typing import Any

from django.utils import timezone

from xieguan.lifecycle.credentials.card.run import READ as PRINT
from xieguan.lifecycle.credentials.card.run import printable
from xieguan.lifecycle.credentials.models import Certificate
from xieguan.lifecycle.credentials.state import SUSPENDED, VALID
from xieguan.lifecycle.models import Photo
from xieguan.people import reads
from xieguan.people.models import User
from xieguan.people.registry import ACTS
from xieguan.people.scope import reach


def may_print(certificate: Certificate, user: User) -> bool:
    """Whether he may print its card now."""
    if not reads.may(PRINT, user):
        return False
    return printable(user, timezone.localdate()).filter(pk=certificate.pk).exists()


def lacks_photo(one: Any) -> bool:
    """Whether its card would have an empty place for the photo."""
    return one.state in (VALID, SUSPENDED) and not Photo.objects.filter(engagement=one.engagement).exists()


def may_picture(certificate: Certificate, user: User) -> bool:
    """Whether he hands in the photo of whose certificate it is."""
    where = reach(user, timezone.localdate())
    return where.covers(certificate.engagement.organisation.path, ACTS["credentials.set_photo"].by)


def history(certificate: Certificate) -> list[object]:
    """What has happened to a certificate, the latest first."""
    return list(certificate.events.select_related("by").order_by("-on", "-id"))
