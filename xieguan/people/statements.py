"""Facts as offices have stated them: the supplier of every engagement fact that no stage keeps records of yet."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from xieguan.law.facts import vocabulary
from xieguan.people.models import Statement
from xieguan.people.suppliers import STATED, SUPPLIERS, Supplier


def supply_the_rest() -> None:
    """Give every engagement fact without a supplier the latest statement. Called when all apps are loaded."""
    suppliers = SUPPLIERS.setdefault("engagement", {})
    for name, fact in vocabulary().facts.items():
        if "engagement" in fact.of and name not in suppliers:
            suppliers[name] = latest(name)
            STATED.add(name)


def latest(fact: str) -> Supplier:
    """What the latest roster stated of a fact: for a stage, which has no record of everybody, to fall back on."""
    column = Statement.COLUMNS[vocabulary().facts[fact].type]

    def supplier(on: date) -> Any:
        stated = Statement.objects.filter(
            Q(source__state="finished"), engagement=OuterRef("pk"), fact=fact, as_of__lte=on
        )
        return Subquery(stated.order_by("-as_of", "-id").values(column)[:1])

    return supplier
