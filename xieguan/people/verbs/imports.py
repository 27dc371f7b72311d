"""Imports of rosters: read, committed, undone, removed: the decisions. The work between is in `people.imports`."""

from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from xieguan.desk import papers
from xieguan.people.imports.finishing import finish
from xieguan.people.imports.opened import understood
from xieguan.people.imports.undoing import built_on
from xieguan.people.imports.undoing import undo as hide
from xieguan.people.models import ColumnMapping, Import, Organisation, User
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.people.scope import belongs
from xieguan.people.tree import standing_of
from xieguan.words import _

belongs(Import, "organisation__path")
State = Import.State


@act("imports.read", of=Organisation, by=[Role.CLERK])
def read(
    organisation: Organisation,
    *,
    file: str,
    file_name: str,
    as_of: date,
    given: bool = True,
    sheet: str = "",
    mapping: dict[str, Any] | None = None,
    headings: str = "",
    remember: dict[str, Any] | None = None,
    by: User,
    on: date,
    now: datetime,
) -> Import:
    """Take in a roster's file, with the day it speaks of and how its columns are read. Nothing of it counts yet.

    A file that has been imported for this day is answered with the import it was; where nobody `given` a day, for any.
    """
    standing_of(organisation)
    _check(file, as_of, min(on, localdate(now)))
    understood(mapping or {})
    known = _known(organisation, file, sheet, as_of if given else None)
    if known:
        return known
    if headings and remember is not None:
        _remember(organisation, headings, remember, now)
    taken = _again(organisation, file, sheet) or Import(organisation=organisation, file=file, sheet=sheet)
    taken.file_name, taken.as_of, taken.mapping = file_name[:200], as_of, mapping or {}
    taken.made_by, taken.made_at = by, now
    is_new = taken.pk is None
    taken.save()
    if is_new:
        _hold(taken)
    return taken


def _check(file: str, as_of: date, latest: date) -> None:
    if as_of > latest:
        raise Invalid({"as_of": [_("a roster cannot speak of a day to come")]})
    try:
        papers.kept(file)
    except (ValueError, papers.DamagedPaper):
        raise Invalid({"file": [_("no such file has been kept")]}) from None


def _known(organisation: Organisation, file: str, sheet: str, as_of: date | None) -> Import | None:
    """The import that this file already is: finished, or being written."""
    same = Import.objects.filter(
        organisation=organisation,
        file=file,
        sheet=sheet,
        state__in=[State.FINISHED, State.WRITING, State.WRITTEN],
    )
    return (same.filter(as_of=as_of) if as_of else same).order_by("-pk").first()


def _again(organisation: Organisation, file: str, sheet: str) -> Import | None:
    """The same file read before and not committed: it is read anew, perhaps with another mapping."""
    return Import.objects.filter(organisation=organisation, file=file, sheet=sheet, state=State.READ).first()


def _remember(organisation: Organisation, headings: str, mapping: dict[str, Any], now: datetime) -> None:
    understood(mapping)
    ColumnMapping.objects.update_or_create(
        organisation=organisation,
        headings=headings,
        defaults={"mapping": mapping, "saved_at": now},
    )


def _hold(taken: Import) -> None:
    papers.hold(
        taken.file,
        name=taken.file_name,
        kind="roster",
        media_type="application/octet-stream",
        subject=("import", taken.public),
        organisation=taken.organisation.public,
    )


@act("imports.commit", of=Import, by=[Role.CLERK])
def commit(taken: Import, *, rename: bool = False, now: datetime) -> None:
    """Make all that an import has written count at once, and for good or until it is undone."""
    standing_of(taken.organisation)
    if taken.state == State.WRITTEN:
        finish(taken, now, rename=rename)
        return
    if taken.state in (State.READ, State.WRITING):
        say = _("{done} rows are written and not all: resume the import or remove it")
        raise Invalid({"": [say.format(done=taken.done)]})
    raise Invalid({"": [_("this import has been finished, undone or removed already")]})


@act("imports.undo", of=Import, by=[Role.CLERK, Role.LEADER])
def undo(taken: Import, *, on: date, now: datetime) -> None:
    """Undo a finished import: nothing of it counts any more. Refused once somebody has built on it."""
    if taken.state != State.FINISHED:
        raise Invalid({"": [_("only a finished import can be undone")]})
    if say := built_on(taken):
        raise Invalid({"": [say]})
    hide(taken, on, now)


@act("imports.remove", of=Import, by=[Role.CLERK, Role.LEADER])
def remove(taken: Import) -> None:
    """Remove an import that was never finished, with all it wrote: nobody has ever seen it."""
    if taken.state not in Import.UNFINISHED:
        raise Invalid({"": [_("a finished import is undone, not removed")]})
    taken.state = State.REMOVING
    taken.save(update_fields=["state"])
