"""What becomes of kit that somebody holds: changed for another size, lost, or recovered when he leaves."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.timezone import localdate

from xieguan.lifecycle.kit.access import KEEPERS
from xieguan.lifecycle.kit.inputs import Issues, Line, Must, Serial, Stock, Why
from xieguan.lifecycle.kit.lines import Wanted, has_left, held, issue_all, within_reach
from xieguan.lifecycle.kit.models import KitIssue, KitPiece, KitRecovery
from xieguan.lifecycle.kit.models.store import KitKind
from xieguan.lifecycle.kit.store import Kind, Moved, book, must_have_come
from xieguan.people.models import Engagement, User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.redact import redacted
from xieguan.people.registry import act
from xieguan.people.scope import reach
from xieguan.words import _

Counted = KitRecovery.Counted
Ending = KitIssue.Ending
PARTS = {
    "uniform": (KitKind.UNIFORM,),
    "insignia": (KitKind.INSIGNIA, KitKind.ARMBAND),
    "equipment": (KitKind.RADIO, KitKind.RECORDER, KitKind.OTHER),
}


@act("kit.exchange", of=KitIssue, by=KEEPERS)
def exchange(
    issued: KitIssue,
    *,
    stock: Stock,
    serial: Serial = "",
    usable: bool = True,
    reason: Why = "",
    by: User,
    on: date,
    now: datetime,
) -> Noted:
    """Change something for another size, or a broken piece for a sound one; what is usable goes back into store."""
    _must_be_out(issued, on, now)
    other = within_reach(issued.engagement.organisation, reach(by, localdate(now))).get(stock)
    if other is None or other.item_id != issued.stock.item_id:
        raise Invalid({"stock": [_("choose a size of the same item")]})
    moved = Moved(on, by, now, reason=reason)
    _end(issued, Ending.EXCHANGED, moved, usable=usable)
    line = Line(stock=stock, quantity=issued.quantity, serial=serial)
    try:
        [made] = issue_all([Wanted(issued.engagement, other, line, "")], moved, issued.due_back)
    except Invalid as error:
        raise Invalid({name.strip("."): says for name, says in error.errors.items()}) from None
    return Noted(None, {"was": str(issued.stock), "is": str(made.stock), "reason": redacted(reason)})


@act("kit.report_lost", of=KitIssue, by=KEEPERS)
def report_lost(issued: KitIssue, *, reason: Must, by: User, on: date, now: datetime) -> Noted:
    """Record that something was lost, and how. It is no longer to be given back, unless its holder has left."""
    _must_be_out(issued, on, now)
    ending = Ending.MISSING if has_left(issued.engagement, on) else Ending.LOST
    _end(issued, ending, Moved(on, by, now, reason=reason))
    return Noted(None, {"kit_item": str(issued.stock), "reason": redacted(reason)})


@act("kit.recover", of=Engagement, by=KEEPERS)
def recover(
    engagement: Engagement,
    *,
    items: Issues = [],  # noqa: B006  pydantic copies it
    uniform: Counted | None = None,
    insignia: Counted | None = None,
    equipment: Counted | None = None,
    usable: bool = True,
    reason: Why = "",
    by: User,
    on: date,
    now: datetime,
) -> Noted:
    """Record what somebody has given back: these items, or all he holds. Shanxi 26; Hai'an 22.

    Of what is in no record here `uniform`, `insignia` and `equipment` say what was counted. What is missing stays to be
    recovered, and holds back no leaving papers.
    """
    must_have_come(on, now)
    parts = {name: said for name, said in _said(uniform, insignia, equipment).items() if said is not None}
    out = list(held(engagement))
    back = _given_back(out, items, parts)
    _must_say_something(engagement, on, back, parts, reason)
    moved = Moved(on, by, now, reason=redacted(reason)[:400])
    for one in back:
        _must_be_out(one, on, now)
        _end(one, Ending.RETURNED, moved, usable=usable)
    if parts:
        values = {name: said.value for name, said in parts.items()}
        KitRecovery.objects.create(
            engagement=engagement, on=on, reason=moved.reason, recorded_at=now, recorded_by=by, **values
        )
    still = [str(one.stock) for one in out if one not in back]
    said = {name: one.value for name, one in parts.items()}
    return Noted(None, {"kit": [str(one.stock) for one in back], "kit_still_out": still, **said})


def _said(
    uniform: Counted | None, insignia: Counted | None, equipment: Counted | None
) -> dict[str, Counted | None]:
    return {"uniform": uniform, "insignia": insignia, "equipment": equipment}


def _given_back(out: list[KitIssue], items: list[str], parts: dict[str, Counted]) -> list[KitIssue]:
    """What comes back of what is out. Raises Invalid for what is not out, or is said not to be held."""
    known = {one.public for one in out}
    if wrong := [number for number, public in enumerate(items) if public not in known]:
        raise Invalid({f"items.{number}": [_("this is not with this person")] for number in wrong})
    counted = {kind for name, said in parts.items() if said == Counted.BACK for kind in PARTS[name]}
    none = {kind for name, said in parts.items() if said == Counted.NONE for kind in PARTS[name]}
    if any(one.stock.item.kind in none for one in out):
        raise Invalid({"": [_("something of this kind was issued here and has not come back")]})
    if not items and not parts:
        return out
    return [one for one in out if one.public in items or one.stock.item.kind in counted]


def _must_say_something(
    engagement: Engagement, on: date, back: Iterable[KitIssue], parts: dict[str, Counted], reason: str
) -> None:
    if not list(back) and not parts:
        raise Invalid({"": [_("nothing is out: say what was counted")]})
    if parts and not has_left(engagement, on):
        raise Invalid({"": [_("what is in no record here is counted when somebody leaves")]})
    if Counted.MISSING in parts.values() and not reason:
        raise Invalid({"reason": [_("say what became of what is missing")]})


def _must_be_out(issued: KitIssue, on: date, now: datetime) -> None:
    must_have_come(on, now)
    if issued.ended_on is not None:
        raise Invalid({"": [_("this has come back or is gone already")]})
    if on < issued.from_on:
        say = _("it was issued on {day}: choose that day or a later one")
        raise Invalid({"on": [say.format(day=issued.from_on)]})


def _end(issued: KitIssue, ending: str, moved: Moved, *, usable: bool = False) -> None:
    """End an issue: back into store, or through it out of it where it is no good, or gone."""
    KitIssue.objects.filter(pk=issued.pk).update(ended_on=moved.on, ending=ending, why=moved.reason)
    if ending in (Ending.LOST, Ending.MISSING):
        book(issued.stock, Kind.LOST, issued.quantity, moved)
    else:
        book(issued.stock, Kind.RETURNED, issued.quantity, moved)
        if not usable:
            book(issued.stock, Kind.SCRAPPED, issued.quantity, moved)
    if issued.piece_id:
        gone = None if usable else moved.on
        KitPiece.objects.filter(pk=issued.piece_id).update(in_store=usable, gone_on=gone)
