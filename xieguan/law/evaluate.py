"""One row: a condition as a Python function over a mapping of facts, three-valued."""

import operator
from collections.abc import Callable, Mapping
from typing import Any

from xieguan.law.nodes import And, Call, Compare, Constant, In, IsNone, Name, Node, Not, Or, Value, rewritten

Row = Mapping[str, Value]
Reading = Callable[[Row], Value]
COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def bind(node: Node, parameters: Mapping[str, Value]) -> Node:
    """The same tree with parameters put in as constants."""

    def change(part: Node) -> Node | None:
        match part:
            case Name(name, kind) if name in parameters:
                return Constant(parameters[name], kind)
            case IsNone(value, negated) if value.name in parameters:
                return Constant(negated, "bool")
        return None

    return rewritten(node, change)


def compile_row(node: Node) -> Reading:
    """A function that reads a condition (or a value) from a row. A name that the row has not is unknown."""
    match node:
        case Constant(value, _):
            return _constant(value)
        case Name(name, _):
            return _name(name)
        case Not(part):
            return _not(compile_row(part))
        case And(parts):
            return _fold([compile_row(part) for part in parts], stop=False)
        case Or(parts):
            return _fold([compile_row(part) for part in parts], stop=True)
        case Compare(sign, left, right):
            return _compare(COMPARE[sign], compile_row(left), compile_row(right))
        case In(tested, options):
            return _in(compile_row(tested), frozenset(option.value for option in options))
        case IsNone(fact, negated):
            return _is_none(fact.name, negated=negated)
        case Call(function, arguments):
            return _call(function.meaning, [compile_row(argument) for argument in arguments])


def _constant(value: Value) -> Reading:
    def read(_row: Row) -> Value:
        return value

    return read


def _name(name: str) -> Reading:
    def read(row: Row) -> Value:
        return row.get(name)

    return read


def _is_none(name: str, *, negated: bool) -> Reading:
    def read(row: Row) -> Value:
        return (row.get(name) is None) is not negated

    return read


def _not(part: Reading) -> Reading:
    def read(row: Row) -> Value:
        value = part(row)
        return None if value is None else not value

    return read


def _fold(parts: list[Reading], *, stop: bool) -> Reading:
    """`and` stops at false, `or` at true; an unknown part leaves the whole unknown unless a later part stops it."""

    def read(row: Row) -> Value:
        result: bool | None = not stop
        for part in parts:
            value = part(row)
            if value is stop:
                return stop
            if value is None:
                result = None
        return result

    return read


def _compare(sign: Callable[[Any, Any], bool], left: Reading, right: Reading) -> Reading:
    def read(row: Row) -> Value:
        a, b = left(row), right(row)
        return None if a is None or b is None else sign(a, b)

    return read


def _in(part: Reading, options: frozenset[Value]) -> Reading:
    def read(row: Row) -> Value:
        value = part(row)
        return None if value is None else value in options

    return read


def _call(meaning: Callable[..., Value], parts: list[Reading]) -> Reading:
    def read(row: Row) -> Value:
        values = [part(row) for part in parts]
        return None if None in values else meaning(*values)

    return read
