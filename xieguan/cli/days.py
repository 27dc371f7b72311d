"""Days on the command line."""

from datetime import date, datetime
from typing import Any

import click

from xieguan.words import _


class Day(click.ParamType[date]):
    """A day as 2023-12-31."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 — a day has no zone
        except ValueError:
            self.fail(_('"{value}" is no day; write it as 2023-12-31').format(value=value), param, ctx)


def today() -> date:
    """The day it is here."""
    return datetime.now().astimezone().date()
