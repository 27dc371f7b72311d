"""What-if of a draft: whose findings would change on the day it binds, rule by rule and office by office."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from xieguan.law.judge import Law
from xieguan.law.objects import Pack, Rule
from xieguan.people.drafting.kept import as_it_binds
from xieguan.people.laws import laws_of
from xieguan.people.models import Organisation, PackDraft, SheetRow
from xieguan.people.tally import Change, what_if


@dataclass(frozen=True, slots=True)
class Consequence:
    """One rule whose word on some people of an office would change, with the law it stands in."""

    law: Law
    rule: Rule
    change: Change


def consequences(draft: PackDraft, on: date) -> Iterator[Consequence]:
    """Who would be judged otherwise from a day on, read from the fact sheet. Writes nothing."""
    pack = as_it_binds(draft, on)
    for (before, after), offices in _offices_alike(draft, pack, on).items():
        yield from _of(before.laws, after.laws, offices)


@dataclass(frozen=True)
class _Bundle:
    """The laws of some office; two offices with the same laws are asked in one question."""

    key: tuple[object, ...]
    laws: tuple[Law, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Bundle) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


def _bundle(laws: Iterable[Law]) -> _Bundle:
    found = tuple(laws)
    return _Bundle(
        tuple((one.pack.id, one.state, tuple(sorted(one.parameters.items(), key=str))) for one in found),
        found,
    )


def _offices_alike(draft: PackDraft, pack: Pack, on: date) -> dict[tuple[_Bundle, _Bundle], list[int]]:
    """The offices below a draft's that have people, grouped by the law before and after."""
    below = Organisation.objects.filter(
        path__startswith=draft.organisation.path, engagements__sheet__isnull=False
    ).distinct()
    groups: dict[tuple[_Bundle, _Bundle], list[int]] = defaultdict(list)
    without = draft.replaces.pack if draft.replaces else ""
    for office in below.order_by("pk"):
        before = _bundle(laws_of(office, on))
        after = _bundle(laws_of(office, on, added=[pack], without=without))
        if before != after:
            groups[before, after].append(office.pk)
    return groups


def _of(before: tuple[Law, ...], after: tuple[Law, ...], offices: list[int]) -> Iterator[Consequence]:
    was, will = ({law.pack.id: law for law in laws} for laws in (before, after))
    rows = SheetRow.objects.filter(engagement__organisation__in=offices)
    for name in dict.fromkeys([*was, *will]):
        old, new = was.get(name), will.get(name)
        if old and new and old.parameters == new.parameters and old.state == new.state:
            continue
        law = new or old
        if law is None:
            continue
        rules = {rule.id: rule for rule in law.pack.rules}
        for change in what_if(old or _empty(law), new or _empty(law), rows):
            yield Consequence(law, rules[change.rule], change)


def _empty(law: Law) -> Law:
    """The same law while it says nothing."""
    return replace(law, pack=replace(law.pack, articles=()), _compiled={}, _conditions={})
