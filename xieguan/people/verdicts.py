"""What the law of a day says of one engagement: of the person as he is, or of one act that would be done to him."""

from dataclasses import dataclass
from datetime import date

from xieguan.law.facts import vocabulary
from xieguan.law.judge import Law, Ruling
from xieguan.people.gate import judge_act
from xieguan.people.laws import laws_of
from xieguan.people.listing.weighing import rulings
from xieguan.people.models import Engagement
from xieguan.people.outcomes import Invalid
from xieguan.people.sheet import facts_on
from xieguan.words import _

KIND = "engagement"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The laws that bind, and what each of their rules says. `act` is empty where it is of the person himself."""

    act: str
    on: date
    laws: tuple[Law, ...]
    rulings: tuple[Ruling, ...]

    @property
    def may(self) -> bool:
        """Whether nothing stands in the way: what only advises does not, what is unknown does."""
        return not any(ruling.stands and ruling.force != "advise" for ruling in self.rulings)


def verdict_of(engagement: Engagement, on: date, act: str = "") -> Verdict:
    """The verdict on an engagement. Raises Invalid for an act that is not done to engagements."""
    laws = tuple(laws_of(engagement.organisation, on))
    found = judge_act(_known(act), engagement, {}, on) if act else rulings(laws, facts_on(engagement.pk, on))
    return Verdict(act, on, laws, tuple(found))


def _known(act: str) -> str:
    known = vocabulary().acts.get(act)
    if known is None or known.of != KIND:
        raise Invalid({"act": [_("there is no act of this name that is done to an engagement")]})
    return act
