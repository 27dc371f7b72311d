"""A list of the insured, as a firm or the insurance office has it: names and ID numbers, read like any roster."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from xieguan.desk.fleeting import fleeting
from xieguan.people.outcomes import Invalid
from xieguan.roster import read_roster
from xieguan.roster.model import UnusableFile
from xieguan.web.uploads import sent, too_large
from xieguan.words import _


@dataclass(frozen=True, slots=True)
class Listed:
    """One row: its number in the file, the name, and what the act is given."""

    number: int
    name: str
    given: dict[str, Any]


def listed(request: HttpRequest) -> list[Listed]:
    """The rows of the file that was sent; none where there is none. Raises Invalid for one that cannot be read."""
    if too_large(request):
        raise Invalid({"file": [_("this file is larger than any roster may be")]})
    file = sent(request, "file")
    if file is None:
        return []
    try:
        with fleeting(file.read()) as path:
            roster = read_roster(path, on=timezone.localdate())
    except UnusableFile as error:
        raise Invalid({"file": [error.say]}) from None
    if roster.rejected:
        say = _("row {row}: {what}")
        raise Invalid({"file": [say.format(row=one.row, what=one.say) for one in roster.rejected[:20]]})
    rows = [
        Listed(row.number, row.name, {"name": row.name, "id_number": row.id_number or ""})
        for row in roster.rows
    ]
    if not rows:
        raise Invalid({"file": [_("there is nobody in this file")]})
    return rows
