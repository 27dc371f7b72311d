"""Proving a trail against its seals: pure functions over rows, so that an export is proved far from the office.

The canonical form of an entry is the JSON of its fields in order: dates as ISO text, moments in UTC, keys sorted.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any, Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from xieguan.words import _

FIRST = "0" * 64
Line = tuple[int, bytes]  # an entry's id and its canonical form


class Sealed(Protocol):
    """What a seal says."""

    first: int
    last: int
    count: int
    sealed_at: Any
    previous: str
    digest: str
    signature: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the trail contradicts its seals."""

    first: int
    last: int
    say: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What verification found: entries proved, entries not sealed yet, and faults."""

    proved: int
    unsealed: int
    faults: tuple[Fault, ...]


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False, default=_plain
).encode


def canonical(data: Any) -> bytes:
    """Plain data in its one canonical form."""
    return _encode(data).encode()


def digest_of(lines: Iterable[Line], previous: str) -> tuple[int, int, int, str]:
    """First and last id, number and digest of a run of entries, chained to the digest before it."""
    running = hashlib.sha256(previous.encode())
    first = last = count = 0
    for number, line in lines:
        running.update(hashlib.sha256(line).digest())
        first, last, count = first or number, number, count + 1
    return first, last, count, running.hexdigest()


def statement(sealed: Sealed) -> bytes:
    """What the signature of a seal signs."""
    return canonical(
        [sealed.first, sealed.last, sealed.count, sealed.sealed_at, sealed.previous, sealed.digest]
    )


def prove(seals: list[Any], lines: Iterable[Line], public: Ed25519PublicKey) -> Proof:
    """Hold entries, in order, against their seals, in order: one pass over both."""
    faults = list(_broken_chain(seals))
    run = _Run(lines)
    proved = 0
    for sealed in seals:
        faults += _strays(run, sealed)
        if digest_of(run.until(sealed.last), sealed.previous) != _says(sealed):
            says = _("entries were changed, removed, added or reordered after sealing")
            faults.append(Fault(sealed.first, sealed.last, says))
        elif not _signed(sealed, public):
            faults.append(Fault(sealed.first, sealed.last, _("the seal's signature is not this office's")))
        else:
            proved += sealed.count
    unsealed = sum(1 for _line in run.until(None))
    return Proof(proved, unsealed, tuple(faults))


class _Run:
    """Entries in order, taken up to an id; what comes after waits for the next to ask."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = iter(lines)
        self._next = next(self._lines, None)

    def until(self, last: int | None) -> Iterator[Line]:
        while self._next is not None and (last is None or self._next[0] <= last):
            taken, self._next = self._next, next(self._lines, None)
            yield taken


def _strays(run: _Run, sealed: Sealed) -> Iterator[Fault]:
    strays = [number for number, _line in run.until(sealed.first - 1)]
    if strays:
        yield Fault(strays[0], strays[-1], _("an entry was added before or between the seals"))


def _says(sealed: Sealed) -> tuple[int, int, int, str]:
    return sealed.first, sealed.last, sealed.count, sealed.digest


def _signed(sealed: Sealed, public: Ed25519PublicKey) -> bool:
    try:
        public.verify(bytes.fromhex(sealed.signature), statement(sealed))
    except (InvalidSignature, ValueError):
        return False
    return True


def _broken_chain(seals: list[Any]) -> Iterator[Fault]:
    """Each seal names the one before it."""
    if seals and seals[0].previous != FIRST:
        yield Fault(seals[0].first, seals[0].last, _("the first seals are missing"))
    for before, after in pairwise(seals):
        if after.previous != before.digest:
            yield Fault(before.first, after.last, _("a seal is missing or was replaced"))
