"""The rule language: a small typed subset of Python expressions, read with `ast` and never executed.

Truth is three-valued (Kleene): true, false, unknown. `evaluate` gives it a meaning on one row, `query` in a database.
"""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xieguan.law import source
from xieguan.law.nodes import And, Call, Compare, Constant, Function, In, IsNone, Name, Node, Not, Or, names
from xieguan.words import _

MAX_LENGTH = 2000
MAX_DEPTH = 40
MAX_INT = 2**31 - 1
SIGNS = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
LITERALS = {bool: "bool", int: "int", str: "text"}


def _part(text: str, start: int, count: int) -> str:
    return text[start - 1 : start - 1 + count]


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _days(later: date, earlier: date) -> int:
    return (later - earlier).days


FUNCTIONS = {
    function.name: function
    for function in (
        Function("days", ("date", "date"), "int", _days),
        Function("length", ("text",), "int", len),
        Function("part", ("text", "int", "int"), "text", _part),
        Function("digits", ("text",), "bool", _digits),
    )
}


@dataclass(frozen=True, slots=True)
class Symbol:
    """What a name stands for: its type (`int date bool text`, or `scale:…` for a ranked list) and its choices."""

    type: str
    choices: frozenset[str] | None = None

    @property
    def ordered(self) -> bool:
        return self.type in ("int", "date") or self.type.startswith("scale:")


class ExpressionError(ValueError):
    """A rule that cannot be read. Line and column count from 1 in the rule's own text."""

    def __init__(self, line: int, column: int, found: str, expected: str) -> None:
        self.line, self.column, self.found, self.expected = line, column, found, expected
        super().__init__(_("found {found}, expected {expected}").format(found=found, expected=expected))


@dataclass(frozen=True, slots=True)
class Expression:
    """A condition that has been read and type-checked."""

    text: str
    tree: Node

    @property
    def uses(self) -> frozenset[str]:
        """The names it uses, facts and parameters alike."""
        return frozenset(names(self.tree))


def parse(text: str, symbols: Mapping[str, Symbol]) -> Expression:
    """Read a condition over the given names.

    Raises ExpressionError with the place, what was found and what was expected.
    """
    return Expression(text, _Reader(source.read(text), symbols).condition())


