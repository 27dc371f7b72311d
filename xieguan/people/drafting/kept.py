"""The packs this installation keeps: those it ships with, and child packs its offices have approved.

An approved pack is read from its paper, which is held against its hash; once in each process, for it never changes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from xieguan.desk import papers
from xieguan.law.objects import Pack
from xieguan.law.pack import packs
from xieguan.law.upload import loaded, unpacked
from xieguan.people.models import PackDraft
from xieguan.people.models.organisation import in_force

APPROVED = PackDraft.State.APPROVED


@lru_cache(maxsize=256)
def pack_of(digest: str) -> Pack:
    """The pack in a kept zip. Raises DamagedPaper, UnusablePack or PackErrors: what binds is never quietly left out."""
    return loaded(unpacked(papers.kept(digest).read_bytes()))


def as_it_binds(draft: PackDraft, from_on: date | None = None) -> Pack:
    """A pack as it binds through this record: nobody taken on before it was approved is held to its entry norms."""
    pack, begins = pack_of(draft.file), from_on or draft.from_on
    return pack if begins is None else replace(pack, first_day=max(pack.first_day, begins))


def binding(paths: Iterable[str], on: date) -> Iterator[Pack]:
    """The child packs that the organisations of these paths have put in force, as they stand on a day."""
    found = PackDraft.objects.filter(in_force(on), state=APPROVED, organisation__path__in=list(paths))
    return (as_it_binds(draft) for draft in found.order_by("from_on", "pk"))


def in_force_anywhere(on: date) -> list[tuple[str, Pack]]:
    """Every child pack in force on a day, with the path of the organisation it binds."""
    found = PackDraft.objects.filter(in_force(on), state=APPROVED).select_related("organisation")
    return [(draft.organisation.path, as_it_binds(draft)) for draft in found.order_by("from_on", "pk")]


def known() -> dict[str, Pack]:
    """Every pack there is, shipped or approved, by its id."""
    approved = (as_it_binds(draft) for draft in PackDraft.objects.filter(state=APPROVED))
    return {pack.id: pack for pack in (*packs(), *approved)}


def known_to(path: str, on: date) -> list[Pack]:
    """The packs an office of this path may hear of: the shipped ones, and those put in force there or above."""
    parts = path.strip("/").split("/")
    above = ["/" + "/".join(parts[:depth]) + "/" for depth in range(1, len(parts) + 1)]
    return [*packs(), *binding(above, on)]
