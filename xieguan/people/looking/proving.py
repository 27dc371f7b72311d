"""Proof of the trail and its export: done at once while it is small, by a worker when it is not."""

import hashlib
from dataclasses import dataclass
from itertools import islice
from json import loads
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from xieguan.desk import papers, trail
from xieguan.desk.checkpoints import checkpoints_file
from xieguan.desk.export import write_export
from xieguan.desk.models import Entry, Job, Paper, Seal

AT_ONCE = 20_000  # entries that are proved or written out within a second or two
SHOWN_FAULTS = 20
EXPORT = "trail-export"


def is_small() -> bool:
    """Whether the trail is short enough to be read through while somebody waits."""
    last = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return last <= AT_ONCE


def proof() -> dict[str, Any]:
    """What verification finds, as plain data."""
    found = trail.verify()
    faults = [{"first": one.first, "last": one.last, "say": one.say} for one in found.faults[:SHOWN_FAULTS]]
    return {"proved": found.proved, "unsealed": found.unsealed, "faults": faults, "faulty": len(found.faults)}


def export(organisation: str) -> dict[str, Any]:
    """Write the trail with its seals into a file, keep that under its hash, and say where and how large it is."""
    seals = list(Seal.objects.order_by("last"))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "trail.jsonl"
        count = write_export(path, seals, trail.lines(), public_key())
        digest = papers.keep(path)
    name = f"trail-{seals[-1].last if seals else 0}.jsonl"
    subject = ("organisation", organisation)
    papers.hold(
        digest,
        name=name,
        kind=EXPORT,
        media_type="application/x-ndjson",
        subject=subject,
        organisation=organisation,
    )
    return {"digest": digest, "entries": count, "seals": len(seals)}


def public_key() -> str:
    """The key by which an export is proved elsewhere."""
    return trail.public_key().public_bytes_raw().hex()


@dataclass(frozen=True, slots=True)
class Asked:
    """The last time somebody asked for a proof or an export: when, by whom, how far it is, and what came of it."""

    entry: Entry
    job: Job | None
    result: dict[str, Any] | None

    @property
    def state(self) -> str:
        """done, waiting, running, failed or cancelled."""
        return self.job.state if self.job else "done"


def last_asked(act: str) -> Asked | None:
    """The latest proof (trail.verify) or export (trail.export) that was asked for."""
    entry = Entry.objects.filter(act=act, kind="act").order_by("-pk").first()
    if entry is None:
        return None
    job = Job.objects.filter(pk=entry.detail["job"]).first() if "job" in entry.detail else None
    return Asked(entry, job, job.result if job else entry.detail.get("result"))


def exported(digest: str) -> Paper | None:
    """An export that was kept."""
    return Paper.objects.filter(digest=digest, kind=EXPORT).order_by("-pk").first()


def seals(most: int = 20) -> list[Seal]:
    """The latest seals."""
    return list(Seal.objects.order_by("-last")[:most])


def unsealed() -> int:
    """How many entries no seal covers yet."""
    last = Seal.objects.order_by("-last").values_list("last", flat=True).first() or 0
    return Entry.objects.filter(pk__gt=last).count()


def checkpoint() -> tuple[str, str]:
    """The last line of the checkpoint file: up to which entry, and its digest; empty where there is none."""
    path = checkpoints_file()
    if not path.exists():
        return "", ""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 4096))
        lines = file.read().decode(errors="replace").splitlines()

    try:
        read = loads(lines[-1])
        return str(read["last"]), str(read["digest"])
    except (IndexError, ValueError, KeyError, TypeError):
        return "", ""


def seal_of(number: int) -> Seal | None:
    """The seal that covers an entry; None while it waits for one."""
    found = Seal.objects.filter(last__gte=number).order_by("last").first()
    return found if found and found.first <= number else None


def digest_of(number: int) -> str:
    """The SHA-256 of an entry's canonical form, as its seal chains it."""
    line = next(islice(trail.lines(number - 1), 1), None)
    return hashlib.sha256(line[1]).hexdigest() if line and line[0] == number else ""