class _Reader:
    """Turns Python's tree into ours, checking types on the way; whatever is not listed here is refused."""

    def __init__(self, text: source.Source, symbols: Mapping[str, Symbol]) -> None:
        self.source, self.symbols = text, symbols
        self.body = text.plain.strip()
        self.leading = source.size(text.plain[: text.plain.find(self.body)])

    def condition(self) -> Node:
        self.check_text()
        tree = self.tree()
        self.check_end(tree)
        self.check_depth(tree)
        return self.need("bool", tree)

    def check_text(self) -> None:
        count = len(self.source.text)
        if count > MAX_LENGTH:
            found = _("{count} characters").format(count=count)
            raise ExpressionError(1, 1, found, _("at most {count}").format(count=MAX_LENGTH))
        # outside quotes a line break has become a space
        broken = min((at for mark in "\n\r" if (at := self.source.plain.find(mark)) >= 0), default=None)
        if broken is not None:
            raise self.wrong(source.size(self.source.plain[:broken]), _("a line break"), _("a closing quote"))

    def tree(self) -> ast.expr:
        try:
            return ast.parse(self.body, mode="eval").body
        except SyntaxError as error:
            # Python says 0 where the text ends too soon
            at = error.offset - 1 if error.offset else len(self.body)
        except (ValueError, MemoryError, RecursionError):
            at = 0
        found = self.body[at : at + 20] or _("the end")
        raise self.wrong(self.leading + source.size(self.body[:at]), found, _("a condition"))

    def check_end(self, tree: ast.expr) -> None:
        # Python would take `#` and what follows for a comment, and a condition would lose its tail unnoticed
        end = tree.end_col_offset or 0
        rest = self.body.encode()[end:].decode()
        extra = rest.lstrip(") \f")
        if extra:
            at = self.leading + end + source.size(rest) - source.size(extra)
            raise self.wrong(at, extra[:20], _("the end"))

    def check_depth(self, tree: ast.expr) -> None:
        level: list[ast.AST] = [tree]
        for _depth in range(MAX_DEPTH * 2):
            level = [child for node in level for child in ast.iter_child_nodes(node)]
            if not level:
                return
        raise self.error(
            tree, _("too many nested conditions"), _("at most {count} levels").format(count=MAX_DEPTH)
        )

    def error(self, node: ast.AST, found: str, expected: str) -> ExpressionError:
        return self.wrong(getattr(node, "col_offset", 0) + self.leading, found, expected)

    def wrong(self, byte: int, found: str, expected: str) -> ExpressionError:
        line, column = self.source.place(byte)
        return ExpressionError(line, column, found.encode(errors="replace").decode(), expected)

    def shown(self, node: ast.AST) -> str:
        return ast.get_source_segment(self.body, node) or ast.dump(node)

    def need(self, wanted: str, node: ast.expr) -> Node:
        read, symbol = self.read(node)
        if symbol.type != wanted:
            raise self.error(node, f"{self.shown(node)} ({_type(symbol.type)})", _type(wanted))
        return read

    def read(self, node: ast.expr) -> tuple[Node, Symbol]:
        match node:
            case ast.BoolOp(op=op, values=values):
                parts = tuple(self.need("bool", value) for value in values)
                return (And(parts) if isinstance(op, ast.And) else Or(parts)), Symbol("bool")
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.need("bool", operand)), Symbol("bool")
            case ast.Compare(ops=[ast.Is() | ast.IsNot()]):
                return self.is_none(node)
            case ast.Compare(ops=[ast.In()]):
                return self.within(node)
            case ast.Compare():
                return self.comparison(node)
            case ast.Call():
                return self.call(node)
            case ast.Name() | ast.Attribute(value=ast.Name()):
                return self.name(node)
            case ast.Constant():
                return self.constant(node)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as value) as digits) if (
                type(value) is int
            ):
                self.constant(digits)
                return Constant(-value, "int"), Symbol("int")
        raise self.error(node, self.shown(node), _("a fact, a parameter, a constant or a comparison"))

    def name(self, node: ast.Name | ast.Attribute) -> tuple[Node, Symbol]:
        name = ast.unparse(node)
        if name not in self.symbols:
            raise self.error(node, name, self.suggestion(name))
        symbol = self.symbols[name]
        return Name(name, symbol.type), symbol

    def suggestion(self, name: str) -> str:
        from difflib import get_close_matches  # only needed to word an error

        near = get_close_matches(name, self.symbols, n=1)
        if near:
            return _("a declared fact or parameter; did you mean {name}?").format(name=near[0])
        return _("a declared fact or parameter")

    def constant(self, node: ast.Constant) -> tuple[Node, Symbol]:
        value = node.value
        kind = LITERALS.get(type(value))
        too_big = isinstance(value, int) and value > MAX_INT
        if kind is None or too_big or self.shown(node) not in _plainly(value):
            raise self.error(node, self.shown(node), _("a whole number, a quoted text, True or False"))
        return Constant(value, kind), Symbol(kind)  # type: ignore[arg-type]

    def is_none(self, node: ast.Compare) -> tuple[Node, Symbol]:
        right = node.comparators[0]
        if not (isinstance(right, ast.Constant) and right.value is None):
            raise self.error(right, self.shown(right), "None")
        left, _symbol = self.read(node.left)
        if not isinstance(left, Name):
            raise self.error(node.left, self.shown(node.left), _("the name of a fact"))
        return IsNone(left, isinstance(node.ops[0], ast.IsNot)), Symbol("bool")

    def within(self, node: ast.Compare) -> tuple[Node, Symbol]:
        left, symbol = self.read(node.left)
        options = node.comparators[0]
        if symbol.type not in ("int", "text"):
            raise self.error(
                node.left, f"{self.shown(node.left)} ({_type(symbol.type)})", _("a text or a number")
            )
        if not isinstance(options, ast.Tuple) or not options.elts:
            raise self.error(
                options, self.shown(options), _("a list of constants in brackets, such as ('a', 'b')")
            )
        read = []
        for option in options.elts:
            constant, kind = self.read(option)
            if not isinstance(constant, Constant) or kind.type != symbol.type:
                raise self.error(
                    option, self.shown(option), _("a constant: {type}").format(type=_type(symbol.type))
                )
            self.check_choice(option, constant, symbol)
            read.append(constant)
        return In(left, tuple(read)), Symbol("bool")

    def comparison(self, node: ast.Compare) -> tuple[Node, Symbol]:
        parts: list[Node] = []
        left = node.left
        for op, right in zip(node.ops, node.comparators, strict=True):
            if type(op) not in SIGNS:
                raise self.error(node, self.shown(node), "== != < <= > >= in is")
            parts.append(self.pair(SIGNS[type(op)], left, right))
            left = right
        return (parts[0] if len(parts) == 1 else And(tuple(parts))), Symbol("bool")

    def pair(self, sign: str, left: ast.expr, right: ast.expr) -> Node:
        a, a_symbol = self.read(left)
        b, b_symbol = self.read(right)
        if a_symbol.type != b_symbol.type:
            raise self.error(right, f"{self.shown(right)} ({_type(b_symbol.type)})", _type(a_symbol.type))
        if a_symbol.type == "bool":
            raise self.error(
                left, self.shown(left), _("no comparison: a yes/no fact stands alone or after `not`")
            )
        if sign not in ("==", "!=") and not a_symbol.ordered:
            raise self.error(left, f"{self.shown(left)} {sign}", _("a number or a date; texts have no order"))
        self.check_choice(right, b, a_symbol)
        self.check_choice(left, a, b_symbol)
        return Compare(sign, a, b)

    def check_choice(self, at: ast.expr, read: Node, symbol: Symbol) -> None:
        if symbol.choices is not None and isinstance(read, Constant) and read.value not in symbol.choices:
            raise self.error(
                at, self.shown(at), _("one of {choices}").format(choices="、".join(sorted(symbol.choices)))
            )

    def call(self, node: ast.Call) -> tuple[Node, Symbol]:
        function = FUNCTIONS.get(ast.unparse(node.func))
        if function is None or node.keywords or len(node.args) != len(function.takes):
            raise self.error(
                node,
                self.shown(node),
                "days(date, date), length(text), part(text, start, count), digits(text)",
            )
        arguments = tuple(
            self.need(kind, argument) for kind, argument in zip(function.takes, node.args, strict=True)
        )
        if function.name == "part":
            self.check_part(node, arguments)
        return Call(function, arguments), Symbol(function.gives)

    def check_part(self, node: ast.Call, arguments: tuple[Node, ...]) -> None:
        # databases disagree about substrings that start before the text, so such a rule cannot be written
        for at, argument in zip(node.args[1:], arguments[1:], strict=True):
            if not isinstance(argument, Constant) or argument.value in range(-MAX_INT, 1):
                raise self.error(at, self.shown(at), _("a number from 1, written out"))


def _plainly(value: object) -> tuple[str, ...]:
    # no escapes, no prefixes, no 'a' 'b' where a comma was forgotten, no 0x1F: what one reads is what counts
    return (f"'{value}'", f'"{value}"') if isinstance(value, str) else (str(value),)


def _type(name: str) -> str:
    words = {"int": _("number"), "date": _("date"), "bool": _("yes/no"), "text": _("text")}
    return words.get(name) or _("level on the scale {scale}").format(scale=name.removeprefix("scale:"))
