"""The hostile rows, as a table and as mappings."""

import random

from django.db import models

from tests.law.differential.databases import configure, new_table
from tests.law.strategies import FACTS, HOSTILE

configure()  # Django wants its settings before the first model

COUNT = 120
FIELDS = {
    "int": models.IntegerField,
    "date": models.DateField,
    "bool": models.BooleanField,
    "text": models.TextField,
}


class Row(models.Model):
    """One subject; `link` is the subject it belongs to, perhaps none."""

    link = models.ForeignKey("self", models.CASCADE, null=True)
    i = models.IntegerField(null=True)
    j = models.IntegerField(null=True)
    b = models.BooleanField(null=True)
    c = models.BooleanField(null=True)
    d = models.DateField(null=True)
    e = models.DateField(null=True)
    s = models.TextField(null=True)
    t = models.TextField(null=True)
    g = models.IntegerField(null=True)
    h = models.IntegerField(null=True)

    class Meta:
        app_label = "differential"


def own_facts() -> list[dict[str, object]]:
    """The same rows every time: each value at least once in its column, and blends of them."""
    chance = random.Random(2022)
    kinds = {name: symbol.type for name, symbol in FACTS.items() if "." not in name}
    columns = {name: _column(HOSTILE[kind], chance) for name, kind in kinds.items()}
    return [{name: column[at] for name, column in columns.items()} for at in range(COUNT)]


def _column(options: list[object], chance: random.Random) -> list[object]:
    column = options + chance.choices(options, k=COUNT - len(options))
    chance.shuffle(column)
    return column


def link_of(at: int) -> int | None:
    """Where a row's link leads; every third has none."""
    return None if at % 3 == 0 else at * 7 % COUNT


def mappings() -> list[dict[str, object]]:
    """The rows as the row engine reads them, facts reached through the link included."""
    facts = own_facts()
    return [{**row, **_reached(facts, link_of(at))} for at, row in enumerate(facts)]


def _reached(facts: list[dict[str, object]], link: int | None) -> dict[str, object]:
    names = [name for name in FACTS if "." in name]
    return {name: None if link is None else facts[link][name.removeprefix("link.")] for name in names}


def create(alias: str) -> None:
    """The table and its rows."""
    new_table(alias, Row)
    written = [Row(pk=at, **facts) for at, facts in enumerate(own_facts())]
    Row.objects.using(alias).bulk_create(written)
    for at, row in enumerate(written):
        row.link_id = link_of(at)
    Row.objects.using(alias).bulk_update(written, ["link"])
