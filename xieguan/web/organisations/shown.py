"""What the page of an organisation shows, as far as whoever looks may see it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from xieguan.desk.models import Entry
from xieguan.lifecycle.models import FirmRegistration
from xieguan.people import labels, reads
from xieguan.people.laws import Binding, bindings
from xieguan.people.models import Grant, Organisation, Standing, Succession, User
from xieguan.people.offices import one
from xieguan.people.offices.tree import Office, in_order, offices, tops
from xieguan.people.outcomes import Denied
from xieguan.people.scope import reach, within


@dataclass
class OnePage:
    """One organisation on one day."""

    organisation: Organisation
    user: User
    today: date

    @cached_property
    def history(self) -> list[one.Stretch]:
        """What it was, the latest first."""
        return one.history(self.organisation, reach(self.user, self.today))

    @property
    def standing(self) -> Standing:
        """What it is; what it was last, once it is closed."""
        return self.history[0].standing

    @cached_property
    def registration(self) -> FirmRegistration | None:
        """The credit code of a dispatch firm, once it is recorded."""
        return FirmRegistration.objects.filter(organisation=self.organisation).first()

    @cached_property
    def crumbs(self) -> list[tuple[str, str]]:
        """Those above it that the user reaches, from the top: public id and name."""
        above = within(Organisation, reach(self.user, self.today)).filter(
            path__in=tops(self.organisation.path)
        )
        found = {organisation.pk: organisation for organisation in above}
        names = one.names_of(set(found))
        in_order = sorted(found.values(), key=lambda entry: len(entry.path))
        return [(entry.public, names.get(entry.pk, "")) for entry in in_order]

    @cached_property
    def laws(self) -> list[Binding]:
        """The law that binds it."""
        return bindings(self.organisation.pk, self.today)[1]

    @cached_property
    def set_here(self) -> list[tuple[str, str]]:
        """The parameters it has set itself: in words, and by which document."""
        from xieguan.web.acts.subjects import words_of

        return [(words_of(own), own.document) for own in one.set_here(self.organisation, self.today)]

    @cached_property
    def below(self) -> list[Office]:
        """What hangs directly below it, with the people of all that hangs below that."""
        path = self.organisation.path
        found = offices(Organisation.objects.filter(path__startswith=path), self.today)
        return sorted(
            (office for office in found if office.path.count("/") == path.count("/") + 1), key=in_order
        )

    @cached_property
    def modes(self) -> list[tuple[str, int]]:
        """How many people work in it and below, by hiring mode."""
        words = labels.choices("Mode")
        return [
            (words.get(mode, ""), count) for mode, count in sorted(one.by_mode(self.organisation).items())
        ]

    @property
    def people(self) -> int:
        """How many people work in it and below."""
        return sum(count for _words, count in self.modes)

    @cached_property
    def firms(self) -> list[tuple[str, int]]:
        """The firms that send it people."""
        return one.firms(self.organisation)

    @cached_property
    def successions(self) -> list[tuple[Succession, str]]:
        """Whom it continues, who continues it."""
        return one.successions(self.organisation, reach(self.user, self.today))

    @cached_property
    def grants(self) -> list[Grant] | None:
        """Who has which role in it; None for whoever may not look at that here."""
        return one.grants(self.organisation, self.today) if self._may("grants.see") else None

    @cached_property
    def happened(self) -> list[tuple[Entry, str, str]] | None:
        """What happened lately; None for whoever may not read the trail here."""
        if not self._may("trail.see"):
            return None
        return [(entry, labels.act_words(entry.act), name) for entry, name in one.happened(self.organisation)]

    @property
    def may_see_people(self) -> bool:
        """Whether the way to its roster is shown."""
        return self._may("engagements.see")

    def _may(self, read: str) -> bool:
        """Whether a read reaches this organisation."""
        try:
            return reads.reaching(read, self.user).covers(self.organisation.path)
        except Denied:
            return False
