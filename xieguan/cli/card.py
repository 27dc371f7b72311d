"""`xieguan card …`: check a card anywhere, and the keys that cards are signed with."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xieguan.cli.days import today
from xieguan.cli.office import FINE, FOUND, UNUSABLE, Refusal, answer, in_json, office, refusing
from xieguan.cli.photo import photo
from xieguan.cli.words import Group, Option
from xieguan.words import _

if TYPE_CHECKING:
    from xieguan.lifecycle.credentials.card.checking import Checked

FILE = click.Path(path_type=Path)
DAY = timedelta(days=1)


@click.group(
    "card", cls=Group, words=lambda: _("Cards of certificates: check one, and the keys behind them.")
)
def card() -> None:
    """Cards."""


card.add_command(photo)


def _about() -> str:
    return _(
        "Check the code of a card with the published keys: offline, no office is needed.\n\n"
        "TEXT is what the QR code says, or a file that holds it; - reads it from standard input. "
        "Exit status: 0 genuine and valid, 1 not genuine or expired, 2 it cannot be read. "
        "Whether it was lost or revoked meanwhile only the issuing office knows."
    )


@card.command("verify", words=_about)
@click.argument("text")
@click.option(
    "--key",
    cls=Option,
    type=FILE,
    required=True,
    metavar="FILE",
    words=lambda: _("the published keys (xieguan card publish)"),
)
@in_json
def verify(text: str, key: Path, in_json: bool) -> None:
    """Check a card."""
    from xieguan.desk.signing.published import NotPublished, read
    from xieguan.lifecycle.credentials.card.checking import GENUINE, check

    with refusing():
        try:
            keys = read(key.read_text("utf-8"))
        except (NotPublished, UnicodeDecodeError):
            raise Refusal(_("{file}: these are no published keys").format(file=key)) from None
        found = check(_text(text), keys, datetime.now(UTC))
    answer(_as_json(found), _report(found), as_json=in_json)
    if found.outcome == "unreadable":
        sys.exit(UNUSABLE)
    sys.exit(FINE if found.outcome == GENUINE[0] else FOUND)


def _text(given: str) -> str:
    if given == "-":
        return sys.stdin.read()
    path = Path(given)
    try:
        return path.read_text("utf-8") if len(given) < 200 and path.is_file() else given
    except UnicodeDecodeError:
        return ""


def _as_json(found: Checked) -> dict[str, Any]:
    claims = found.claims
    said = claims and {
        "issuer": claims.issuer,
        "number": claims.number,
        "name": claims.name,
        "badge": claims.badge,
        "last_day": (claims.valid_until - DAY).isoformat(),
        "code": claims.code.hex(),
        "signed_at": claims.signed_at.isoformat(),
    }
    return {"outcome": found.outcome, "key": found.key_id, "card": said}


def _report(found: Checked) -> str:
    words = {
        "genuine": _("genuine: signed by the office, and valid"),
        "expired": _("signed by the office, but expired"),
        "unreadable": _("this is no code of a card, or it is damaged"),
        "unknown-key": _("not proved: its key is not among the published ones"),
        "forged": _("forged: the signature does not hold"),
        "key-withdrawn": _("not proved: its key has been withdrawn"),
        "not-its-time": _("not proved: signed at a time when its key was not in use"),
    }
    lines = [words[found.outcome]]
    if found.claims:
        one = found.claims
        lines += [
            f"{_('Name')}: {one.name}",
            f"{_('Badge number')}: {one.badge}",
            f"{_('Certificate number')}: {one.number}",
            f"{_('Issuing authority')}: {one.issuer}",
            f"{_('Valid until')}: {one.valid_until - DAY}",
        ]
    return "\n".join(lines)


@card.command(
    "rotate",
    words=lambda: _("Begin a new key for cards. The old one goes on proving the cards it has signed."),
)
@click.option(
    "--withdraw",
    cls=Option,
    is_flag=True,
    words=lambda: _("a stranger may have the old key: cards signed with it prove nothing any more"),
)
@in_json
@office
def rotate(withdraw: bool, in_json: bool) -> int:
    """Begin a new key."""
    from django.utils import timezone

    from xieguan.lifecycle.credentials.card.keys import change

    made = change(timezone.now(), today(), withdraw=withdraw)
    says = _("key {key} signs cards from now on; publish the keys again").format(key=made.id.hex())
    answer({"key": made.id.hex()}, says, as_json=in_json)
    return FINE


@card.command("list", words=lambda: _("The keys of cards, the oldest first; no private key is among them."))
@in_json
@office
def list_keys(in_json: bool) -> int:
    """List the keys."""
    from django.conf import settings

    from xieguan.desk.signing.keyring import published

    found = [
        {
            "key": one.id.hex(),
            "from": one.from_at.isoformat(),
            "until": one.until_at.isoformat() if one.until_at else None,
            "withdrawn": one.withdrawn,
        }
        for one in published(settings.DATA)
    ]
    text = "\n".join(_line(entry) for entry in found) or _("no card has been signed here yet")
    answer(found, text, as_json=in_json)
    return FINE


def _line(entry: dict[str, Any]) -> str:
    state = (
        _("withdrawn") if entry["withdrawn"] else _("followed by another") if entry["until"] else _("signs")
    )
    return f"{entry['key']}  {entry['from']} – {entry['until'] or ''}  {state}"


@card.command(
    "publish", words=lambda: _("Print the public keys, as verifiers need them (a JSON Web Key Set).")
)
@office
def publish() -> int:
    """Print the public keys."""
    from xieguan.lifecycle.credentials.card.keys import published

    click.echo(published())
    return FINE
