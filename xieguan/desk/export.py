"""The trail as a file that can be proved anywhere with nothing but the office's public key.

The first line says what it is; then come the seals, then the entries, each in its canonical form: an auditor needs no
program of ours to hash them.
"""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from xieguan.desk.proof import Line, Proof, canonical, prove
from xieguan.words import _

FORMAT = 1
SEAL = ("first", "last", "count", "sealed_at", "previous", "digest", "signature")


class UnusableExport(Exception):
    """The file is no export of a trail; the message is the sentence for the user."""


def write_export(path: Path, seals: list[Any], lines: Iterator[Line], public: str) -> int:
    """Write the file; how many entries it holds."""
    count = 0
    with path.open("wb") as file:
        header = {"xieguan": "trail", "format": FORMAT, "seals": len(seals), "public_key": public}
        file.write(canonical(header) + b"\n")
        for sealed in seals:
            file.write(canonical({name: getattr(sealed, name) for name in SEAL}) + b"\n")
        for _number, line in lines:
            file.write(line + b"\n")
            count += 1
    return count


def prove_export(path: Path, public: Ed25519PublicKey) -> Proof:
    """Hold an exported trail against its seals. Raises UnusableExport, or OSError."""
    with path.open("rb") as file:
        header = _header(file)
        seals = [_seal(line) for line in islice(file, header["seals"])]
        if len(seals) != header["seals"]:
            raise UnusableExport(_("the file ends among its seals"))
        return prove(seals, _lines(file), public)


def _header(file: IO[bytes]) -> dict[str, Any]:
    header = _read(file.readline())
    if not isinstance(header, dict) or header.get("xieguan") != "trail":
        raise UnusableExport(_("this file is no exported trail"))
    if header.get("format") != FORMAT or not isinstance(header.get("seals"), int):
        raise UnusableExport(_("this trail was exported by another version of xieguan"))
    return header


def _seal(line: bytes) -> SimpleNamespace:
    read = _read(line)
    if not isinstance(read, dict) or set(read) != set(SEAL):
        raise UnusableExport(_("the file has a seal that cannot be read"))
    return SimpleNamespace(**read)


def _lines(file: IO[bytes]) -> Iterator[Line]:
    for line in file:
        read = _read(line)
        if not isinstance(read, list) or not read or not isinstance(read[0], int):
            raise UnusableExport(_("the file has an entry that cannot be read"))
        yield read[0], line.rstrip(b"\n")


def _read(line: bytes) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return None
