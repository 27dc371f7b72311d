"""`xieguan trail …`: prove it, seal it, export it."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xieguan.cli.office import (
    FINE,
    FOUND,
    Refusal,
    answer,
    in_json,
    must_exist,
    office,
    open_office,
    refusing,
)
from xieguan.cli.words import Group, Option
from xieguan.desk.whole import written_whole
from xieguan.words import _

if TYPE_CHECKING:
    from xieguan.desk.proof import Proof

SHOWN = 20
FILE = click.Path(path_type=Path)


@click.group("trail", cls=Group, words=lambda: _("The record of every act: prove it, seal it, export it."))
def trail() -> None:
    """The trail."""


def _about() -> str:
    return _(
        "Prove that nobody has changed, removed, added or reordered a sealed entry.\n\n"
        "With --file an exported trail is proved, and no database is needed. "
        "Exit status: 0 all is in order, 1 the trail was tampered with, 2 it cannot be read."
    )


@trail.command("verify", words=_about)
@click.option("--file", cls=Option, type=FILE, metavar="FILE", words=lambda: _("an exported trail"))
@click.option(
    "--key",
    cls=Option,
    metavar="KEY",
    words=lambda: _("the office's public key, by which the file is proved"),
)
@in_json
def verify(file: Path | None, key: str | None, in_json: bool) -> None:
    """Prove the trail."""
    if (file is None) != (key is None):
        raise click.UsageError(_("--file and --key go together"))
    with refusing():
        proof = _proof_of_file(file, key) if file and key else _proof()
    answer(asdict(proof), _report(proof), as_json=in_json)
    sys.exit(FOUND if proof.faults else FINE)


def _proof() -> Proof:
    must_exist()
    open_office()
    from xieguan.desk.trail import verify as prove

    return prove()


def _proof_of_file(file: Path, key: str) -> Proof:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from xieguan.desk.export import UnusableExport, prove_export

    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
    except ValueError:
        raise Refusal(
            _("a public key has 64 digits 0–9 and a–f, as `xieguan trail export` shows it")
        ) from None
    try:
        return prove_export(file, public)
    except UnusableExport as error:
        raise Refusal(str(error)) from None


def _report(proof: Proof) -> str:
    lines = [
        _("{count} entries proved, {open} not sealed yet").format(count=proof.proved, open=proof.unsealed)
    ]
    says = _("entries {first}–{last}: {say}")
    lines += [
        says.format(first=fault.first, last=fault.last, say=fault.say) for fault in proof.faults[:SHOWN]
    ]
    if len(proof.faults) > SHOWN:
        lines.append(_("and {count} more").format(count=len(proof.faults) - SHOWN))
    return "\n".join(lines)


@trail.command("seal", words=lambda: _("Seal what has been written; a worker does so every minute."))
@in_json
@office
def seal(in_json: bool) -> None:
    """Seal the trail."""
    from xieguan.desk.trail import seal as close

    sealed = close()
    found = {"first": sealed.first, "last": sealed.last, "count": sealed.count} if sealed else {"count": 0}
    answer(found, _("{count} entries sealed").format(count=found["count"]), as_json=in_json)


@trail.command(
    "export",
    words=lambda: _(
        "Write the trail with its seals to a file that can be proved elsewhere, and show the key for it."
    ),
)
@click.argument("file", type=FILE)
@in_json
@office
def export(file: Path, in_json: bool) -> None:
    """Export the trail."""
    from xieguan.desk import trail as records
    from xieguan.desk.export import write_export
    from xieguan.desk.models import Seal

    public = records.public_key().public_bytes_raw().hex()
    with written_whole(file) as half:
        count = write_export(half, list(Seal.objects.order_by("last")), records.lines(), public)
    text = _("{count} entries written to {file}\nthe public key: {key}").format(
        count=count, file=file, key=public
    )
    answer({"file": str(file), "entries": count, "public_key": public}, text, as_json=in_json)
