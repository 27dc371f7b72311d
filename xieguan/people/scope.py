"""Who may see what: the parts of the organisation tree a user's roles reach. Without a scope nothing is found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from xieguan.desk.once import once
from xieguan.people.models import (
    Engagement,
    Erasure,
    Exemption,
    Grant,
    Organisation,
    OwnValue,
    PackAdoption,
    PackDraft,
    Person,
    Token,
    User,
)
from xieguan.people.models.organisation import in_force
from xieguan.people.roles import Role


@dataclass(frozen=True, slots=True)
class Reach:
    """The paths of the organisations that a user's roles give him on a day, each with all below it."""

    grants: tuple[tuple[Role, str], ...]

    def paths(self, roles: Iterable[Role] | None = None) -> tuple[str, ...]:
        """Where any of the given roles reaches; where any role does, without."""
        wanted = None if roles is None else set(roles)
        return tuple(path for role, path in self.grants if wanted is None or role in wanted)

    def covers(self, path: str, roles: Iterable[Role] | None = None) -> bool:
        """Whether an organisation lies within."""
        return any(path.startswith(top) for top in self.paths(roles))


def reach(user: User, on: date) -> Reach:
    """What a user reaches on a day; nothing once he is disabled."""
    if not user.is_active:
        return Reach(())
    return once(("reach", user.pk, on), lambda: _reach(user, on))


def _reach(user: User, on: date) -> Reach:
    grants = Grant.objects.filter(in_force(on), user=user, user__disabled_at__isnull=True).values_list(
        "role", "organisation__path"
    )
    return _narrowed(Reach(tuple((Role(role), path) for role, path in grants)), user.by_token)


def _narrowed(where: Reach, token: Token | None) -> Reach:
    """What a token leaves of its user's reach: the roles it names, in the part of the tree it is held to."""
    if token is None:
        return where
    held = tuple((role, path) for role, path in where.grants if not token.roles or role.value in token.roles)
    if token.organisation is None:
        return Reach(held)
    top = token.organisation.path
    meets = ((role, path) for role, path in held if path.startswith(top) or top.startswith(path))
    return Reach(tuple((role, max(path, top, key=len)) for role, path in meets))


M = TypeVar("M", bound=Model)
_PATHS: dict[type[Model], str] = {
    Organisation: "path",
    Engagement: "organisation__path",
    Person: "engagements__organisation__path",
    Grant: "organisation__path",
    PackAdoption: "organisation__path",
    OwnValue: "organisation__path",
    Exemption: "organisation__path",
    User: "home__path",
    PackDraft: "organisation__path",
    Erasure: "organisation__path",
    Token: "user__home__path",
}


_OF_FIRMS: dict[type[Model], str] = {
    Engagement: "firm__path"
}  # whom a firm sends is its own to see, and no more


def belongs(model: type[Model], path: str, firm: str = "") -> None:
    """Declare how a later floor's model reaches the path of its organisation. Undeclared models cannot be asked for.

    `firm` leads to the path of the dispatch firm whose affair a record is too: that is open to its own role alone.
    """
    _PATHS[model] = path
    if firm:
        _OF_FIRMS[model] = firm


def within(model: type[M], where: Reach, roles: Iterable[Role] | None = None) -> QuerySet[M]:
    """The rows of a model inside a reach. Raises KeyError for a model nobody has declared: deny by default."""
    field, wanted = _PATHS[model], None if roles is None else set(roles)
    paths = where.paths(wanted)
    if not paths:
        return model._default_manager.none()
    condition = Q()
    for path in paths:
        condition |= Q(**{f"{field}__startswith": path})
    if model in _OF_FIRMS and (wanted is None or Role.DISPATCH_FIRM in wanted):
        for path in where.paths([Role.DISPATCH_FIRM]):
            condition |= Q(**{f"{_OF_FIRMS[model]}__startswith": path})
    return model._default_manager.filter(condition, _visible(model)).distinct()


def _visible(model: type[Model]) -> Q:
    """What an unfinished or undone import has written is nobody's to see."""
    if model is Engagement:
        return Q(pk__in=Engagement.objects.visible())
    return Q(engagements__in=Engagement.objects.visible()) if model is Person else Q()


def organisation_within(public: str, where: Reach, roles: Iterable[Role]) -> Organisation | None:
    """An open organisation named by an act's input: only where one of the roles reaches it too."""
    return within(Organisation, where, roles).filter(public=public, closed_on__isnull=True).first()


def roles_over(subject: Model, where: Reach) -> list[Role]:
    """The roles by which a user reaches a subject: by way of its office, or of the firm that sends whom it is about."""
    paths = [getattr(office, "path", "") for office in organisations_of(subject) or (subject,)]
    by_firm = _OF_FIRMS.get(type(subject)) if where.paths([Role.DISPATCH_FIRM]) else None
    firms = [firm.path for firm in _along(subject, by_firm)] if by_firm else []
    return [
        role
        for role, top in where.grants
        if any(path.startswith(top) for path in paths)
        or (role == Role.DISPATCH_FIRM and any(path.startswith(top) for path in firms))
    ]


def organisations_of(subject: Model) -> tuple[Organisation, ...]:
    """The organisations a subject belongs to, by way of its declared path."""
    return _along(subject, _PATHS[type(subject)])


def _along(subject: Model, path: str) -> tuple[Organisation, ...]:
    steps = path.split("__")[:-1]
    found: Any = [subject]
    for step in steps:
        found = [entry for holder in found for entry in _follow(holder, step)]
    return tuple(dict.fromkeys(found))


def _follow(holder: Any, step: str) -> Iterable[Any]:
    value = getattr(holder, step)
    if step == "engagements":
        return value.visible()  # type: ignore[no-any-return]
    return value.all() if hasattr(value, "all") else ([value] if value is not None else [])


def office_of(subject: Model) -> Any:
    """The organisation that answers for a subject: an organisation for itself."""
    return subject if isinstance(subject, Organisation) else next(iter(organisations_of(subject)))
