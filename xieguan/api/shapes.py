"""How records look in the API: opaque ids, ISO days, and nothing that must not leave the house."""

from datetime import date
from typing import Any

from xieguan.law.facts import vocabulary
from xieguan.law.judge import Ruling
from xieguan.law.nodes import Value
from xieguan.law.wording import plain
from xieguan.people.models import Engagement, Grant, Import, Organisation, Person, User
from xieguan.people.verdicts import Verdict


def organisation(record: Organisation) -> dict[str, Any]:
    """An organisation as it stands now; `standing` is the newest, of a closed one its last."""
    standing = max(record.standings.all(), key=lambda one: one.from_on)
    parent = standing.parent
    return {
        "id": record.public,
        "name": standing.name,
        "kind": standing.kind,
        "region": standing.region,
        "enforcement_field": standing.enforcement_field,
        "basis": standing.basis,
        "parent": parent.public if parent else None,
        "founded_on": day(record.founded_on),
        "closed_on": day(record.closed_on),
        "version": record.version,
    }


def engagement(record: Engagement) -> dict[str, Any]:
    """One person's time with one organisation."""
    return {
        "id": record.public,
        "person": {"id": record.person.public, "name": record.person.name},
        "organisation": record.organisation.public,
        "firm": record.firm.public if record.firm else None,
        "mode": record.mode,
        "hired_on": day(record.hired_on),
        "first_hired_on": day(record.first_hired_on),
        "left_on": day(record.left_on),
        "version": record.version,
    }


def person(record: Person) -> dict[str, Any]:
    """A person. The ID number is shown by the act of revealing it alone."""
    return {
        "id": record.public,
        "name": record.name,
        "former_names": [former.name for former in record.former_names.all()],
        "sex": record.sex,
        "born_on": day(record.born_on),
        "version": record.version,
    }


def taken_in(record: Import) -> dict[str, Any]:
    """An import of a roster."""
    return {
        "id": record.public,
        "organisation": record.organisation.public,
        "file": record.file,
        "file_name": record.file_name,
        "sheet": record.sheet,
        "as_of": day(record.as_of),
        "state": record.state,
        "done": record.done,
        "total": record.total,
        "counts": record.counts,
        "version": record.version,
    }


def user(record: User) -> dict[str, Any]:
    """An account."""
    return {
        "id": record.public,
        "username": record.username,
        "name": record.name,
        "home": record.home.public if record.home else None,
        "disabled": record.disabled_at is not None,
        "version": record.version,
    }


def grant(record: Grant) -> dict[str, Any]:
    """A role somebody has somewhere."""
    return {
        "id": record.public,
        "user": record.user.public,
        "role": record.role,
        "organisation": record.organisation.public,
        "from_on": day(record.from_on),
        "until_on": day(record.until_on),
        "version": record.version,
    }


def verdict(found: Verdict) -> dict[str, Any]:
    """A verdict, in the words of the user's language."""
    return {
        "act": found.act or None,
        "on": day(found.on),
        "packs": [{"id": law.pack.id, "state": law.state} for law in found.laws],
        "may": found.may,
        "rules": [ruled(ruling) for ruling in found.rulings],
    }


def ruled(ruling: Ruling) -> dict[str, Any]:
    """What one rule says: its place in the law, its weight that day, the facts it used."""
    rule = ruling.rule
    return {
        "pack": ruling.law.pack.id,
        "rule": rule.id,
        "article": str(rule.article),
        "item": None if rule.item is None else str(rule.item),
        "force": ruling.force,
        "outcome": ruling.outcome,
        "due": day(ruling.due),
        "facts": facts(ruling.facts),
        "say": ruling.say(),
        "fix": rule.fix,
    }


def facts(row: Any) -> dict[str, Value | str]:
    """Facts by name; what is unknown is null, a level is its key."""
    known = vocabulary().facts
    return {name: plain(value, known.get(name.rpartition(".")[2])) for name, value in row.items()}


def day(value: date | None) -> str | None:
    """A day in ISO form."""
    return value.isoformat() if value else None
