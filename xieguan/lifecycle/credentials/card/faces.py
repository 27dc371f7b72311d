"""From certificates to what stands on their cards: a fixed number of queries, however many there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db.models import F, QuerySet

from xieguan.desk import papers
from xieguan.lifecycle.credentials.card.wording import Wording, wording
from xieguan.lifecycle.credentials.models import Certificate
from xieguan.lifecycle.credentials.state import with_state
from xieguan.people.laws import laws_of
from xieguan.people.listing.lines import named
from xieguan.people.models import Organisation


@dataclass(frozen=True, slots=True)
class Face:
    """One card. `photo` is the kept file and its kind (jpg, png); nothing where nobody has handed one in."""

    issuer: str
    office: str
    name: str
    badge: str
    number: str
    issued_on: date
    valid_until: date
    code: bytes
    words: Wording
    photo: tuple[Path, str] | None

    @property
    def last_day(self) -> date:
        """The last day on which it counts: what a reader takes 至 for."""
        return self.valid_until - timedelta(days=1)


def faces(certificates: QuerySet[Certificate], on: date) -> list[Face]:
    """The cards of certificates as of a day, by office and number. Raises DamagedPaper."""
    told = with_state(certificates, on).annotate(badge=F("engagement__sheet__badge_number"))
    about = ("engagement__person", "engagement__organisation", "engagement__photo")
    found: Sequence[Any] = list(told.select_related(*about).order_by("engagement__organisation", "number"))
    names = named({pk for one in found for pk in (one.issuer_id, one.engagement.organisation_id)})
    offices = {one.engagement.organisation_id: one.engagement.organisation for one in found}
    words = {pk: _words(office, on) for pk, office in offices.items()}
    return [_face(one, {pk: standing.name for pk, standing in names.items()}, words) for one in found]


def _words(office: Organisation, on: date) -> Wording:
    return wording(laws_of(office, on))


def _face(one: Any, names: dict[int, str], words: dict[int, Wording]) -> Face:
    photo = getattr(one.engagement, "photo", None)
    return Face(
        issuer=names[one.issuer_id],
        office=names[one.engagement.organisation_id],
        name=one.engagement.person.name,
        badge=one.badge or "",
        number=one.number,
        issued_on=one.issued_on,
        valid_until=one.runs_until,
        code=bytes.fromhex(one.code),
        words=words[one.engagement.organisation_id],
        photo=(papers.kept(photo.file), photo.kind) if photo else None,
    )
