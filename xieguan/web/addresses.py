"""Where pages are."""

from typing import Any

from django.urls import NoReverseMatch, reverse


def address(name: str, *args: Any, **kwargs: Any) -> str:
    """Where a page is; empty where that page is not built, so that a link to it is not shown."""
    try:
        return reverse(name, args=args or None, kwargs=kwargs or None)
    except NoReverseMatch:
        return ""
