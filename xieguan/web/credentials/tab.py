"""The part of somebody's file that shows badge number and certificates; and what a certificate is called on pages."""

from typing import Any

from xieguan.lifecycle.credentials.models import Badge, Certificate
from xieguan.lifecycle.credentials.state import with_state
from xieguan.web.acts.subjects import PAGES, WORDS
from xieguan.web.files.opened import Opened
from xieguan.web.files.tabs import Tab, add
from xieguan.words import _


def register() -> None:
    """Let the file and the forms of acts know of certificates."""
    add(Tab("credentials", lambda: _("Credentials"), "credentials/_tab.html", _shown))
    WORDS[Certificate] = lambda one: _("certificate {number} of {name}").format(
        number=one.number, name=one.engagement.person.name
    )
    PAGES[Certificate] = ("certificate", lambda one: one.public)


def _shown(opened: Opened) -> dict[str, Any]:
    of_him = Certificate.objects.filter(engagement=opened.engagement, issued_on__lte=opened.on)
    badges = Badge.objects.filter(engagement=opened.engagement, from_on__lte=opened.on)
    return {
        "certificates": list(with_state(of_him, opened.on).order_by("-issued_on", "-id")),
        "badges": list(badges.select_related("number").order_by("-from_on", "-id")),
    }
