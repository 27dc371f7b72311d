"""The file an import was read from, given back: it holds ID numbers in full, so the trail says who had it and why."""

from datetime import date
from pathlib import Path

from xieguan.desk import papers, trail
from xieguan.people import reads
from xieguan.people.models import Import, User
from xieguan.people.outcomes import Invalid
from xieguan.people.redact import redacted
from xieguan.words import _

NAME = "imports.original"
LONGEST = 400


def original(public: str, *, purpose: str, by: User, on: date) -> tuple[Import, Path]:
    """The import and where its file lies. Raises NotFound, Denied, Invalid or DamagedPaper.

    The entry on the trail is committed first: where it cannot be written there is nothing to have.
    """
    taken: Import = reads.one("imports.see", public, by)
    said = purpose.strip()
    if not said or not said.isprintable() or len(said) > LONGEST:
        raise Invalid({"purpose": [_("say what the file is needed for, in one line")]})
    path = papers.kept(taken.file)
    trail.shown(
        act=NAME,
        actor=by.public,
        subject=("import", taken.public),
        organisation=taken.organisation.public,
        on=on,
        detail={"purpose": redacted(said), "of": "file"},
    )
    return taken, path
