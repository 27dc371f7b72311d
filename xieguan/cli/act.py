"""`xieguan act` and `xieguan offices`: any act by its name, and the part of the tree it can be done in.

For whoever runs the machine, until there are pages: it goes through `perform` like every surface, in a user's name.
"""

import json
from datetime import date
from typing import Any

import click

from xieguan.cli.days import Day, today
from xieguan.cli.office import FINE, Refusal, answer, in_json, office
from xieguan.cli.words import Command, Option
from xieguan.words import _

as_user = click.option(
    "--as", "user", cls=Option, required=True, metavar="USER", words=lambda: _("in whose name: a user's name")
)


@click.command(
    "act",
    cls=Command,
    words=lambda: _(
        "Do an act in a user's name; without a name, list the acts there are.\n\n"
        "The input is given as FIELD=VALUE. Rights, the law and the trail are as anywhere else."
    ),
)
@click.argument("name", required=False)
@click.argument("subject", required=False)
@click.argument("fields", nargs=-1)
@click.option("--as", "user", cls=Option, metavar="USER", words=lambda: _("in whose name: a user's name"))
@click.option(
    "--on", cls=Option, type=Day(), default=today, metavar="DATE", words=lambda: _("the day the act is about")
)
@click.option("--key", cls=Option, default="", metavar="KEY", words=lambda: _("the same key has one effect"))
@click.option("--version", cls=Option, type=int, words=lambda: _("refuse if somebody was quicker"))
@click.option("--rehearse", cls=Option, is_flag=True, words=lambda: _("only say whether it could be done"))
@in_json
@office
def act(
    name: str | None,
    subject: str | None,
    fields: tuple[str, ...],
    user: str | None,
    in_json: bool,
    **how: Any,
) -> int:
    """Do an act in a user's name."""
    from xieguan.people.registry import ACTS

    if name is None:
        acts = {
            key: {"says": found.describes, "input": _inputs(found)} for key, found in sorted(ACTS.items())
        }
        text = "\n".join(
            f"{key}  {' '.join(entry['input'])}\n    {entry['says']}" for key, entry in acts.items()
        )
        answer(acts, text, as_json=in_json)
        return FINE
    if name not in ACTS:
        raise Refusal(_("there is no such act"))
    if subject is None or user is None:
        raise Refusal(_("an act needs its subject, and --as a user"))
    _do(name, subject, _data(fields), find_user(user), in_json=in_json, **how)
    return FINE


def _inputs(found: Any) -> list[str]:
    return [
        field if entry.is_required() else f"[{field}]" for field, entry in found.input.model_fields.items()
    ]


def _data(fields: tuple[str, ...]) -> dict[str, str]:
    pairs = [field.partition("=") for field in fields]
    for name, sign, _value in pairs:
        if not sign or not name:
            raise Refusal(_("{field}: write the input as FIELD=VALUE").format(field=name))
    return {name: value for name, _sign, value in pairs}


def _do(
    name: str,
    subject: str,
    data: dict[str, str],
    by: Any,
    *,
    in_json: bool,
    rehearse: bool,
    on: date,
    **how: Any,
) -> None:
    from xieguan.people import perform
    from xieguan.people.outcomes import ActError

    if rehearse:
        obstacle = perform.rehearse(name, subject, data, by=by, on=on)
        if obstacle:
            raise Refusal(str(obstacle))
        answer({"may": True}, _("it could be done"), as_json=in_json)
        return
    try:
        done = perform.perform(name, subject, data, by=by, on=on, **how)
    except ActError as error:
        raise Refusal(str(error)) from None
    found = {"subject": done.subject, "version": done.version, "entry": done.entry, "repeated": done.repeated}
    answer(found, _("done: {subject}, entry {entry} of the trail").format(**found), as_json=in_json)


def find_user(name: str) -> Any:
    """The user of that name. Refuses one that is not there or disabled."""
    from xieguan.people.models import User

    user = User.objects.filter(username=name, disabled_at__isnull=True).first()
    if user is None:
        raise Refusal(_("there is no user {name}").format(name=name))
    return user


@click.command("offices", cls=Command, words=lambda: _("The organisations a user reaches, with their ids."))
@as_user
@in_json
@office
def offices(user: str, in_json: bool) -> int:
    """List the organisations a user reaches."""
    from xieguan.people.models import Organisation, Standing
    from xieguan.people.models.organisation import in_force
    from xieguan.people.scope import reach, within

    day = today()
    reached = within(Organisation, reach(find_user(user), day))
    standings = Standing.objects.filter(in_force(day), organisation__in=reached).select_related(
        "organisation"
    )
    found = [
        {
            "id": standing.organisation.public,
            "name": standing.name,
            "kind": standing.kind,
            "region": standing.region,
            "depth": standing.organisation.path.count("/") - 2,
        }
        for standing in standings.order_by("organisation__path")
    ]
    lines = [f"{entry['id']}  {'  ' * int(str(entry['depth']))}{entry['name']}" for entry in found]
    answer(found, "\n".join(lines) or json.dumps([]), as_json=in_json)
    return FINE
