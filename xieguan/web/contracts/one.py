"""One agreement as its page shows it: clauses by article, versions, and the people under it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from xieguan.law.judge import Ruling
from xieguan.lifecycle.contracts.models import AgreementVersion, DispatchAgreement, NamedPerson
from xieguan.lifecycle.contracts.sending import at_work
from xieguan.lifecycle.contracts.waiting import OPEN, covered, offices_named, with_state
from xieguan.lifecycle.contracts.writing import CLAUSES, clauses_of, rulings
from xieguan.people import labels, reads
from xieguan.people.listing.lines import named
from xieguan.people.models import Standing, User
from xieguan.people.registry import ACTS
from xieguan.people.scope import reach, roles_over
from xieguan.web.contracts.clauses import words_of_clause
from xieguan.words import pick

PEOPLE = 100
AMEND, ACTIVATE = "contracts.amend_agreement", "contracts.activate_agreement"
END = "contracts.end_agreement"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing the law asks of an agreement: met or not, with its article."""

    pack: str
    article: int
    label: str
    force: str
    outcome: str
    says: str
    mend: str


def asked_of(found: list[Ruling]) -> list[Asked]:
    """What the law asks, what is missing first; what does not apply is left out."""
    told = [
        Asked(
            pack=one.law.pack.id,
            article=one.rule.article,
            label=pick(one.rule.label),
            force=one.force,
            outcome=one.outcome,
            says=one.say() if one.stands else "",
            mend=pick(one.rule.mend) if one.stands and one.rule.mend else "",
        )
        for one in found
        if one.outcome != "not-applicable"
    ]
    return sorted(told, key=lambda one: one.outcome == "met")


@dataclass
class One:
    """An agreement, looked at by somebody on a day."""

    agreement: DispatchAgreement
    user: User
    on: date

    @property
    def files(self) -> bool:
        """Whether he may open somebody's file at all."""
        return reads.may("engagements.see", self.user)

    @cached_property
    def state(self) -> Any:
        """It, with its state and the term that counts."""
        return with_state(DispatchAgreement.objects.filter(pk=self.agreement.pk), self.on)[0]

    @cached_property
    def versions(self) -> list[AgreementVersion]:
        """Its versions, the latest first."""
        rows = self.agreement.versions.select_related("recorded_by", "activated_by")
        return list(rows.prefetch_related("named__engagement__person").order_by("-ordinal"))

    @property
    def latest(self) -> AgreementVersion:
        """The version written last."""
        return self.versions[0]

    @cached_property
    def names(self) -> dict[int, Standing]:
        """Office and firm."""
        return named(offices_named([self.agreement]))

    @cached_property
    def asked(self) -> list[Asked]:
        """What the law asks of the latest version."""
        named_people = NamedPerson.objects.filter(agreement_version=self.latest).count()
        return asked_of(rulings(self.agreement, clauses_of(self.latest), named_people, self.on))

    @property
    def missing(self) -> int:
        """How many of those are not met."""
        return sum(one.outcome != "met" for one in self.asked)

    @cached_property
    def people(self) -> list[Any]:
        """Whom the firm sends here, with what is known of each."""
        rows = covered(self.agreement).select_related("person", "sheet")
        return list(rows.order_by("left_on", "sheet__spelling", "pk")[:PEOPLE])

    @cached_property
    def sends(self) -> int:
        """How many of them are at work, shown or not."""
        return covered(self.agreement).filter(at_work(self.on)).count()

    @property
    def is_long(self) -> bool:
        """Whether there are more than are shown."""
        return len(self.people) == PEOPLE

    @cached_property
    def named(self) -> set[int]:
        """The engagements that the latest version names."""
        return {entry.engagement_id for entry in self.latest.named.all()}

    def clauses(self, version: AgreementVersion) -> list[tuple[str, str]]:
        """The clauses a version states, in words."""
        told = [(labels.input_label(AMEND, key).words, said) for key, said in words_of_clause(version)]
        return [(label, said) for label, said in told if said]

    def changed(self, version: AgreementVersion) -> list[str]:
        """What a version says otherwise than the one before."""
        before = next((one for one in self.versions if one.ordinal == version.ordinal - 1), None)
        if before is None:
            return []
        names = [name for name in CLAUSES if getattr(before, name) != getattr(version, name)]
        words = ["last_day" if name == "until_on" else name for name in names]
        said = [labels.input_label(AMEND, name).words for name in words]
        if {one.engagement_id for one in before.named.all()} != {
            one.engagement_id for one in version.named.all()
        }:
            said.append(labels.input_label(AMEND, "persons").words)
        return said

    @property
    def is_open(self) -> bool:
        """Whether a version waits to be put to use."""
        return self.state.state in OPEN

    def may(self, act: str) -> bool:
        """Whether one of his roles here may do an act."""
        return bool(set(roles_over(self.agreement, reach(self.user, self.on))) & ACTS[act].by)

    @property
    def may_write(self) -> bool:
        """Whether he writes its clauses."""
        return self.agreement.ended_on is None and self.may(AMEND)

    @property
    def may_activate(self) -> bool:
        """Whether he puts it to use."""
        return self.is_open and self.may(ACTIVATE)

    @property
    def may_end(self) -> bool:
        """Whether he ends it before its time."""
        return self.agreement.ended_on is None and self.may(END)
