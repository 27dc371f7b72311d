"""Which applicant a row speaks of: nobody but those of the campaign, and nobody twice."""

from collections.abc import Callable, Iterable, Sequence

from xieguan.lifecycle.recruitment.inputs import Named
from xieguan.lifecycle.recruitment.limits import ended
from xieguan.lifecycle.recruitment.models import Application, Campaign
from xieguan.people.outcomes import Invalid
from xieguan.people.secret import blind_index
from xieguan.roster.idnumber import normalised
from xieguan.words import _

Refusal = Callable[[Application], str]  # why an application is none of those meant; empty where it is


def matched(
    campaign: Campaign, rows: Sequence[Named], field: str, refusal: Refusal = ended
) -> list[Application]:
    """The application of each row. Raises Invalid naming every row of a stranger, of one whom `refusal` speaks against
    (who is out, unless said otherwise), and of one named twice.
    """
    known = _known(campaign)
    found: list[Application] = []
    wrong: dict[str, list[str]] = {}
    seen: set[int] = set()
    for number, row in enumerate(rows):
        one = known.get(_key(row))
        if say := _refusal(one, seen, refusal):
            wrong[f"{field}.{number}.{_named_by(row)}"] = [say]
        elif one is not None:
            seen.add(one.pk)
            found.append(one)
    if wrong:
        raise Invalid(wrong)
    return found


def chosen(
    campaign: Campaign, people: Iterable[str], field: str, refusal: Refusal = ended
) -> list[Application]:
    """The applications with these ids. Raises Invalid as `matched` does."""
    return matched(campaign, [Named(applicant=public) for public in people], field, refusal)


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


def _refusal(one: Application | None, seen: set[int], refusal: Refusal) -> str:
    if one is None:
        return _("nobody in this recruitment is named so")
    if one.pk in seen:
        return _("this applicant is named twice")
    return refusal(one)
