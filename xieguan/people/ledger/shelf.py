"""The packs as an office has them on a day: those that bind it first, each with its state in words."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from xieguan.desk.calendar import calendar
from xieguan.law.judge import Law, stand
from xieguan.law.objects import Pack
from xieguan.law.pack import packs
from xieguan.people.laws import applies, laws_of
from xieguan.people.models import Organisation, Standing
from xieguan.people.models.organisation import in_force
from xieguan.people.outcomes import NotFound
from xieguan.words import _

State = Literal["in-force", "kept", "lapsed", "not-yet"]


@dataclass(frozen=True, slots=True)
class Shelved:
    """A pack on a day, for an office: as law, its state, and whether its place and field are the office's."""

    law: Law
    state: State
    binds: bool

    @property
    def pack(self) -> Pack:
        """The pack itself."""
        return self.law.pack

    @property
    def last_day(self) -> date | None:
        """The last day in force."""
        return self.pack.until - timedelta(days=1) if self.pack.until else None

    @property
    def refuses(self) -> bool:
        """Whether its gates refuse anything on that day."""
        return self.binds and self.state in ("in-force", "kept")


def shelf(organisation: Organisation, on: date) -> list[Shelved]:
    """Every pack there is, those that bind the organisation first."""
    bound = {law.pack.id: law for law in laws_of(organisation, on)}
    standing = Standing.objects.filter(in_force(on), organisation=organisation).first()
    shelved = [_shelved(pack, bound.get(pack.id), standing, on) for pack in packs()]
    return sorted(shelved, key=lambda one: (not one.binds, one.pack.region == "", one.pack.id))


def take(name: str, organisation: Organisation, on: date) -> Shelved:
    """One pack by its id. Raises NotFound."""
    for shelved in shelf(organisation, on):
        if shelved.pack.id == name:
            return shelved
    raise NotFound(_("there is no pack of this name"))


def _shelved(pack: Pack, law: Law | None, standing: Standing | None, on: date) -> Shelved:
    binds = standing is not None and applies(pack, standing)
    if on < pack.first_day:
        return Shelved(stand(pack, pack.first_day, (), calendar())[-1], "not-yet", binds)
    law = law or stand(pack, on)[-1]
    return Shelved(law, law.state, binds)
