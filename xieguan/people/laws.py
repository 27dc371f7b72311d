"""Which law binds an organisation on a day: by place and field, with what it or those above adopted or tightened."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from xieguan.desk.calendar import calendar
from xieguan.desk.once import once
from xieguan.law.judge import Adoption, Law, NotYetInForce, State, stack
from xieguan.law.objects import Pack
from xieguan.law.pack import packs
from xieguan.law.workdays import Calendar
from xieguan.people.decided import Decided, above_of, as_adoption, asked, knowing_what_is_decided
from xieguan.people.drafting.kept import as_it_binds
from xieguan.people.models import Organisation, OwnValue, Standing
from xieguan.people.models.organisation import in_force
from xieguan.people.own_values import tightened
from xieguan.people.suppliers import PARTIAL, STATED


def laws_of(
    organisation: Organisation, on: date, *, added: Iterable[Pack] = (), without: str = ""
) -> list[Law]:
    """The packs that apply to an organisation, as they stand for it on a day. Packs not yet in force are left out.

    `added` are packs not approved yet, and `without` names one to leave out: what the law would be then.
    """
    return list(_laws_of_many([organisation], on, None, tuple(added), without).get(organisation.pk, ()))


def laws_of_many(
    organisations: Iterable[Organisation], on: date, standings: Sequence[Standing] | None = None
) -> dict[int, tuple[Law, ...]]:
    """The same for many organisations at once, by key; one law for all it stands alike for.

    Whoever has their standings in force already hands them in. Laws are kept between calls with what has been compiled
    of them: they depend on nothing but what names them here.
    """
    return _laws_of_many(list(organisations), on, standings, (), "")


def _laws_of_many(
    offices: Sequence[Organisation],
    on: date,
    standings: Sequence[Standing] | None,
    added: tuple[Pack, ...],
    without: str,
) -> dict[int, tuple[Law, ...]]:
    above = {office.pk: above_of(office) for office in offices}
    paths = {path for found in above.values() for path in found}
    held, decided = asked(offices, paths, on, standings)
    known, days = (*packs(), *added), calendar()  # after what is asked: that may know the calendar
    bound = {
        standing.organisation_id: _Bound.of(
            standing, above[standing.organisation_id], decided, known, without
        )
        for standing in held
        if standing.organisation_id in above
    }
    if added or without:  # what the law would be is not kept: a draft may change under its name
        return {office: tuple(one.laws(on, days)) for office, one in bound.items()}
    return {office: _kept(one, on, days) for office, one in bound.items()}


@dataclass(frozen=True, slots=True)
class _Bound:
    """Everything that a law of an organisation follows from beside the day and the calendar."""

    regulations: tuple[tuple[Pack, tuple[Pack, ...]], ...]  # each with the child packs that apply below it
    adoptions: tuple[Adoption, ...]  # the nearest comes first
    own_values: tuple[OwnValue, ...]
    key: tuple[object, ...]

    @classmethod
    def of(
        cls, standing: Standing, above: list[str], decided: Decided, known: tuple[Pack, ...], without: str
    ) -> "_Bound":
        drafts = [draft for path in above for draft in decided.drafts.get(path, ())]
        here = [pack for pack in (*known, *map(as_it_binds, drafts)) if pack.id != without]
        adoptions = tuple(
            as_adoption(entry) for path in reversed(above) for entry in decided.adoptions.get(path, ())
        )
        own = tuple(entry for path in above for entry in decided.own_values.get(path, ()))
        regulations = tuple(_regulations(here, standing))
        key = (
            tuple(
                (id(law), tuple((child.id, child.first_day) for child in below)) for law, below in regulations
            ),
            tuple((draft.file, draft.from_on) for draft in drafts),
            adoptions,
            tuple((entry.pack, entry.parameter, repr(entry.value), entry.document) for entry in own),
        )
        return cls(regulations, adoptions, own, key)

    def laws(self, on: date, days: Calendar) -> Iterator[Law]:
        """The laws, a regulation before its child packs."""
        for regulation, children in self.regulations:
            try:
                found = stack(regulation, children, on, self.adoptions, days, frozenset(STATED | PARTIAL))
            except NotYetInForce:
                continue
            yield from _follow(tightened(law, self.own_values) for law in found)


def _regulations(known: list[Pack], standing: Standing) -> Iterator[tuple[Pack, tuple[Pack, ...]]]:
    here = [pack for pack in known if applies(pack, standing)]
    by_id = {pack.id: pack for pack in known if pack.parent is None}
    for name in dict.fromkeys(pack.parent.id if pack.parent else pack.id for pack in here):
        yield by_id[name], tuple(pack for pack in here if pack.parent and pack.parent.id == name)


def _follow(laws: Iterable[Law]) -> Iterator[Law]:
    """A child pack's rules name its parent's parameters as they stand here, whoever has tightened them."""
    seen: dict[str, Law] = {}
    for law in laws:
        seen[law.pack.id] = law
        parent = seen.get(law.pack.parent.id) if law.pack.parent else None
        if parent is None:
            yield law
            continue
        same = {name: value for name, value in parent.parameters.items() if name in law.parameters}
        yield replace(law, parameters={**law.parameters, **same}, _compiled={}, _conditions={})


KEPT: dict[tuple[object, ...], tuple[_Bound, tuple[Law, ...]]] = {}
MOST = 2000  # kept: a province whose offices all stand differently


def _kept(bound: _Bound, on: date, days: Calendar) -> tuple[Law, ...]:
    """The laws, from where they are kept; with what they follow from, so that while they live its ids are its own."""
    key = (*bound.key, on, tuple(sorted(days.entered.items())))
    if key not in KEPT:
        if len(KEPT) >= MOST:
            KEPT.clear()
        KEPT[key] = bound, tuple(bound.laws(on, days))
    return KEPT[key][1]


class Place(NamedTuple):
    """The place and the field of an organisation, by which packs apply."""

    region: str
    enforcement_field: str


def applies(pack: Pack, standing: Standing | Place) -> bool:
    """Whether a pack's place and field are those of an organisation."""
    field = pack.enforcement_field in ("any", standing.enforcement_field)
    return field and standing.region.startswith(pack.region)


@dataclass(frozen=True, slots=True)
class Binding:
    """A pack that binds an organisation on a day, and as what; without its rules, for a line on every page."""

    pack: Pack
    state: State
    adoption: Adoption | None = None


def bindings(organisation: int, on: date) -> tuple[str, list[Binding]]:
    """The name of an organisation on a day, by its key, and the packs that bind it; parents before children."""
    return once(("binding", organisation, on), lambda: _bindings(organisation, on))


def _bindings(organisation: int, on: date) -> tuple[str, list[Binding]]:
    found = Standing.objects.filter(in_force(on), organisation=organisation).select_related("organisation")
    standing = knowing_what_is_decided(found, on).first()
    if standing is None:
        return "", []
    return standing.name, as_bindings(laws_of_many([standing.organisation], on, [standing])[organisation])


def remember(standing: Standing, laws: Iterable[Law], on: date) -> None:
    """What binds an office in force on a day, for whoever asks again while one request is answered."""
    once(("binding", standing.organisation_id, on), lambda: (standing.name, as_bindings(laws)))


def as_bindings(laws: Iterable[Law]) -> list[Binding]:
    """Laws as lines for a page."""
    return [Binding(law.pack, law.state, law.adoption) for law in laws]
