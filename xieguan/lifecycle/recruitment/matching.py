"""Which applicant a row speaks of: nobody but those of the campaign, and nobody twice."""

from collections.abc import Iterable, Sequence

from xieguan.lifecycle.recruitment.inputs import Named
from xieguan.lifecycle.recruitment.limits import ended
from xieguan.lifecycle.recruitment.models import Application, Campaign
from xieguan.people.outcomes import Invalid
from xieguan.people.secret import blind_index
from xieguan.roster.idnumber import normalised
from xieguan.words import _


def matched(campaign: Campaign, rows: Sequence[Named], field: str) -> list[Application]:
    """The application of each row. Raises Invalid naming every row of a stranger, of one who is out, and of one named
    twice.
    """
    known = _known(campaign)
    found: list[Application] = []
    wrong: dict[str, list[str]] = {}
    seen: set[int] = set()
    for number, row in enumerate(rows):
        one = known.get(_key(row))
        if say := _refusal(one, seen):
            wrong[f"{field}.{number}.{_named_by(row)}"] = [say]
        elif one is not None:
            seen.add(one.pk)
            found.append(one)
    if wrong:
        raise Invalid(wrong)
    return found


def chosen(campaign: Campaign, people: Iterable[str], field: str) -> list[Application]:
    """The applications with these ids. Raises Invalid as `matched` does."""
    return matched(campaign, [Named(applicant=public) for public in people], field)


def _known(campaign: Campaign) -> dict[object, Application]:
    found: dict[object, Application] = {}
    for one in campaign.applications.all():
        found |= {one.public: one, one.serial: one, one.id_index: one}
    return found


def _key(row: Named) -> object:
    if row.applicant:
        return row.applicant
    return row.serial if row.serial is not None else blind_index(normalised(row.id_number))


def _named_by(row: Named) -> str:
    return "applicant" if row.applicant else "serial" if row.serial is not None else "id_number"


def _refusal(one: Application | None, seen: set[int]) -> str:
    if one is None:
        return _("nobody in this recruitment is named so")
    if one.pk in seen:
        return _("this applicant is named twice")
    return ended(one)
