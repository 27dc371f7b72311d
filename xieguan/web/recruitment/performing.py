"""An act that a page of recruitment asks for: done and told, or the sentences that say why it was not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.timezone import localdate

from xieguan.lifecycle.models import Campaign
from xieguan.people.labels import input_label
from xieguan.people.outcomes import Invalid, Refused
from xieguan.people.perform import perform, rehearse
from xieguan.web.acts.told import done
from xieguan.web.pages import user_of
from xieguan.words import _


@dataclass(frozen=True, slots=True)
class Rows:
    """The input of an act that has a row for each of several people, and what each is called."""

    input: str
    names: Sequence[str]


def performed(
    request: HttpRequest,
    act: str,
    public: str,
    data: Mapping[str, Any],
    *,
    about: str,
    rows: Rows | None = None,
) -> list[str]:
    """Do it, on the day that the form says, if it says one; nothing, or why it was not done."""
    user = user_of(request)
    try:
        on = _day(request.POST.get("on", ""))
        result = perform(act, public, dict(data), by=user, on=on, key=request.POST.get("key", ""))
    except Invalid as error:
        return list(_sentences(act, error.errors, rows or Rows("", ())))
    except Refused as error:
        return [str(error)]
    done(request, user, _("Recorded · {about}").format(about=about), result.entry)
    return []


def rehearsed(
    request: HttpRequest, act: str, public: str, data: Mapping[str, Any], *, rows: Rows
) -> list[str]:
    """Why it could not be done, in the same sentences; nothing where it could. Nothing is written."""
    try:
        on = _day(request.POST.get("on", ""))
    except Invalid as error:
        return list(_sentences(act, error.errors, rows))
    obstacle = rehearse(act, public, dict(data), by=user_of(request), on=on)
    if isinstance(obstacle, Invalid):
        return list(_sentences(act, obstacle.errors, rows))
    return [str(obstacle)] if obstacle else []


def called(campaign: Campaign, people: Iterable[str]) -> list[str]:
    """What those with these ids are called; the id itself of who is none of this campaign."""
    ids = list(people)
    known = campaign.applications.filter(public__in=ids).values_list("public", "name", "serial")
    names = {public: f"{name}（{serial}）" for public, name, serial in known}
    return [names.get(public, public) for public in ids]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else localdate()
    except ValueError:
        raise Invalid({"on": [_("a date such as 2026-05-01 is expected")]}) from None


def _sentences(act: str, errors: Mapping[str, Sequence[str]], rows: Rows) -> Iterator[str]:
    """Each error with what it is about: somebody by his name, or a field of the form by its label."""
    for where, says in errors.items():
        name, _dot, rest = where.partition(".")
        number, _dot, _inner = rest.partition(".")
        if name == rows.input and number.isdecimal() and int(number) < len(rows.names):
            label = rows.names[int(number)]
        else:
            label = input_label(act, name).words if name else ""
        words = " ".join(says)
        yield _("{what}: {says}").format(what=label, says=words) if label else words
