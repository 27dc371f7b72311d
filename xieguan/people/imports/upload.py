"""From a file to an import that has been read: kept, recognised, its day and mapping settled; then the act."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from xieguan.desk import papers
from xieguan.people.imports.allowed import must_be_allowed
from xieguan.people.imports.asof import day_of
from xieguan.people.imports.headings import by_letter, fingerprint, remembered
from xieguan.people.imports.opened import understood
from xieguan.people.models import Import, Organisation, User
from xieguan.people.perform import perform
from xieguan.roster import Roster, RosterMapping, UnusableFile, streamed


def take_in(
    file: Path | bytes,
    name: str,
    *,
    organisation: str,
    by: User,
    on: date,
    as_of: date | None = None,
    sheet: str = "",
    mapping: Mapping[str, Any] | None = None,
) -> Import:
    """Take in a roster's file for an office. Raises UnusableFile, or what `perform` raises.

    Without a mapping the one this office has used for the same headings is used; one that is given is remembered, and
    an empty one forgets. The same file, once finished, is answered with the import it was; another `as_of` makes it
    another roster.
    """
    must_be_allowed("imports.read", organisation, by=by, on=on)
    digest = papers.keep(file)
    given, said = dict(mapping or {}), mapping is not None
    headings = _headings(papers.kept(digest), sheet, on)
    used = given if said else remembered(Organisation.objects.get(public=organisation), headings)
    head = _head(papers.kept(digest), sheet, on, understood(used))
    data = {
        "file": digest,
        "file_name": name,
        "sheet": sheet,
        "as_of": as_of or day_of(head, on),
        "given": as_of is not None,
        "mapping": used,
        "headings": headings or fingerprint(head),
        "remember": by_letter(given, head) if said else None,
    }
    taken: Import = Import.objects.get(
        public=perform("imports.read", organisation, data, by=by, on=on).subject
    )
    return taken


def _headings(path: Path, sheet: str, on: date) -> str:
    """The fingerprint of the headings as the reader understands them by itself; nothing where it does not."""
    try:
        return fingerprint(_head(path, sheet, on, RosterMapping()))
    except UnusableFile:
        return ""


def _head(path: Path, sheet: str, on: date, mapping: RosterMapping) -> Roster:
    """What stands above a roster's rows."""
    with streamed(path, on=on, sheet=sheet or None, mapping=mapping) as stream:
        return stream.roster()
