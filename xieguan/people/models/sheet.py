"""The fact sheet: one row per engagement with every fact of it, for today. Lists, tallies and what-if read it.

Its columns are the engagement's facts in `law/facts.toml`: a fact declared there is a column here, by migration.
"""

from typing import Any

from django.db import models

from xieguan.law.facts import Fact, vocabulary
from xieguan.people.models.engagement import Engagement


def _column(fact: Fact) -> "models.Field[Any, Any]":
    if fact.type == "text":
        return models.CharField(max_length=400, null=True)
    kinds: dict[str, type[models.Field[Any, Any]]] = {
        "bool": models.BooleanField,
        "int": models.IntegerField,
        "date": models.DateField,
    }
    return kinds[fact.type](null=True)


class SheetBase(models.Model):
    """What every row has beside its facts: where it hangs, for which day it was built, how the name sorts."""

    engagement = models.OneToOneField(Engagement, models.CASCADE, primary_key=True, related_name="sheet")
    path = models.CharField(max_length=255)
    built_for = models.DateField()
    spelling = models.CharField(max_length=200, default="")
    initials = models.CharField(max_length=40, default="")

    class Meta:
        abstract = True


FACTS: tuple[str, ...] = tuple(name for name, fact in vocabulary().facts.items() if "engagement" in fact.of)


class SheetRow(SheetBase):
    """The facts of one engagement on the day the row was built for."""

    class Meta:
        indexes = (
            # whom a part of the tree has, counted and put in order without opening a row
            models.Index(fields=["path", "left_on", "spelling", "engagement"], name="sheet_by_place"),
            # what a page of the roster is walked by, with what its usual filter asks, so that no row need be opened
            models.Index(fields=["spelling", "engagement", "path", "left_on"], name="sheet_by_spelling"),
            models.Index(fields=["initials"], name="sheet_by_initials"),
            models.Index(fields=["badge_number", "engagement"], name="sheet_by_badge"),
            models.Index(fields=["hired_on", "engagement"], name="sheet_by_hire"),
        )


for _name in FACTS:
    SheetRow.add_to_class(_name, _column(vocabulary().facts[_name]))
