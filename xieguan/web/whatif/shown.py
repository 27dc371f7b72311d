"""What the what-if page shows, put together."""

from collections.abc import Mapping
from typing import Any

from django.utils.http import urlencode

from xieguan.law.judge import Law, NotYetInForce, stand
from xieguan.people import reads
from xieguan.people.ledger.offices import names
from xieguan.people.ledger.shelf import Shelved, shelf
from xieguan.people.models import User
from xieguan.people.outcomes import NotFound
from xieguan.people.tally import rows_of
from xieguan.people.whatif.candidates import candidate, offered
from xieguan.people.whatif.comparison import compare, people
from xieguan.people.whatif.suppose import Field, fields, only, supposed
from xieguan.web.law.asked import Asked
from xieguan.words import _

OFFICES = 30


def whatif_page(user: User, asked: Asked, query: Mapping[str, str]) -> dict[str, Any]:
    """The form with what was entered and, where something is supposed, what would change."""
    bound = [
        one for one in shelf(asked.choice.organisation, asked.today) if one.binds and one.state != "not-yet"
    ]
    shown: dict[str, Any] = {"asked": asked, "shelf": bound, "shelved": None, "compared": None, "drafts": []}
    if not bound:
        return shown
    shelved = _chosen(bound, query.get("pack", ""))
    drafts = [one for one in offered(user, asked.choice.organisation) if one.replaces == shelved.pack.id]
    entered = {name.removeprefix("p."): value for name, value in query.items() if name.startswith("p.")}
    form = fields(shelved.law, entered)
    draft = query.get("draft", "")
    shown |= {"shelved": shelved, "drafts": drafts, "draft": draft, "fields": form}
    before, after = _laws(user, asked, shelved, form, draft)
    if after is None:
        return shown
    return shown | _outcome(user, asked, before, after) | {"link": _link(asked, shelved, form, draft)}


def _chosen(bound: list[Shelved], name: str) -> Shelved:
    if not name:
        return bound[0]
    found = next((one for one in bound if one.pack.id == name), None)
    if found is None:
        raise NotFound(_("this pack does not bind this office"))
    return found


def _laws(
    user: User, asked: Asked, shelved: Shelved, form: list[Field], draft: str
) -> tuple[Law, Law | None]:
    """The law as it is and as supposed; None where nothing is supposed."""
    if draft:
        try:
            pack = candidate(draft, user, asked.choice.organisation).pack
            return shelved.law, stand(pack, asked.today)[-1]
        except NotYetInForce:
            return shelved.law, stand(pack, pack.first_day)[-1]
    changed = {one.parameter.name: one.value for one in form if one.changed}
    if not changed:
        return shelved.law, None
    less = only(shelved.law, frozenset(changed))
    return less, supposed(less, changed)


def _outcome(user: User, asked: Asked, before: Law, after: Law) -> dict[str, Any]:
    rows = rows_of([asked.choice.organisation.path])
    compared = compare(before, after, rows)
    listed = people(before, after, compared.rules, rows) if _may_list(user, asked) else None
    offices = [*list(compared.offices)[:OFFICES], *(one.office for one in listed or ())]
    return {
        "compared": compared,
        "people": listed,
        "names": names(offices, asked.today) if offices else {},
        "offices": list(compared.offices.items())[:OFFICES],
        "more_offices": max(0, len(compared.offices) - OFFICES),
        "all": rows.count(),
    }


def _may_list(user: User, asked: Asked) -> bool:
    """Names are only for who may see files there; numbers for all who may ask."""
    if not reads.may("engagements.see", user):
        return False
    return reads.reaching("engagements.see", user).covers(asked.choice.organisation.path)


def _link(asked: Asked, shelved: Shelved, form: list[Field], draft: str) -> str:
    """The query that shows the same again."""
    given = {"office": asked.choice.public, "pack": shelved.pack.id}
    given |= (
        {"draft": draft} if draft else {f"p.{one.parameter.name}": one.entered for one in form if one.changed}
    )
    return f"?{urlencode(given)}"
