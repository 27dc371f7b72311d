"""Writing an import, from the beginning or from where it was when it was killed, up to the act that makes it count."""

from collections.abc import Sequence
from datetime import date
from itertools import islice

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from xieguan.desk.turns import Turns
from xieguan.people.imports.allowed import must_be_allowed
from xieguan.people.imports.badges import Bearers
from xieguan.people.imports.batch import Writer
from xieguan.people.imports.entries import Entries
from xieguan.people.imports.opened import Progress, opened
from xieguan.people.imports.preview import batches, gone
from xieguan.people.imports.removing import clean
from xieguan.people.imports.settling import settle
from xieguan.people.models import Import, User
from xieguan.people.outcomes import Invalid
from xieguan.people.perform import perform
from xieguan.people.tree import standing_of
from xieguan.roster import Roster, Row
from xieguan.words import _

BATCH = 2000  # rows: half a second of writing
ATTEMPTS = 3  # somebody else may record the same person at the same moment; the batch is then written again


def resume(
    public: str, *, by: User, on: date, rename: bool = False, progress: Progress | None = None
) -> Import:
    """Bring an import to its end, whatever state it is in; one that has ended is answered as it is.

    A roster that was read is written and committed. A killed one goes on after its last whole batch.
    """
    must_be_allowed("imports.commit", public, by=by, on=on)
    taken = Import.objects.select_related("organisation").get(public=public)
    if taken.state in (Import.State.READ, Import.State.WRITING):
        _write(taken, progress)
    if taken.state in Import.UNFINISHED:
        perform("imports.commit", public, {"rename": rename}, by=by, on=on)
    taken.refresh_from_db()
    return follow(taken)


def remove(public: str, *, by: User, on: date) -> Import:
    """Remove an import that has not been finished, with all it wrote; what a kill left over goes the same way."""
    must_be_allowed("imports.remove", public, by=by, on=on)
    if Import.objects.get(public=public).state != Import.State.REMOVING:
        perform("imports.remove", public, by=by, on=on)
    return follow(Import.objects.get(public=public))


def undo(public: str, *, by: User, on: date) -> Import:
    """Undo a finished import."""
    perform("imports.undo", public, by=by, on=on)
    return follow(Import.objects.get(public=public))


def follow(taken: Import) -> Import:
    """Do what is left to do after an import has been decided on: the sheet follows, what was removed is deleted."""
    if taken.state == Import.State.REMOVING:
        clean(taken)
    elif taken.state in (Import.State.FINISHED, Import.State.UNDONE) and not taken.settled:
        settle(taken, localdate())
    taken.refresh_from_db()
    return taken


def _write(taken: Import, progress: Progress | None) -> None:
    bearers, turns = Bearers(), Turns()
    with opened(taken) as stream:
        entries = Entries(stream.roster().facts)
        _begin(taken, stream.height)
        writer = Writer.of(taken, entries, localdate())
        rows = bearers.counted(entries.recordable(stream))
        for batch in batches(islice(rows, taken.done, None), BATCH):
            with turns.take():
                _persist(writer, taken, batch, progress)
        roster = stream.roster()
    bearers.mark(taken)
    _end(taken, roster, len(entries.left_out))


def _persist(writer: Writer, taken: Import, rows: Sequence[Row], progress: Progress | None) -> None:
    for attempt in range(ATTEMPTS):
        try:
            writer.write(taken, rows, progress)
            break
        except IntegrityError:
            if attempt == ATTEMPTS - 1:
                raise


def _begin(taken: Import, about: int) -> None:
    """Take the pen. One office writes one import at a time, and one file once."""
    standing_of(taken.organisation)
    try:
        with transaction.atomic():
            held = Import.objects.select_for_update().get(pk=taken.pk)
            if held.state == Import.State.READ:
                held.state, held.total = Import.State.WRITING, about
                held.save(update_fields=["state", "total"])
    except IntegrityError:
        raise Invalid({"": [_clash(taken)]}) from None
    taken.state, taken.total, taken.done, taken.counts = held.state, held.total, held.done, held.counts


def _end(taken: Import, roster: Roster, left_out: int) -> None:
    """All rows are written; what remains is the act that makes them count."""
    counts = {
        "rows": roster.people,
        "rejected": len(roster.rejected),
        "left_out": left_out,
        "warnings": len(roster.warnings),
        "gone": gone(taken),
        **taken.counts,
    }
    written = Import.objects.filter(pk=taken.pk, state=Import.State.WRITING, done=taken.done)
    if not written.update(state=Import.State.WRITTEN, total=taken.done, counts=counts):
        raise Invalid({"": [_("another process is writing or removing this import")]})


def _clash(taken: Import) -> str:
    other = Import.objects.filter(organisation=taken.organisation, state__in=Import.OPEN).first()
    if other:
        say = _("the import {import_} of this office is not finished: resume it or remove it first")
        return say.format(import_=other.public)
    return _("this file has been imported already")
