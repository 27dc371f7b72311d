"""The facts of a shipped pack as a table: its worked examples, and random rows around the numbers it names."""

import random
from datetime import date, timedelta
from functools import cache

from django.db import models
from django.db.models import F

from tests.law.differential.databases import new_table
from tests.law.differential.rows import FIELDS
from xieguan.law.expression import Symbol
from xieguan.law.facts import vocabulary
from xieguan.law.nodes import Constant, children
from xieguan.law.pack import load, shipped

PACKS = sorted(entry.parent.name for entry in shipped().glob("*/pack.toml"))
COUNT = 200
DAY = timedelta(days=1)


@cache
def pack(name):
    return load(shipped() / name)


@cache
def table(name):
    """A model with a column for each fact the pack asks."""
    columns = {column(fact): field(symbols()[fact]) for fact in asked(name)}
    meta = type("Meta", (), {"app_label": "differential"})
    return type(
        "Facts_" + name.replace("-", "_"), (models.Model,), {**columns, "Meta": meta, "__module__": __name__}
    )


@cache
def symbols():
    return vocabulary().symbols()


@cache
def asked(name):
    return sorted({fact for rule in pack(name).rules for fact in rule.facts})


def column(fact):
    return fact.replace(".", "_of_")


def field(symbol: Symbol):
    return FIELDS.get(symbol.type, models.IntegerField)(null=True)


def examples(name):
    return [(rule, example) for rule in pack(name).rules for example in rule.examples]


@cache
def mappings(name):
    """The given facts of every example, in order, then the random rows."""
    chance = random.Random(name)
    pools = {fact: pool(symbols()[fact], name) for fact in asked(name)}
    blends = [{fact: chance.choice(values) for fact, values in pools.items()} for _ in range(COUNT)]
    return [dict(example.given) for _rule, example in examples(name)] + blends


def ends(name):
    """Every date at one end of the calendar."""
    dates = [fact for fact in asked(name) if symbols()[fact].type == "date"]
    return [dict.fromkeys(dates, day) for day in (date.min, date(9999, 11, 30), date.max)]


def pool(symbol: Symbol, name):
    """Values of a type that the pack's own numbers, words and days make worth trying."""
    if symbol.choices:
        return [None, *sorted(symbol.choices)]
    if symbol.type.startswith("scale:"):
        return [None, *range(1, len(vocabulary().scales[symbol.type.removeprefix("scale:")].levels) + 1)]
    found = sorted({value for value in constants(name) if type(value) is KINDS[symbol.type]})
    return [None, *AROUND[symbol.type](found)]


KINDS = {"int": int, "text": str, "date": date, "bool": bool}
AROUND = {
    "int": lambda found: sorted({0, 1, *(number + step for number in found for step in (-1, 0, 1))}),
    "date": lambda found: sorted(
        {date.min, date.max, *(day + DAY * step for day in found for step in (-1, 0, 1))}
    ),
    "text": lambda found: ["", "XG010001", "XG01000１", *found],
    "bool": lambda _found: [True, False],
}


def constants(name):
    yield pack(name).first_day
    yield from (parameter.value for parameter in pack(name).parameters.values())
    for rule in pack(name).rules:
        for expression in filter(None, (rule.when, rule.require)):
            yield from _constants(expression.tree)


def _constants(node):
    if isinstance(node, Constant):
        yield node.value
    for child in children(node):
        yield from _constants(child)


def create(name, alias):
    """The table with its rows; gives the query that names every fact as a rule does."""
    model = table(name)
    new_table(alias, model)
    model.objects.using(alias).bulk_create(
        model(pk=at, **{column(fact): value for fact, value in row.items() if fact in asked(name)})
        for at, row in enumerate(mappings(name))
    )
    linked = {fact.replace(".", "__"): F(column(fact)) for fact in asked(name) if "." in fact}
    return model.objects.using(alias).order_by("pk").annotate(**linked)
