"""The template environment: Jinja with autoescape, and the few words every template may use."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from xieguan.law.wording import cite
from xieguan.web.frame import address
from xieguan.web.icons import icon, sprite
from xieguan.words import _, language, pick


def environment(**options: Any) -> Environment:
    """The environment of all pages. What a template names and nobody gave is an error, not an empty place."""
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**{**options, "autoescape": True})  # noqa: S701  it is
    made.globals.update({"static": static, "url": _url, "address": address, "_": _, "language": language})
    made.globals.update({"icon": icon, "sprite": sprite, "pick": pick, "article_words": cite})
    return made


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None)
