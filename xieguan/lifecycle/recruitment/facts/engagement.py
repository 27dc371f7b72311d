"""Of whoever was hired here: what his application says of his entry comes first, what rosters state after it.

One loop: every fact of entry that a check or a step supplies of an application is the same fact of the engagement that
came of it.
"""

from datetime import date
from typing import Any

from django.db.models import BooleanField, CharField, Exists, Field, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from xieguan.law.facts import Fact, vocabulary
from xieguan.lifecycle.recruitment.grounds import ASKED_OF_APPLICANTS, checked_facts
from xieguan.lifecycle.recruitment.models import Application
from xieguan.people.statements import latest
from xieguan.people.suppliers import SUPPLIERS, Supplier, supplies

OF_ENTRY = (
    *(name for name in checked_facts() if name not in ASKED_OF_APPLICANTS),
    "political_review_passed",
    "taken_on_by",
)


def _from_the_application(fact: str) -> Supplier:
    of_application, of_rosters = SUPPLIERS["application"][fact], latest(fact)
    kind = _field(vocabulary().facts[fact])

    def supplier(on: date) -> Any:
        his = Application.objects.filter(engagement=OuterRef("pk"))
        said = Subquery(his.annotate(said=of_application(on)).values("said")[:1])
        return Coalesce(said, of_rosters(on), output_field=kind)

    return supplier


def _field(fact: Fact) -> "Field[Any, Any]":
    if fact.type == "text":
        return CharField(max_length=400)
    return IntegerField() if fact.scale else BooleanField()


def from_applications() -> Any:
    """Whether an engagement came of an application."""
    return Exists(Application.objects.filter(engagement=OuterRef("pk")))


for _fact in OF_ENTRY:
    if "engagement" in vocabulary().facts[_fact].of:
        supplies("engagement", _fact, partial=True, among=from_applications)(_from_the_application(_fact))
