"""The tab of a file: what somebody holds, what he has given back, and what can be done with it."""

from typing import Any

from xieguan.lifecycle.kit.access import KEEPERS
from xieguan.lifecycle.kit.shelf import of_person
from xieguan.web.files.opened import Opened
from xieguan.web.files.tabs import Tab, add
from xieguan.words import _


def _kit(opened: Opened) -> dict[str, Any]:
    found = of_person(opened.engagement, opened.on)
    return {
        "out": [one for one in found if one.ended_on is None or one.ended_on > opened.on],
        "back": [one for one in found if one.ended_on is not None and one.ended_on <= opened.on],
        "recoveries": opened.engagement.kit_recoveries.filter(on__lte=opened.on).order_by("-on", "-pk"),
        "may_record": opened.holds(frozenset(KEEPERS)) and opened.on == opened.today,
    }


add(Tab("kit", lambda: _("Kit"), "kit/_tab.html", _kit))
