"""Packs on the command line."""

from typing import Any

import click

from xieguan.law.objects import Pack
from xieguan.law.pack import PackErrors, find, load
from xieguan.words import _


class PackName(click.ParamType[Pack]):
    """A pack by id or by folder."""

    name = "pack"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Pack:
        if isinstance(value, Pack):
            return value
        try:
            return load(find(value).resolve())
        except LookupError as error:
            self.fail(str(error.args[0]), param, ctx)
        except PackErrors as error:
            problems = "\n".join(str(problem) for problem in error.problems[:20])
            self.fail(_("the pack is refused:\n{problems}").format(problems=problems), param, ctx)
