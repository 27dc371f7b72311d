"""Issuing kit: to one person or to a whole team, and his signature for it. Nobody pays for it, nor leaves a deposit."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from xieguan.law.nodes import Value
from xieguan.lifecycle.kit.access import KEEPERS
from xieguan.lifecycle.kit.inputs import Lines, TeamLine, TeamLines
from xieguan.lifecycle.kit.lines import Wanted, found_for, has_left, issue_all, must_be_here, wording
from xieguan.lifecycle.kit.models import KitIssue
from xieguan.lifecycle.kit.store import Moved, must_have_come
from xieguan.people import gate, sheet
from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid, Refused
from xieguan.people.registry import act
from xieguan.people.scope import Reach, reach, within
from xieguan.words import _

ISSUE = "kit.issue"


def stated(engagement: Engagement, read: Any, by: User, _on: date, today: date) -> Mapping[str, Value]:
    """What an issue states of its armband: the wording on record. An issue without one states nothing of it."""
    wanted = found_for([(engagement, line) for line in read.lines], reach(by, today))
    return dict(wording(one.stock for one in wanted))


@act(ISSUE, of=Engagement, by=KEEPERS, facts=["armband_upper", "armband_lower"], derives=stated)
def issue(
    engagement: Engagement, *, lines: Lines, due_back: date | None = None, by: User, on: date, now: datetime
) -> Noted:
    """Issue uniform, insignia and equipment out of the store. Shanxi 20; Hai'an 22."""
    must_have_come(on, now)
    must_be_here(engagement, on)
    wanted = found_for([(engagement, line) for line in lines], reach(by, localdate(now)))
    made = issue_all(wanted, Moved(on, by, now), due_back)
    return Noted(None, {"kit": [_said(one) for one in made]})


def _said(made: KitIssue) -> str:
    number = f" {made.piece.serial}" if made.piece else ""
    return f"{made.stock}{number} × {made.quantity}"


@act("kit.issue_to_team", of=Organisation, by=KEEPERS)
def issue_to_team(
    organisation: Organisation,
    *,
    lines: TeamLines,
    due_back: date | None = None,
    by: User,
    on: date,
    now: datetime,
) -> Noted:
    """Issue a whole set to the people of a team at once: everything to everybody, or nothing. Shanxi 20."""
    must_have_come(on, now)
    where = reach(by, localdate(now))
    wanted = _of_team(organisation, lines, where, on)
    _must_be_lawful(wanted, on)
    made = issue_all(wanted, Moved(on, by, now), due_back)
    people = {one.engagement.pk for one in wanted}
    sheet.refresh(people, localdate(now))
    return Noted(None, {"people": len(people), "pieces": sum(one.quantity for one in made)})


def _of_team(organisation: Organisation, lines: Sequence[TeamLine], where: Reach, on: date) -> list[Wanted]:
    """Every line with its person and its stock. Raises Invalid naming each line of a stranger."""
    named = within(Engagement, where, KEEPERS).filter(
        public__in={line.person for line in lines}, organisation__path__startswith=organisation.path
    )
    people = {one.public: one for one in named.select_related("organisation", "sheet")}
    wrong = {
        f"lines.{number}.person": [says]
        for number, line in enumerate(lines)
        if (says := _refusal(people.get(line.person), on))
    }
    if wrong:
        raise Invalid(wrong)
    return found_for([(people[line.person], line) for line in lines], where)


def _refusal(engagement: Engagement | None, on: date) -> str:
    if engagement is None:
        return _("there is no such person in this office")
    return _("this engagement has ended") if has_left(engagement, on) else ""


def _must_be_lawful(wanted: Sequence[Wanted], on: date) -> None:
    """The gate of each person's own issue, asked once for an office and a wording. Raises Refused."""
    asked: dict[tuple[int, str], list[Wanted]] = {}
    for one in wanted:
        if said := wording([one.stock]):
            asked.setdefault((one.engagement.organisation_id, str(sorted(said.items()))), []).append(one)
    standing = [
        ruling
        for some in asked.values()
        for ruling in gate.judge_act(ISSUE, some[0].engagement, dict(wording([some[0].stock])), on)
        if ruling.stands and ruling.force != "advise"
    ]
    if standing:
        raise Refused(standing)


@act("kit.sign_for", of=Engagement, by=KEEPERS)
def sign_for(engagement: Engagement, *, signed_on: date, now: datetime) -> Noted:
    """Record that somebody has signed for what was issued to him: for all that is not signed for yet."""
    must_have_come(signed_on, now)
    waiting = KitIssue.objects.filter(engagement=engagement, signed_on__isnull=True, ended_on__isnull=True)
    if not waiting.exists():
        raise Invalid({"": [_("there is nothing to sign for")]})
    if waiting.filter(from_on__gt=signed_on).exists():
        raise Invalid({"signed_on": [_("some of it was issued after this day")]})
    return Noted(None, {"signed_on": signed_on.isoformat(), "pieces": waiting.update(signed_on=signed_on)})
