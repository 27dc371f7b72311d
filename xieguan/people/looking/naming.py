"""Who and what the entries of a page speak of, by name as far as the reader may know them; otherwise by their ids."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from xieguan.desk.models import Entry
from xieguan.people import reads
from xieguan.people.ledger.offices import names
from xieguan.people.looking.called import decided
from xieguan.people.models import Engagement, Import, Organisation, Person, User
from xieguan.people.outcomes import Denied
from xieguan.people.scope import within


@dataclass(frozen=True, slots=True)
class Names:
    """Names by public id."""

    actors: dict[str, str]
    subjects: dict[str, str]
    organisations: dict[str, str]


def named(entries: Iterable[Entry], user: User, mentioned: Iterable[str] = ()) -> Names:
    """The names in some entries that a user may know. As many queries for one entry as for fifty.

    `mentioned` are ids their details speak of: of users and organisations, as most are.
    """
    entries = list(entries)
    where = reads.reaching("trail.see", user)
    by_kind: dict[str, set[str]] = {}
    for entry in entries:
        by_kind.setdefault(entry.subject_kind, set()).add(entry.subject)
    users = by_kind.get("user", set()) | {entry.actor for entry in entries} | {*mentioned}
    offices = by_kind.get("organisation", set()) | {entry.organisation for entry in entries} | {*mentioned}
    people = within(User, where).filter(public__in=users).values_list("public", "name")
    inside = within(Organisation, where).filter(public__in=offices).values_list("public", flat=True)
    actors, organisations = dict(people), names(list(inside), timezone.localdate())
    return Names(
        actors,
        {**actors, **organisations, **decided(by_kind, where), **_subjects(by_kind, user)},
        organisations,
    )


def _subjects(by_kind: dict[str, set[str]], user: User) -> dict[str, str]:
    """People on file: only for whoever may see files there."""
    found: dict[str, str] = {}
    try:
        files = reads.reaching("engagements.see", user)
    except Denied:
        return found
    if wanted := by_kind.get("engagement"):
        rows = within(Engagement, files).filter(public__in=wanted)
        found.update(rows.values_list("public", "person__name"))
    if wanted := by_kind.get("import"):
        found.update(within(Import, files).filter(public__in=wanted).values_list("public", "file_name"))
    if wanted := by_kind.get("person"):
        found.update(within(Person, files).filter(public__in=wanted).values_list("public", "name"))
    return found


def found_by_name(text: str, user: User) -> str:
    """The user an exact user name or name speaks of, by his public id; otherwise the text as it is."""
    where = reads.reaching("trail.see", user)
    known = within(User, where)
    found = known.filter(username=text).first() or known.filter(name=text).first()
    return found.public if found else text
