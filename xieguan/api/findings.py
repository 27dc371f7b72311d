"""Findings over many people: how each rule comes out, and whom it finds not met."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from xieguan.api import schemas
from xieguan.api.auth import caller
from xieguan.api.organisations import Limit
from xieguan.api.paging import page
from xieguan.law.judge import Law
from xieguan.law.objects import Rule
from xieguan.people import reads
from xieguan.people.laws import laws_of
from xieguan.people.models import Organisation
from xieguan.people.outcomes import Invalid, NotFound
from xieguan.people.tally import askable, rows_of, tallies, violators
from xieguan.words import _

router = Router(tags=["findings"])


@router.get("", response=schemas.Findings, summary="How the law comes out over an organisation")
def findings(request: HttpRequest, organisation: str) -> dict[str, Any]:
    """Every rule that can be asked, over the organisation and all below it, by the law that binds it today."""
    top, laws = _asked(request, organisation)
    return {
        "organisation": top.public,
        "on": timezone.localdate(),
        "packs": [{"id": law.pack.id, "state": law.state} for law in laws],
        "rules": [tally for law in laws for tally in _tallies(law, top)],
    }


def _asked(request: HttpRequest, organisation: str) -> tuple[Organisation, list[Law]]:
    """An organisation whose people the user may see, not just its name."""
    where = reads.reaching("engagements.see", caller(request))
    top: Organisation = reads.one("organisations.see", organisation, caller(request))
    if not where.covers(top.path):
        raise NotFound(_("there is no such record"))
    return top, laws_of(top, timezone.localdate())


def _tallies(law: Law, top: Organisation) -> list[dict[str, Any]]:
    rules = {rule.id: rule for rule in askable(law)}
    counted = tallies(law, rows_of([top.path]))
    return [
        {**_place(law, rules[name]), **{word: getattr(groups[None], word) for word in schemas.WORDS}}
        for name, groups in counted.items()
    ]


def _place(law: Law, rule: Rule) -> dict[str, Any]:
    item = None if rule.item is None else str(rule.item)
    return {
        "pack": law.pack.id,
        "rule": rule.id,
        "article": str(rule.article),
        "item": item,
        "force": law.force(rule),
    }


@router.get("/{pack}/{rule}", response=schemas.Page[schemas.Violator], summary="Whom a rule finds not met")
def people(
    request: HttpRequest, pack: str, rule: str, organisation: str, cursor: str = "", limit: int = Limit
) -> dict[str, Any]:
    """The engagements that a rule finds not met or unknown."""
    top, laws = _asked(request, organisation)
    law = next((law for law in laws if law.pack.id == pack), None)
    asked = next((one for one in askable(law) if one.id == rule), None) if law else None
    if law is None or asked is None:
        raise Invalid({"rule": [_("no rule of this name can be asked of this organisation")]})
    found = violators(law, asked, rows_of([top.path])).select_related(
        "engagement__person", "engagement__organisation"
    )
    return page(found, _violator, cursor, limit, by="engagement__public")


def _violator(row: Any) -> dict[str, Any]:
    return {
        "engagement": row.engagement.public,
        "name": row.engagement.person.name,
        "organisation": row.engagement.organisation.public,
        "outcome": row.ruling,
    }
