"""What offices have decided about a pack: kept after it lapsed, or read more strictly, here, above and below."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from xieguan.people.ledger.offices import above, names
from xieguan.people.models import Organisation, OwnValue, PackAdoption


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: by which office, its document and its days; `what` names a parameter, empty for an adoption."""

    public: str
    office: str
    what: str
    value: object
    document: str
    decided_by: str
    from_on: date
    until_on: date | None
    passed_on: date | None = None
    made_known_on: date | None = None

    def covers(self, on: date) -> bool:
        """Whether it counts on a day."""
        return self.from_on <= on and (self.until_on is None or on < self.until_on)


def decisions(pack: str, organisation: Organisation, on: date) -> tuple[list[Decision], list[Decision]]:
    """Adoptions and own values for a pack, of an organisation, of all above it and of all below; latest first."""
    line = Q(organisation__path__in=above(organisation.path)) | Q(
        organisation__path__startswith=organisation.path
    )
    adopted = PackAdoption.objects.filter(line, pack=pack).select_related("organisation").order_by("-from_on")
    own = OwnValue.objects.filter(line, pack=pack).select_related("organisation").order_by("-from_on")
    adopted_rows, own_rows = list(adopted[:50]), list(own[:50])
    offices = [one.organisation.public for one in adopted_rows] + [
        one.organisation.public for one in own_rows
    ]
    called = names(offices, on)
    return [_adopted(entry, called) for entry in adopted_rows], [_own(entry, called) for entry in own_rows]


def _adopted(entry: PackAdoption, called: dict[str, str]) -> Decision:
    return Decision(
        public=entry.public,
        office=called.get(entry.organisation.public, ""),
        what="",
        value="",
        document=entry.document,
        decided_by=entry.decided_by,
        from_on=entry.from_on,
        until_on=entry.until_on,
        passed_on=entry.passed_on,
        made_known_on=entry.made_known_on,
    )


def _own(entry: OwnValue, called: dict[str, str]) -> Decision:
    return Decision(
        public=entry.public,
        office=called.get(entry.organisation.public, ""),
        what=entry.parameter,
        value=entry.value,
        document=entry.document,
        decided_by="",
        from_on=entry.from_on,
        until_on=entry.until_on,
    )
