"""What an act is done to, in words, and the page it has."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.urls import resolve
from django.utils import timezone

from xieguan.people import labels, reads
from xieguan.people.drafting.kept import known as packs_known
from xieguan.people.models import (
    Engagement,
    Erasure,
    Exemption,
    Grant,
    Import,
    Organisation,
    OwnValue,
    PackAdoption,
    PackDraft,
    Person,
    Standing,
    Token,
    User,
)
from xieguan.people.models.organisation import in_force
from xieguan.people.roles import Role
from xieguan.web.addresses import address
from xieguan.words import _, pick


def words_of(subject: Model) -> str:
    """What a record is called."""
    say = WORDS.get(type(subject))
    return say(subject) if say else str(getattr(subject, "name", ""))


def page_of(subject: Model) -> str:
    """The page of a record; the workbench where it has none."""
    where = PAGES.get(type(subject))
    return (address(where[0], where[1](subject)) if where else "") or address("home")


def page_for(subject: Model, user: User) -> str:
    """The page of a record where the user may open it; else his workbench: who may act on it need not see all of it."""
    found = page_of(subject)
    declared: dict[str, str] = getattr(resolve(found).func, "declared", {})
    read = declared.get("read", "")
    return found if not read or reads.may(read, user) else address("home")


def organisation_name(organisation: Organisation) -> str:
    """What an organisation is called today; its last name once it is closed."""
    standings = Standing.objects.filter(organisation=organisation)
    now = standings.filter(in_force(timezone.localdate())).first()
    found = now or standings.order_by("-from_on").first()
    return found.name if found else organisation.public


def _grant(grant: Grant) -> str:
    role = Role(grant.role).label
    return _("{user} as {role} in {office}").format(
        user=grant.user.name, role=role, office=organisation_name(grant.organisation)
    )


def _pack(name: str) -> str:
    return next((pick(pack.title) for pack in packs_known().values() if pack.id == name), name)


def _exemption(exemption: Exemption) -> str:
    return _("{act}: an exception asked for by {user}").format(
        act=labels.act_words(exemption.act), user=exemption.asked_by.name
    )


def _own_value(own: OwnValue) -> str:
    parameters = {name: entry for pack in packs_known().values() for name, entry in pack.parameters.items()}
    known = parameters.get(own.parameter)
    return _("{parameter}, set to {value}").format(
        parameter=pick(known.label) if known else own.parameter, value=own.value
    )


ONWARD: dict[str, str] = {}  # by act that draws something up: the page of what it made, where one works on
WORDS: dict[type[Model], Callable[[Any], str]] = {
    Organisation: organisation_name,
    Engagement: lambda one: f"{one.person.name} · {organisation_name(one.organisation)}",
    Person: lambda one: one.name,
    User: lambda one: f"{one.name}（{one.username}）",
    Grant: _grant,
    PackAdoption: lambda one: _pack(one.pack),
    OwnValue: _own_value,
    Exemption: _exemption,
    Import: lambda one: one.file_name,
    PackDraft: lambda one: pick(one.title) if one.title else one.pack,
    Erasure: lambda one: _("erasure of {person}").format(person=one.person),
    Token: lambda one: _("{name}, a token of {user}").format(name=one.name, user=one.user.name),
}
PAGES: dict[type[Model], tuple[str, Callable[[Any], str]]] = {
    Organisation: ("organisation", lambda one: one.public),
    Engagement: ("file", lambda one: one.public),
    User: ("user", lambda one: one.public),
    Grant: ("user", lambda one: one.user.public),
    Import: ("import", lambda one: one.public),
    PackAdoption: ("organisation", lambda one: one.organisation.public),
    OwnValue: ("organisation", lambda one: one.organisation.public),
    PackDraft: ("draft", lambda one: one.public),
    Token: ("user", lambda one: one.user.public),
}
