"""Where each known fact of a person comes from: the office's own record, or the latest roster that stated it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from xieguan.law.facts import Fact, vocabulary
from xieguan.law.nodes import Value
from xieguan.law.wording import shown
from xieguan.people.models import Engagement, Import, Statement
from xieguan.people.models.sheet import FACTS
from xieguan.people.suppliers import STATED
from xieguan.words import pick

MOST = 4000  # statements looked at: forty rosters of a hundred columns


@dataclass(frozen=True)
class Known:
    """One fact with its value; `roster` is the import that stated it, None where the record itself holds it."""

    fact: Fact
    value: Value
    roster: Import | None

    @property
    def label(self) -> str:
        """Its name."""
        return pick(self.fact.label)

    @property
    def words(self) -> str:
        """Its value in words."""
        return shown(self.value, self.fact)


def statements_of(engagement: Engagement, on: date) -> list[Statement]:
    """What rosters have stated of somebody until a day, the latest first."""
    said = Statement.objects.filter(engagement=engagement, as_of__lte=on, source__state="finished")
    return list(said.select_related("source").order_by("-as_of", "-id")[:MOST])


def sources(facts: Mapping[str, Value], said: list[Statement]) -> Iterator[Known]:
    """Every fact there could be, in the vocabulary's order, with its value and where that comes from."""
    latest: dict[str, Statement] = {}
    for statement in said:
        latest.setdefault(statement.fact, statement)
    for name in FACTS:
        value, stated = facts.get(name), latest.get(name)
        of_roster = stated is not None and value is not None and (name in STATED or stated.value == value)
        yield Known(vocabulary().facts[name], value, stated.source if of_roster and stated else None)
