"""Why a rule is not met: the conditions to blame, in words, with what would have been required."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xieguan.law.evaluate import Row
from xieguan.law.judge import Law, Ruling
from xieguan.law.nodes import And, Node, Not, Or, Value, names
from xieguan.law.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Blame:
    """One condition that keeps a rule from being met.

    `required` says it in words, `facts` are the facts it asked with what was found; `missing` tells that one of them is
    unknown, so that recording it may settle the matter.
    """

    required: str
    facts: Mapping[str, Value]
    missing: bool


def blame(ruling: Ruling) -> tuple[Blame, ...]:
    """The conditions to blame for a ruling that is not met; empty for one that is."""
    explain = _Explanation(ruling.law, ruling.row)
    found: list[Blame] = []
    if ruling.rule.when is not None and explain.value(ruling.rule.when.tree) is None:
        found.extend(explain.leaves(ruling.rule.when.tree, wanted=True))
    found.extend(explain.leaves(ruling.rule.require.tree, wanted=True))
    return tuple(entry for at, entry in enumerate(found) if entry not in found[:at])


class _Explanation:
    def __init__(self, law: Law, row: Row) -> None:
        self.law, self.row, self.phrases = law, row, Phrases(law)

    def value(self, node: Node) -> Value:
        return self.law.reading(node)(self.row)

    def leaves(self, node: Node, *, wanted: bool) -> Iterator[Blame]:
        """The leaves that keep a condition from being what is wanted."""
        if self.value(node) is wanted:
            return
        match node:
            case And(parts) | Or(parts):
                for part in parts:
                    yield from self.leaves(part, wanted=wanted)
            case Not(part):
                yield from self.leaves(part, wanted=not wanted)
            case _:
                facts = {name: self.row.get(name) for name in names(node) if self.phrases.is_fact(name)}
                required = self.phrases.phrase(node, wanted=wanted)
                yield Blame(required, facts, self.value(node) is None)
