"""A file as one user has opened it: whose, for which day, as far as he reaches."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from xieguan.lifecycle.credentials.photo.taking import ACT as SET_PHOTO
from xieguan.lifecycle.models import Photo
from xieguan.people import reads
from xieguan.people.dossier.excepted import Excepted, exceptions_of
from xieguan.people.dossier.sources import statements_of
from xieguan.people.dossier.verdict import Verdict, verdict
from xieguan.people.listing.lines import named
from xieguan.people.models import Engagement, Standing, Statement, User
from xieguan.people.registry import ACTS
from xieguan.people.reveal import BY
from xieguan.people.roles import Role
from xieguan.people.scope import Reach, within
from xieguan.people.secret import decrypt
from xieguan.roster.idnumber import masked


@dataclass
class Opened:
    """One engagement with what its file shows. `shown` is the full ID number, once, after a reveal."""

    engagement: Engagement
    user: User
    on: date
    today: date
    shown: str = ""

    @cached_property
    def where(self) -> Reach:
        """How far the user may look."""
        return reads.reaching("engagements.see", self.user)

    @cached_property
    def verdict(self) -> Verdict:
        """What the law of the day says."""
        return verdict(self.engagement, self.on)

    @cached_property
    def statements(self) -> list[Statement]:
        """What rosters have stated until the day."""
        return statements_of(self.engagement, self.on)

    @cached_property
    def exceptions(self) -> list[Excepted]:
        """Exceptions asked for."""
        return exceptions_of(self.engagement, self.where)

    @cached_property
    def elsewhere(self) -> list[Engagement]:
        """The person's other engagements, where the user reaches them too."""
        others = within(Engagement, self.where).filter(person=self.engagement.person_id)
        return list(
            others.exclude(pk=self.engagement.pk).select_related("organisation").order_by("-hired_on")
        )

    @cached_property
    def offices(self) -> dict[int, Standing]:
        """The offices it speaks of, with their names."""
        ids = {self.engagement.organisation_id, self.engagement.firm_id}
        return named({pk for pk in ids if pk} | {other.organisation_id for other in self.elsewhere})

    @cached_property
    def photo(self) -> Photo | None:
        """The photo on record."""
        return Photo.objects.filter(engagement=self.engagement).first()

    @property
    def may_set_photo(self) -> bool:
        """Whether one of his roles here may hand in another, for somebody who is still here."""
        return not self.has_left and self.holds(ACTS[SET_PHOTO].by)

    @property
    def id_number(self) -> str:
        """The ID number, masked."""
        return masked(decrypt(bytes(self.engagement.person.id_number)))

    @property
    def has_left(self) -> bool:
        """Whether the person is gone by the day."""
        left = self.verdict.facts.get("left_on")
        return isinstance(left, date) and left <= self.on

    @property
    def may_reveal(self) -> bool:
        """Whether one of his roles here may see the full number."""
        return self.holds(BY)

    def holds(self, roles: frozenset[Role]) -> bool:
        """Whether one of these roles of his reaches this office."""
        return self.where.covers(self.engagement.organisation.path, roles)


def opened(public: str, user: User, on: date, today: date) -> Opened:
    """The file of an engagement. Raises NotFound, Denied."""
    engagement = reads.one("engagements.see", public, user)
    return Opened(engagement, user, on, today)
