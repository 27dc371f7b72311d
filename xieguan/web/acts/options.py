"""What can be chosen for an input that names something there is: only what the user reaches by a role of the act."""

from collections.abc import Callable
from enum import Enum
from os.path import commonpath
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from pydantic.fields import FieldInfo

from xieguan.law.objects import Pack
from xieguan.law.wording import cite
from xieguan.people import labels
from xieguan.people.drafting.kept import known as packs_known
from xieguan.people.drafting.kept import known_to
from xieguan.people.inputs import Names
from xieguan.people.laws import applies, laws_of
from xieguan.people.models import Organisation, Standing, User
from xieguan.people.models.organisation import Kind, in_force
from xieguan.people.registry import Act
from xieguan.people.scope import reach, within
from xieguan.web.acts.kinds import marker, members, plain_type
from xieguan.words import _, pick

OWN = "packs.set_parameter"
Options = list[tuple[str, str]]
MANY = 400  # from here on a list is no help: the name is typed, and looked up when it is sent


def options_of(act: Act, info: FieldInfo, user: User, subject: Model) -> Options | None:
    """The values to choose from, with their words; None where there are too many for a list."""
    names = marker(info, Names)
    if plain_type(info.annotation) is bool:
        return [("true", _("yes")), ("false", _("no"))]
    if names is None:
        return [_member(entry) for entry in members(info)]
    return REFERENCES[names.what](act, user, subject)


def _member(value: object) -> tuple[str, str]:
    return (
        (str(value.value), labels.choice_words(value))
        if isinstance(value, Enum)
        else (str(value), str(value))
    )


def _organisations(act: Act, user: User, _subject: Model) -> Options | None:
    return _named(within(Organisation, reach(user, timezone.localdate()), act.by))


def _firms(_act: Act, _user: User, subject: Model) -> Options | None:
    """The firms of the same tree, the nearest first: who sends people is nobody's secret."""
    path = _path(subject)
    firms = Standing.objects.filter(
        kind=Kind.FIRM,
        until_on__isnull=True,
        organisation__closed_on__isnull=True,
        organisation__path__startswith=f"/{path.split('/')[1]}/",
    ).values_list("organisation__path", "organisation__public", "name")[: MANY + 1]
    found = sorted(firms, key=lambda firm: (-commonpath([path, firm[0]]).count("/"), firm))
    return None if len(found) > MANY else [(public, name) for _path, public, name in found]


def _parts(_act: Act, _user: User, subject: Model) -> Options | None:
    """What hangs directly below the subject."""
    below = Standing.objects.filter(parent=subject.pk, until_on__isnull=True).values("organisation")
    return _named(Organisation.objects.filter(pk__in=below))


def _named(organisations: QuerySet[Organisation]) -> Options | None:
    """Open organisations in the order of the tree, a level deeper by a space."""
    standings = (
        Standing.objects.filter(until_on__isnull=True, organisation__in=organisations)
        .filter(organisation__closed_on__isnull=True)
        .order_by("organisation__path")
        .values_list("organisation__public", "name", "organisation__path")[: MANY + 1]
    )
    found = list(standings)
    if len(found) > MANY:
        return None
    top = min((path.count("/") for _public, _name, path in found), default=0)
    return [(public, "　" * (path.count("/") - top) + name) for public, name, path in found]


def _users(act: Act, user: User, _subject: Model) -> Options | None:
    there = within(User, reach(user, timezone.localdate()), act.by).filter(disabled_at__isnull=True)
    found = list(there.order_by("name", "username")[: MANY + 1])
    return None if len(found) > MANY else [(one.public, f"{one.name}（{one.username}）") for one in found]


def looked_up(act: Act, info: FieldInfo, user: User, typed: str) -> str:
    """The id behind a name that was typed because there are too many for a list; what was typed where it is none's."""
    names = marker(info, Names)
    if (
        names is None
        or names.what not in ("organisation", "user")
        or (typed.isascii() and names.what != "user")
    ):
        return typed
    where = reach(user, timezone.localdate())
    found: QuerySet[Any]
    if names.what == "user":
        found = within(User, where, act.by).filter(
            Q(name=typed) | Q(username=typed), disabled_at__isnull=True
        )
    else:
        standing = Standing.objects.filter(name=typed, until_on__isnull=True).values("organisation")
        found = within(Organisation, where, act.by).filter(pk__in=standing)
    publics = list(found.values_list("public", flat=True)[:2])
    return publics[0] if len(publics) == 1 else typed


def _packs(act: Act, _user: User, subject: Model) -> Options:
    """Those whose place and field are the office's; to be kept can only be what ends."""
    today = timezone.localdate()
    standing = Standing.objects.filter(in_force(today), organisation=subject.pk).first()
    known = _bound(subject) if act.name == OWN else known_to(_path(subject), today)
    there = [pack for pack in known if standing is None or applies(pack, standing)]
    if act.name == "packs.adopt":
        there = [pack for pack in there if pack.until]
    return [(pack.id, f"{pick(pack.title)} {pack.document}") for pack in there]


def _parameters(_act: Act, _user: User, subject: Model) -> Options:
    """What this office may make stricter: with pack and article, for two packs may ask much the same."""
    found = [
        (parameter.name, f"{cite(parameter.article, parameter.item)} {pick(parameter.label)}", pack.document)
        for pack in _bound(subject)
        for parameter in pack.parameters.values()
        if parameter.tighten
    ]
    return [(name, f"{words}（{document}）") for name, words, document in found]


def _bound(subject: Model) -> list[Pack]:
    """The packs that bind an office and have not lapsed."""
    if not isinstance(subject, Organisation):
        return []
    return [law.pack for law in laws_of(subject, timezone.localdate()) if law.state != "lapsed"]


def _fields(_act: Act, _user: User, _subject: Model) -> Options:
    """The fields that packs speak of."""
    fields = {pack.enforcement_field for pack in packs_known().values()} - {"any", ""}
    return [(name, labels.choice("enforcement_field", name)) for name in sorted(fields)]


def _path(subject: Model) -> str:
    office = subject if isinstance(subject, Organisation) else getattr(subject, "organisation", None)
    return office.path if office is not None else "//"


REFERENCES: dict[str, Callable[[Act, User, Model], Options | None]] = {
    "organisation": _organisations,
    "firm": _firms,
    "part": _parts,
    "user": _users,
    "pack": _packs,
    "parameter": _parameters,
    "field": _fields,
}
