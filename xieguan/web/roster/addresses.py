"""Addresses of the list: only what differs from asking for nothing in particular stands in them."""

from urllib.parse import urlencode

from django.urls import reverse

from xieguan.people.listing.cursor import Cursor
from xieguan.people.listing.filters import Filters


def to_roster(filters: Filters, at: Cursor | None = None, name: str = "roster", **more: str) -> str:
    """The list as filters choose it, from a place on."""
    query = {**filters.query, **({"at": str(at)} if at else {}), **more}
    return reverse(name) + (f"?{urlencode(query)}" if query else "")
