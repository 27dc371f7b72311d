"""The template environment: Jinja with autoescape, and the few words every template may use."""

from datetime import datetime
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.timezone import localtime
from jinja2 import Environment, StrictUndefined

from xieguan.law.wording import cite
from xieguan.people.labels import choice
from xieguan.people.roles import Role
from xieguan.web.addresses import address
from xieguan.web.days import last_day
from xieguan.web.icons import icon, sprite
from xieguan.words import _, language, pick


def environment(**options: Any) -> Environment:
    """The environment of all pages. What a template names and nobody gave is an error, not an empty place."""
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**{**options, "autoescape": True})  # noqa: S701  it is
    made.globals.update({"static": static, "url": _url, "address": address, "_": _, "language": language})
    made.globals.update({"icon": icon, "sprite": sprite, "pick": pick, "article_words": cite})
    made.globals.update({"local_time": _local_time, "choice": choice, "role_word": _role_word})
    made.globals |= {"local": localtime, "last_day": last_day}
    return made


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None)


def _local_time(moment: datetime) -> str:
    """A moment by the clock here, to the minute."""
    return f"{localtime(moment):%Y-%m-%d %H:%M}"


def _role_word(role: str) -> str:
    return str(Role(role).label)
