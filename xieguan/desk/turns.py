"""Turns at a SQLite file, for work in many transactions: who waits looks every tenth of a second whether it is free.

A gap shorter than that passes him by, and after some tens of such gaps he gives up. On PostgreSQL nobody waits.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter, sleep

from django.db import connection

LOOK = 0.1  # seconds: the longest pause of SQLite's busy handler


class Turns:
    """Leaves other writers theirs. What is prepared between two turns is part of the gap, not added to it."""

    def __init__(self) -> None:
        self._free_since: float | None = None

    @contextmanager
    def take(self) -> Iterator[None]:
        """One turn, which is to be one short transaction."""
        if connection.vendor == "sqlite" and self._free_since is not None:
            sleep(max(0.0, self._free_since + LOOK - perf_counter()))
        yield
        self._free_since = perf_counter()
