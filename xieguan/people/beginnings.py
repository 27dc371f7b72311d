"""Texts that begin with something, found by an index: PostgreSQL has one for LIKE, SQLite needs a range."""

from django.db import connection
from django.db.models import Q

LAST = "\U0010ffff"  # no character comes after it


def begins(field: str, text: str) -> Q:
    """The rows whose field begins with a text."""
    if connection.vendor == "postgresql":
        return Q(**{f"{field}__startswith": text})
    return Q(**{f"{field}__gte": text, f"{field}__lt": text + LAST})


def under(paths: tuple[str, ...], *, indexed: bool) -> Q:
    """The rows of the sheet below some organisations; without the index where another shall lead the way."""
    condition = Q()
    for path in paths:
        condition |= begins("path", path) if indexed else Q(path__startswith=path)
    return condition if paths else Q(pk__in=[])
