"""The documents of an application: what is kept, who handed it in, and giving one back, which the trail notes first."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db.models import QuerySet

from xieguan.desk import papers, trail
from xieguan.desk.models import Entry, Paper
from xieguan.lifecycle.recruitment.models import Application
from xieguan.people.models import User
from xieguan.people.outcomes import NotFound
from xieguan.words import _

KIND, ATTACH, GIVE = "application", "recruitment.attach", "recruitment.give_document"


@dataclass(frozen=True, slots=True)
class Kept:
    """One of them: its number, by which it is asked for, and who entered it where the trail still knows him."""

    number: int
    paper: Paper
    by: str


def held(application: Application) -> QuerySet[Paper]:
    """Everything that was ever kept of an application, the first first: what was erased keeps its number."""
    return Paper.objects.filter(subject_kind=KIND, subject=application.public, kind=KIND).order_by("pk")


def kept(application: Application) -> list[Kept]:
    """What can be had. Three queries at most."""
    there = list(held(application))
    by = _entered_by(application) if there else {}
    return [
        Kept(number, one, by.get(one.digest, ""))
        for number, one in enumerate(there, 1)
        if one.erased_at is None
    ]


def _entered_by(application: Application) -> dict[str, str]:
    """The names of those who attached documents, by the digest."""
    entries = Entry.objects.filter(
        subject_kind=KIND, subject=application.public, act=ATTACH, kind=Entry.Kind.ACT, outcome="done"
    )
    who = {detail.get("file", ""): actor for detail, actor in entries.values_list("detail", "actor")}
    names = dict(User.objects.filter(public__in=set(who.values())).values_list("public", "name"))
    return {digest: names.get(actor, "") for digest, actor in who.items()}


def given(application: Application, number: int, *, by: User, on: date) -> tuple[Paper, Path]:
    """A document and where its file lies, for somebody who may see the application. Raises NotFound, DamagedPaper.

    The entry on the trail is committed first: where it cannot be written there is nothing to have.
    """
    found = next((one.paper for one in kept(application) if one.number == number), None)
    if found is None:
        raise NotFound(_("there is no such document"))
    path = papers.kept(found.digest)
    trail.shown(
        act=GIVE,
        actor=by.public,
        subject=(KIND, application.public),
        organisation=application.organisation.public,
        on=on,
        detail={"file": found.digest},
    )
    return found, path
