"""Many rows: a condition as a Django expression, three-valued like `evaluate`, run in SQLite or PostgreSQL.

Lookup expressions throughout: `~Q(age__gte=18)` adds IS NOT NULL and so turns unknown into true.
Bind the parameters first. A fact `kind.fact` is read as `kind__fact`.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    CharField,
    DateField,
    Expression,
    ExpressionWrapper,
    F,
    Field,
    Func,
    IntegerField,
    Q,
    Sum,
    Value,
    When,
    lookups,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Length, Substr

from xieguan.law.nodes import And, Call, Compare, Constant, In, IsNone, Name, Node, Not, Or

FIELDS = {"int": IntegerField, "date": DateField, "bool": BooleanField, "text": CharField}
ORDER = {
    "<": lookups.LessThan,
    "<=": lookups.LessThanOrEqual,
    ">": lookups.GreaterThan,
    ">=": lookups.GreaterThanOrEqual,
}
LANE = 21  # bits for one count of a packed tally
MOST = 2**LANE - 1  # rows that one can hold


class Tally(NamedTuple):
    """How many rows of a group came out which way."""

    met: int
    fail: int
    unknown: int
    not_applicable: int


class Days(Func):  # type: ignore[misc, unused-ignore]  # Django is untyped without its stubs
    """Days from the second date to the first."""

    output_field = IntegerField()
    arity = 2

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "CAST(JULIANDAY(%(expressions)s) AS INTEGER)"
        return self.as_sql(compiler, connection, template=template, arg_joiner=") - JULIANDAY(", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="(%(expressions)s)", arg_joiner=" - ", **context)


def compile_query(node: Node) -> Expression:
    """A condition for `annotate()` or `filter()`: true, false, or NULL where it is unknown."""
    return ExpressionWrapper(_condition(node), BooleanField(null=True))


def outcome(when: Node | None, require: Node) -> Expression:
    """A rule's word on each row: 'met', 'fail', 'unknown', or NULL where the rule does not apply."""
    words = {word: Value(word) for word in ("met", "fail", "unknown")}
    return _ruling(when, require, {**words, "not-applicable": Value(None)}, CharField(null=True))


def tally(when: Node | None, require: Node) -> Sum:
    """An aggregate that counts a rule's outcomes in one number; `unpack` reads it.

    One sum instead of three filtered counts: half the time, and short statements where a law has many rules.
    """
    lanes = {"met": 0, "fail": 1, "unknown": 2**LANE, "not-applicable": 2 ** (2 * LANE)}
    return Sum(weigh(when, require, lanes))


def weigh(when: Node | None, require: Node, weights: Mapping[str, int]) -> Case:
    """A number for each row by a rule's word on it, to be summed: one for each word, `not-applicable` included."""
    values = {word: Value(weight, BigIntegerField()) for word, weight in weights.items()}
    return _ruling(when, require, values, BigIntegerField())


def unpack(rows: int, packed: int | None) -> Tally:
    """A group's tally from its number of rows and its packed sum (NULL where it has no rows).

    Raises OverflowError where the group has more rows than a lane can count.
    """
    if rows > MOST:
        raise OverflowError(f"a packed tally holds {MOST} rows, this group has {rows}")
    above, fail = divmod(int(packed or 0), 2**LANE)
    not_applicable, unknown = divmod(above, 2**LANE)
    return Tally(rows - fail - unknown - not_applicable, fail, unknown, not_applicable)


def _ruling(when: Node | None, require: Node, words: dict[str, Value], field: "Field[Any, Any]") -> Case:
    holds, unknown = _condition(require), words["unknown"]
    word = Case(When(holds, words["met"]), When(~holds, words["fail"]), default=unknown, output_field=field)
    if when is None:
        return word
    applies = _condition(when)
    excluded = When(~applies, words["not-applicable"])
    return Case(When(applies, word), excluded, default=unknown, output_field=field)


def _condition(node: Node) -> Q:
    match node:
        case And(parts):
            return Q(*map(_condition, parts))
        case Or(parts):
            return Q(*map(_condition, parts), _connector=Q.OR)
        case Not(part):
            return ~_condition(part)
        case Compare(sign, left, right):
            return _compare(sign, _value(left), _value(right))
        case In(value, options):
            return Q(lookups.In(_value(value), [_value(option) for option in options]))
        case IsNone(value, negated):
            return Q(lookups.IsNull(_value(value), not negated))
        case Call(function, (text,)) if function.name == "digits":
            return _digits(_value(text))
        case _:  # a yes/no fact, True or False
            return Q(ExpressionWrapper(_value(node), BooleanField(null=True)))


def _compare(sign: str, left: Combinable, right: Combinable) -> Q:
    if sign in ORDER:
        return Q(ORDER[sign](left, right))
    same = Q(lookups.Exact(left, right))
    return same if sign == "==" else ~same


def _value(node: Node) -> Combinable:
    match node:
        case Name(name, _):
            return F(name.replace(".", "__"))
        case Constant(value, kind):
            return _constant(value, FIELDS.get(kind, IntegerField)())  # a level on a scale is its rank
        case Call(function, arguments):
            return FUNCTIONS[function.name](*map(_value, arguments))
    raise TypeError(node)


def _constant(value: object, field: "Field[Any, Any]") -> Expression:
    # PostgreSQL cannot tell the type of a bare NULL
    return Cast(Value(None), field) if value is None else Value(value, field)


def _digits(text: Combinable) -> Q:
    rest: Expression = Func(text, Value("0123456789"), function="LTRIM", output_field=CharField())
    return Q(lookups.Exact(rest, Value(""))) & ~Q(lookups.Exact(text, Value("")))


FUNCTIONS: Mapping[str, Callable[..., Expression]] = {"days": Days, "length": Length, "part": Substr}
