"""`xieguan doctor`: what is in order, what is not, and what to do about it."""

import click

from xieguan.cli.office import FOUND, answer, in_json, office
from xieguan.cli.words import Command
from xieguan.words import _


@click.command(
    "doctor",
    cls=Command,
    words=lambda: _(
        "Examine this installation: a sentence for each thing looked at.\n\n"
        "Exit status: 0 nothing is wrong, 1 something is, 2 it could not be examined."
    ),
)
@in_json
@office
def doctor(in_json: bool) -> int:
    """Examine the installation."""
    from xieguan.desk.doctor import examine

    found = examine()
    marks = {"ok": _("fine"), "warn": _("note"), "bad": _("WRONG")}
    text = "\n".join(f"{marks[finding.state]}  {finding.say}" for finding in found)
    data = [{"check": finding.check, "state": finding.state, "say": finding.say} for finding in found]
    answer(data, text, as_json=in_json)
    return FOUND if any(finding.state == "bad" for finding in found) else 0
