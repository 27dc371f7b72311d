"""`xieguan token …`: secrets by which programs speak for a user."""

from typing import Any

import click

from xieguan.cli.act import as_user, find_user
from xieguan.cli.days import today
from xieguan.cli.office import FINE, Refusal, answer, in_json, office
from xieguan.cli.words import Group, Option
from xieguan.words import _


@click.group("token", cls=Group, words=lambda: _("Tokens by which programs speak for a user."))
def token() -> None:
    """Tokens."""


@token.command(
    "issue",
    words=lambda: _("Issue a token in a user's name. The secret is printed this once and kept nowhere."),
)
@click.argument("name")
@as_user
@click.option(
    "--role",
    "roles",
    cls=Option,
    multiple=True,
    metavar="ROLE",
    words=lambda: _("only this role; all if not given"),
)
@click.option(
    "--organisation",
    cls=Option,
    default="",
    metavar="ID",
    words=lambda: _("only this organisation and all below it"),
)
@click.option("--write", cls=Option, is_flag=True, words=lambda: _("it may act, not only read"))
@click.option("--days", cls=Option, type=int, default=90, words=lambda: _("how many days it is valid"))
@in_json
@office
def issue(
    name: str, user: str, roles: tuple[str, ...], organisation: str, write: bool, days: int, in_json: bool
) -> int:
    """Issue a token."""
    by = find_user(user)
    data = {
        "name": name,
        "roles": list(roles),
        "organisation": organisation,
        "read_only": not write,
        "days": days,
    }
    done = _do("tokens.issue", by.public, data, by)
    found = {"id": done.subject, "secret": done.shown}
    answer(found, _("token {id}\nits secret, shown this once: {secret}").format(**found), as_json=in_json)
    return FINE


@token.command("list", words=lambda: _("A user's tokens; no secret is among them."))
@as_user
@in_json
@office
def list_tokens(user: str, in_json: bool) -> int:
    """List a user's tokens."""
    found = [_entry(one) for one in find_user(user).tokens.select_related("organisation").order_by("pk")]
    states = {"valid": _("valid"), "revoked": _("revoked"), "expired": _("expired")}
    line = _("{id}  {name}  until {expires}  {state}")
    lines = [line.format(**{**entry, "state": states[entry["state"]]}) for entry in found]
    answer(found, "\n".join(lines) or _("there are none"), as_json=in_json)
    return FINE


def _entry(one: Any) -> dict[str, Any]:
    from django.utils import timezone

    state = "revoked" if one.revoked_at else "expired" if one.expires_at <= timezone.now() else "valid"
    return {
        "id": one.public,
        "name": one.name,
        "roles": one.roles,
        "organisation": one.organisation.public if one.organisation else "",
        "read_only": one.read_only,
        "expires": timezone.localtime(one.expires_at).date().isoformat(),
        "used": one.used_on.isoformat() if one.used_on else None,
        "state": state,
    }


@token.command("revoke", words=lambda: _("Revoke a user's token at once."))
@click.argument("public", metavar="ID")
@as_user
@in_json
@office
def revoke(public: str, user: str, in_json: bool) -> int:
    """Revoke a token."""
    by = find_user(user)
    done = _do("tokens.give_back", by.public, {"token": public}, by)
    answer({"id": done.subject}, _("revoked: {id}").format(id=done.subject), as_json=in_json)
    return FINE


def _do(act: str, subject: str, data: dict[str, Any], by: Any) -> Any:
    from xieguan.people.outcomes import ActError
    from xieguan.people.perform import perform

    try:
        return perform(act, subject, data, by=by, on=today())
    except ActError as error:
        raise Refusal(str(error)) from None
