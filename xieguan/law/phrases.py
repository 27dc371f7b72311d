"""Conditions in words: one comparison as a phrase, a whole condition as a sentence with its "and" and "or"."""

from collections.abc import Iterator

from xieguan.law.facts import Fact, vocabulary
from xieguan.law.judge import Law
from xieguan.law.nodes import And, Call, Compare, Constant, In, IsNone, Name, Node, Not, Or
from xieguan.law.objects import BUILT_IN, Parameter
from xieguan.law.wording import shown
from xieguan.words import _, pick

OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
SIGNS = {"==": "＝", "!=": "≠", "<": "＜", "<=": "≤", ">": "＞", ">=": "≥"}


class Phrases:
    """The words of a law's conditions, with its parameters put in."""

    def __init__(self, law: Law) -> None:
        self.law = law

    def is_fact(self, name: str) -> bool:
        """Whether a name is a fact, not a parameter or the day."""
        return name not in self.law.names and name not in BUILT_IN

    def sentence(self, node: Node, *, wanted: bool = True) -> str:
        """A whole condition, or that it does not hold."""
        match node:
            case And(parts) | Or(parts):
                both = isinstance(node, And) is wanted
                joint = _(", and ") if both else _(", or ")
                return joint.join(self._inner(part, wanted=wanted, both=both) for part in parts)
            case Not(part):
                return self.sentence(part, wanted=not wanted)
        return self.phrase(node, wanted=wanted)

    def alternatives(self, node: Node) -> Iterator[str]:
        """What a condition asks, one by one where all of it is asked together; otherwise as one sentence."""
        if isinstance(node, And):
            for part in node.parts:
                yield from self.alternatives(part)
        else:
            yield self.sentence(node)

    def _inner(self, node: Node, *, wanted: bool, both: bool) -> str:
        """A part of a chain; where its own chain is of the other kind it stands in brackets."""
        said = self.sentence(node, wanted=wanted)
        while isinstance(node, Not):
            node, wanted = node.part, not wanted
        mixed = isinstance(node, And | Or) and (isinstance(node, And) is wanted) is not both
        return _("({condition})").format(condition=said) if mixed else said

    def phrase(self, node: Node, *, wanted: bool) -> str:
        """One condition without "and" or "or", or its contrary."""
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
        return self.truth(node, wanted=wanted)

    def truth(self, node: Node, *, wanted: bool) -> str:
        """A yes/no fact says itself; that it is not so, it says in its own words where it has them."""
        if not isinstance(node, Name):
            return self.term(node)
        known = self._word(node.name)
        if isinstance(known, Fact) and not wanted and known.absent:
            return pick(known.absent)
        label = pick(known.label) if known else node.name
        return label if wanted else _("“{fact}” does not hold").format(fact=label)

    def term(self, node: Node, beside: Node | None = None) -> str:
        """One side of a condition; a constant takes its words from the fact on the other side."""
        match node:
            case Name(name, _kind) if not self.is_fact(name):
                return shown(self.law.names[name], self._parameter(name))
            case Name(name, _kind):
                return pick(_fact(name).label)
            case Constant(value, _kind):
                return shown(value, self._word(beside.name) if isinstance(beside, Name) else None)
            case Call(function, arguments):
                return self.call(function.name, arguments)
        raise TypeError(node)

    def _word(self, name: str) -> Fact | Parameter | None:
        return _fact(name) if self.is_fact(name) else self._parameter(name)

    def _parameter(self, name: str) -> Parameter | None:
        inherited = self.law.pack.parent.parameters if self.law.pack.parent else {}
        return self.law.pack.parameters.get(name) or inherited.get(name)

    def call(self, name: str, arguments: tuple[Node, ...]) -> str:
        """A function of facts."""
        terms = [self.term(argument) for argument in arguments]
        patterns = {
            "days": _("days from {1} to {0}"),
            "length": _("characters of {0}"),
            "part": _("{0}, from character {1}, {2} characters"),
        }
        return patterns.get(name, name + " {0}").format(*terms)


def _fact(name: str) -> Fact:
    return vocabulary().fact(name)
