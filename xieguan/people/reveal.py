"""Showing somebody a full ID number: a read of sensitive data, with a purpose, on the trail before it is seen."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from xieguan.desk import trail
from xieguan.people.models import Person, User
from xieguan.people.outcomes import ActError, Denied, Invalid, NotFound
from xieguan.people.redact import redacted
from xieguan.people.roles import Role
from xieguan.people.scope import Reach, organisations_of, reach, within
from xieguan.people.secret import decrypt
from xieguan.words import _

NAME = "persons.reveal"
BY = frozenset({Role.CLERK, Role.LEADER, Role.CASE_OFFICER})
LONGEST = 400


def reveal(person: str, *, purpose: str, by: User, on: date) -> str:
    """The full ID number of a person in scope. Raises NotFound, Denied or Invalid, and those are on the trail too.

    The entry is committed before anything is decrypted: where it cannot be written, there is nothing to see. It must
    not be called inside a transaction that could still be rolled back.
    """
    try:
        found, role = _find(person, by)
        _check(purpose)
    except ActError as error:
        _write(person, by, on, kind="refusal", outcome=error.outcome)
        raise
    offices = organisations_of(found)
    _write(
        found.public,
        by,
        on,
        kind="read",
        outcome="shown",
        role=role.value,
        organisation=next((office.public for office in offices), ""),
        detail={"purpose": redacted(purpose.strip()), "of": "id_number"},
    )
    return decrypt(bytes(found.id_number))


def _find(public: str, by: User) -> tuple[Person, Role]:
    where = reach(by, timezone.localdate())
    found = within(Person, where).filter(public=public).first() if public.isalnum() else None
    if found is None:
        raise NotFound(_("there is no such record"))
    return found, _role(found, where)


def _role(person: Person, where: Reach) -> Role:
    for role, top in where.grants:
        if role in BY and any(office.path.startswith(top) for office in organisations_of(person)):
            return role
    raise Denied(_("none of your roles here may do this"))


def _check(purpose: str) -> None:
    if not purpose.strip() or not purpose.isprintable() or len(purpose) > LONGEST:
        raise Invalid({"purpose": [_("say what the full number is needed for, in one line")]})


def _write(person: str, by: User, on: date, **entry: object) -> None:
    with transaction.atomic(durable=True):
        trail.write(act=NAME, actor=by.public, subject=("person", redacted(person[:40])), on=on, **entry)  # type: ignore[arg-type]
