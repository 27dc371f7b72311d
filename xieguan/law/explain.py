"""Why a rule is not met: the conditions to blame, in words, with what would have been required."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xieguan.law.evaluate import Row
from xieguan.law.facts import Fact, vocabulary
from xieguan.law.judge import Law, Ruling
from xieguan.law.nodes import And, Call, Compare, Constant, In, IsNone, Name, Node, Not, Or, Value, names
from xieguan.law.objects import BUILT_IN, Parameter
from xieguan.law.wording import shown
from xieguan.words import _, pick

OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
SIGNS = {"==": "＝", "!=": "≠", "<": "＜", "<=": "≤", ">": "＞", ">=": "≥"}


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
        self.law, self.row = law, row

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
                facts = {name: self.row.get(name) for name in names(node) if self.is_fact(name)}
                yield Blame(self.words(node, wanted=wanted), facts, self.value(node) is None)

    def is_fact(self, name: str) -> bool:
        return name not in self.law.parameters and name not in BUILT_IN

    def words(self, node: Node, *, wanted: bool) -> str:
        match node:
            case Compare(sign, left, right):
                sign = sign if wanted else OPPOSITE[sign]
                return f"{self.term(left, right)} {SIGNS[sign]} {self.term(right, left)}"
            case In(value, options):
                listed = _(", ").join(self.term(option, value) for option in options)
                pattern = _("{fact}: one of {options}") if wanted else _("{fact}: none of {options}")
                return pattern.format(fact=self.term(value), options=listed)
            case IsNone(value, negated):
                pattern = _("{fact} is recorded") if negated is wanted else _("{fact} is not recorded")
                return pattern.format(fact=self.term(value))
            case Call(function, arguments) if function.name == "digits":
                pattern = _("{fact}: digits only") if wanted else _("{fact}: not digits only")
                return pattern.format(fact=self.term(arguments[0]))
        return (_("{fact}: yes") if wanted else _("{fact}: no")).format(fact=self.term(node))

    def term(self, node: Node, beside: Node | None = None) -> str:
        """One side of a condition; a constant takes its words from the fact on the other side."""
        match node:
            case Name(name, _kind) if not self.is_fact(name):
                return shown(
                    self.law.names[name], self.law.pack.parameters.get(name) or self._inherited(name)
                )
            case Name(name, _kind):
                return pick(_fact(name).label)
            case Constant(value, _kind):
                return shown(
                    value,
                    _fact(beside.name) if isinstance(beside, Name) and self.is_fact(beside.name) else None,
                )
            case Call(function, arguments):
                return self.call(function.name, arguments)
        raise TypeError(node)

    def _inherited(self, name: str) -> Parameter | None:
        return self.law.pack.parent.parameters.get(name) if self.law.pack.parent else None

    def call(self, name: str, arguments: tuple[Node, ...]) -> str:
        terms = [self.term(argument) for argument in arguments]
        patterns = {
            "days": _("days from {1} to {0}"),
            "length": _("characters of {0}"),
            "part": _("{0}, from character {1}, {2} characters"),
        }
        return patterns.get(name, name + " {0}").format(*terms)


def _fact(name: str) -> Fact:
    return vocabulary().fact(name)
