"""What a request asks of the check: which file, by which law, as of which day, with which columns."""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.timezone import localdate

from xieguan.desk.held import MINUTES, Held, NotHeld, held, hold
from xieguan.people.checking import binding
from xieguan.people.models import Organisation
from xieguan.people.outcomes import Invalid
from xieguan.people.reachable import offices
from xieguan.people.reads import READS
from xieguan.roster.refusals import sentence
from xieguan.roster.source import FILE_BYTES
from xieguan.web.days import day_in
from xieguan.web.pages import user_of
from xieguan.web.uploads import sent, too_large
from xieguan.words import _

LONGEST_NAME = 120


@dataclass(frozen=True)
class Asked:
    """One check. `ticket` gets the file back in the next request; `mapping` is what somebody said of the columns."""

    file: Held
    ticket: str
    on: date
    office: Organisation | None
    laws: tuple[str, ...]
    sheet: str
    mapping: dict[str, Any]

    @property
    def mapping_json(self) -> str:
        """The mapping as the page carries it on."""
        return json.dumps(self.mapping, ensure_ascii=False)

    def with_mapping(self, mapping: dict[str, Any], sheet: str) -> "Asked":
        """The same check with other columns."""
        return replace(self, mapping=mapping, sheet=sheet)


def asked_of(request: HttpRequest) -> Asked:
    """Read a request. Raises Invalid with a sentence for each field."""
    office = office_of(request)
    on = day_in(request.POST.get("judge_on") or request.POST.get("on", ""), "on") or localdate()
    chosen = request.POST.getlist("law") or binding(office, on)
    mapping, sheet = mapping_in(request.POST), request.POST.get("sheet", "")[:200]
    file, ticket = file_of(request)
    return Asked(file, ticket, on, office, tuple(chosen), sheet, mapping)


def office_of(request: HttpRequest) -> Organisation | None:
    """The office whose law counts: the one chosen, else the user's own. Raises Invalid for one out of reach."""
    user, chosen = user_of(request), request.POST.get("office", "")
    if not chosen:
        return user.home
    reachable = {office.public for office in offices(user, READS["rosters.check"].by, localdate())}
    if chosen not in reachable:
        raise Invalid({"office": [_("there is no such office")]})
    return Organisation.objects.get(public=chosen)


def file_of(request: HttpRequest) -> tuple[Held, str]:
    """The file that was sent, which is held from now on, or the one a ticket stands for. Raises Invalid."""
    owner = user_of(request).public
    if too_large(request):
        raise Invalid({"file": [sentence("file-size", {"megabytes": FILE_BYTES >> 20})]})
    if file := sent(request, "file"):
        content = file.read()
        name = (file.name or "")[-LONGEST_NAME:]
        return Held(name, content), hold(content, name=name, owner=owner)
    ticket = request.POST.get("ticket", "")
    if not ticket:
        raise Invalid({"file": [_("choose a file: .xlsx, .xls, .ods or .csv")]})
    try:
        return held(ticket, owner=owner), ticket
    except NotHeld:
        say = _("The file is held for {minutes} minutes and has been deleted since: choose it again.")
        raise Invalid({"file": [say.format(minutes=MINUTES)]}) from None


def mapping_in(sent_fields: QueryDict) -> dict[str, Any]:
    """The mapping a page carried on. Raises Invalid where somebody has changed it into something else."""
    try:
        mapping = json.loads(sent_fields.get("mapping") or "{}")
    except (ValueError, RecursionError):
        mapping = None
    if not isinstance(mapping, dict):
        raise Invalid({"columns": [_("the columns cannot be understood: choose them again")]})
    return mapping
