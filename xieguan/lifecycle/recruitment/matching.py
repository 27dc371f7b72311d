"""Which applicant a row speaks of: nobody but those of the campaign, and nobody twice."""

from collections.abc import Callable, Iterable, Sequence

from xieguan.lifecycle.recruitment.inputs import Named
from xieguan.lifecycle.recruitment.limits import ended
from xieguan.lifecycle.recruitment.models import Application, Campaign
from xieguan.people.outcomes import Invalid
from xieguan.people.secret import blind_index
from xieguan.roster.cells import plain
from xieguan.roster.idnumber import normalised
from xieguan.words import _

DOTS = dict.fromkeys(map(ord, "·•・‧∙."))
Refusal = Callable[[Application], str]  # why an application is none of those meant; empty where it is


def matched(
    campaign: Campaign, rows: Sequence[Named], field: str, refusal: Refusal = ended
) -> list[Application]:
    """The application of each row. Raises Invalid naming every row of a stranger, of one who has another name, of one
    whom `refusal` speaks against (who is out, unless said otherwise), and of one named twice.
    """
    known = _known(campaign)
    found: list[Application] = []
    wrong: dict[str, list[str]] = {}
    seen: set[int] = set()
    for number, row in enumerate(rows):
        one = known.get(_key(row))
        by, say = _refused(one, row, seen, refusal)
        if say:
            wrong[f"{field}.{number}.{by}"] = [say]
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


def _refused(one: Application | None, row: Named, seen: set[int], refusal: Refusal) -> tuple[str, str]:
    """What is wrong with a row: the field and a sentence, which is empty where it is in order."""
    by = _named_by(row)
    if one is None:
        return by, _("nobody in this recruitment is named so")
    if row.name and _spelled(row.name) != _spelled(one.name):
        return "name", _("the number in this row is recorded under another name: check both")
    if one.pk in seen:
        return by, _("this applicant is named twice")
    return by, refusal(one)


def _spelled(name: str) -> str:
    """A name without spaces and without the dot in it, of which there are many."""
    return plain(name).translate(DOTS)
