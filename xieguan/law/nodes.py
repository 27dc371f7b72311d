"""The tree a rule is read into. Both engines and the explanation walk these few kinds of node."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

Value = bool | int | str | date | None  # None is unknown


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the language: the types it takes, the type it gives, its meaning on one row."""

    name: str
    takes: tuple[str, ...]
    gives: str
    meaning: Callable[..., Value]


@dataclass(frozen=True, slots=True)
class Name:
    """A fact or a parameter."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, a text, a day or a truth written in the rule, or a parameter put in."""

    value: Value
    type: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function of facts."""

    function: Function
    arguments: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """One comparison; a chain `a < b < c` is an And of two."""

    sign: str  # == != < <= > >=
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class In:
    """Whether a value is one of a list."""

    value: "Node"
    options: tuple[Constant, ...]


@dataclass(frozen=True, slots=True)
class IsNone:
    """Asks whether a fact is unknown. Itself it never is."""

    value: Name
    negated: bool


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary; of unknown, unknown."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the parts."""

    parts: tuple["Node", ...]


Node = Name | Constant | Call | Compare | In | IsNone | Not | And | Or


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below one."""
    match node:
        case And(parts) | Or(parts):
            return parts
        case Not(part):
            return (part,)
        case Compare(_, left, right):
            return (left, right)
        case In(value, options):
            return (value, *options)
        case IsNone(value, _):
            return (value,)
        case Call(_, arguments):
            return arguments
        case _:
            return ()


def rewritten(node: Node, change: Callable[[Node], Node | None]) -> Node:
    """The same tree with something else in the place of each node that `change` has something for."""
    changed = change(node)
    if changed is not None:
        return changed

    def below(part: Node) -> Node:
        return rewritten(part, change)

    match node:
        case And(parts):
            return And(tuple(map(below, parts)))
        case Or(parts):
            return Or(tuple(map(below, parts)))
        case Not(part):
            return Not(below(part))
        case Compare(sign, left, right):
            return Compare(sign, below(left), below(right))
        case In(value, options):
            return In(below(value), options)
        case Call(function, arguments):
            return Call(function, tuple(map(below, arguments)))
        case _:
            return node


def not_recorded(node: Node, silent: frozenset[str]) -> Node:
    """The same question where nobody keeps records of some facts: that nothing is recorded of them then says nothing.

    `x is not None` becomes `x == x`, which is true of what is known and unknown of what is not, in both engines.
    """

    def change(part: Node) -> Node | None:
        match part:
            case IsNone(value, negated) if value.name in silent:
                known = Compare("==", value, value)
                return known if negated else Not(known)
        return None

    return rewritten(node, change)


def renamed(node: Node, call: Callable[[str], str]) -> Node:
    """The same question with its facts under other names."""

    def change(part: Node) -> Node | None:
        match part:
            case Name(name, kind):
                return Name(call(name), kind)
            case IsNone(value, negated):
                return IsNone(Name(call(value.name), value.type), negated)
        return None

    return rewritten(node, change)


def names(node: Node) -> Iterator[str]:
    """Every name a tree uses, in the order of reading, with repeats."""
    if isinstance(node, Name):
        yield node.name
    for child in children(node):
        yield from names(child)
