"""A finished import undone: hidden again as a whole, until somebody has built on it. Nothing is deleted."""

from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from xieguan.desk.models import Entry
from xieguan.people.imports.hidden import conceal, made_by
from xieguan.people.imports.naming import give_back
from xieguan.people.imports.settling import settle_few
from xieguan.people.models import Engagement, Import, Person, SheetRow, Statement
from xieguan.words import _

OURS = (Statement, SheetRow)  # what an import writes about its own engagements


def undo(taken: Import, on: date, now: datetime) -> None:
    """Hide what an import made, in the caller's transaction. Its statements stop counting with its state."""
    taken.state = Import.State.UNDONE
    taken.save(update_fields=["state"])
    give_back(taken, on)
    conceal(taken)
    made_by(taken).update(undone=True)
    Import.objects.filter(pk=taken.pk).update(settled=settle_few(taken, localdate(now)))


def built_on(taken: Import) -> str:
    """What somebody has done since on the strength of an import, in a sentence; empty where nobody has."""
    return _later_roster(taken) or _later_act(taken) or _later_record(taken)


def _later_roster(taken: Import) -> str:
    """A later import that speaks of the engagements this one made: it found them there, and made no others."""
    later = Import.objects.filter(
        pk__in=Statement.objects.filter(engagement__imported_by=taken).exclude(source=taken).values("source"),
        state__in=[Import.State.FINISHED, *Import.OPEN],
    ).first()
    if later is None:
        return ""
    say = _("the roster {file} of {day} speaks of the same people: undo that import first")
    return say.format(file=later.file_name, day=later.as_of)


def _later_act(taken: Import) -> str:
    """An act, since the import was finished, on an engagement it speaks of or a person it made one for."""
    stated = Statement.objects.filter(source=taken).values("engagement")
    engagements = Engagement.objects.filter(Q(imported_by=taken) | Q(pk__in=stated)).values("public")
    people = Person.objects.filter(engagements__in=made_by(taken)).values("public")
    of_them = Q(subject_kind="engagement", subject__in=engagements) | Q(
        subject_kind="person", subject__in=people
    )
    entry = _since(taken).filter(of_them).first()
    if entry is None:
        return ""
    say = _("since then {act} was done to {record}: an import can be undone until somebody builds on it")
    return say.format(act=entry.act, record=entry.subject)


def _since(taken: Import) -> QuerySet[Entry]:
    """The acts on the trail since an import was committed."""
    own = Entry.objects.filter(
        subject_kind="import", subject=taken.public, act="imports.commit", kind=Entry.Kind.ACT
    )
    committed = own.order_by("-id").values_list("id", flat=True).first()
    return Entry.objects.filter(kind=Entry.Kind.ACT, id__gt=committed or 0).order_by("id")


def _later_record(taken: Import) -> str:
    """A record of a later stage that hangs on an engagement this import made, or any other act that counted it up."""
    changed = made_by(taken).filter(version__gt=0).first()
    for relation in Engagement._meta.related_objects:
        if changed is None and relation.related_model not in OURS:
            field = relation.field.name
            held = relation.related_model._default_manager.filter(**{f"{field}__in": made_by(taken)}).first()
            changed = getattr(held, field) if held else None
    if changed is None:
        return ""
    say = _(
        "since then something was recorded of {record}: an import can be undone until somebody builds on it"
    )
    return say.format(record=changed.public)
