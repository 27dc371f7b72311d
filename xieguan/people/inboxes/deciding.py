"""What waits for a leader's decision: exceptions asked for, packs and own values about to end, packs not kept."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.timezone import localdate

from xieguan.law.facts import vocabulary
from xieguan.law.judge import Law
from xieguan.law.pack import packs
from xieguan.people.inboxes.asking import Asking
from xieguan.people.inboxes.audience import cited
from xieguan.people.inboxes.line import line
from xieguan.people.inboxes.offices import topmost
from xieguan.people.inboxes.registry import inbox
from xieguan.people.inboxes.todo import Cite, Link, Waiting
from xieguan.people.models import Erasure, Exemption, OwnValue, PackDraft, Standing
from xieguan.people.models.organisation import Kind, in_force
from xieguan.people.roles import Role
from xieguan.words import _, pick

DAY = timedelta(days=1)
NOTICE = timedelta(days=30)  # how long before its end something of the office's own is announced
LEAD = "review_lead_days"  # the pack's own parameter, where it has one
EMPLOY_NOBODY = (Kind.FIRM, Kind.BUREAU)


@inbox("exemptions.approve", section="decide", title=lambda: _("Decide on exceptions asked for"))
def asked_for(mine: QuerySet[Exemption], asking: Asking) -> Waiting | None:
    """Those somebody else has asked for: nobody decides on his own."""
    return line(
        mine.filter(approved=None).exclude(asked_by=asking.user),
        name=lambda entry: _("{act}: {reason}").format(act=_act(entry.act), reason=entry.reason[:60]),
        link=lambda entry: Link("act", ("exemptions.approve", entry.public)),
        cite=lambda entry: _cite(entry.pack, entry.rule),
    )


@inbox("packs.approve_draft", section="decide", title=lambda: _("Decide on child packs handed in"))
def drafts(mine: QuerySet[PackDraft], asking: Asking) -> Waiting | None:
    """Those somebody else has handed in and that passed the check."""
    return line(
        mine.filter(state=PackDraft.State.DRAFT, problems=[]).exclude(made_by=asking.user),
        name=lambda draft: pick(draft.title) if draft.title else draft.file_name,
        link=lambda draft: Link("act", ("packs.approve_draft", draft.public)),
    )


@inbox("persons.erase", section="decide", title=lambda: _("Decide on personal data to be erased"))
def erasures(mine: QuerySet[Erasure], asking: Asking) -> Waiting | None:
    """Persons whose time to be kept is over, as somebody else has asked."""
    return line(
        mine.filter(done_at__isnull=True, withdrawn_at__isnull=True).exclude(asked_by=asking.user),
        name=lambda asked: _("{document}, asked for on {day}").format(
            document=asked.document, day=localdate(asked.asked_at)
        ),
        link=lambda asked: Link("act", ("persons.erase", asked.public)),
    )


def _act(name: str) -> str:
    known = vocabulary().acts.get(name)
    return pick(known.label) if known else name


def _cite(pack: str, rule: str) -> Cite | None:
    found = ((known, entry) for known in packs() if known.id == pack for entry in known.rules)
    return next((cited(known, entry) for known, entry in found if entry.id == rule), None)


@inbox("packs.end_parameter", section="decide", title=lambda: _("Renew own values that are about to end"))
def ending_values(mine: QuerySet[OwnValue], asking: Asking) -> Waiting | None:
    """Own values whose time ends soon: then the law's looser value counts again."""
    soon = mine.filter(in_force(asking.on), until_on__lte=asking.on + NOTICE)
    return line(
        soon.select_related("organisation"),
        name=lambda own: _("{value} by {document}").format(value=_parameter(own), document=own.document),
        link=lambda own: Link("act", ("packs.set_parameter", own.organisation.public)),
        due="until_on",
    )


def _parameter(own: OwnValue) -> str:
    known = next((pack.parameters.get(own.parameter) for pack in packs() if pack.id == own.pack), None)
    return pick(known.label) if known else own.parameter


@inbox("packs.adopt", section="decide", title=lambda: _("Review whether to keep a regulation"))
def lapsing(_mine: object, asking: Asking) -> Waiting | None:
    """Packs that have lapsed and are not kept, or whose time, the law's or the office's own, is coming to its end."""
    ends = sorted(_ends(asking), key=lambda end: end[0])
    if not ends:
        return None
    due, opens, law, path = ends[0]
    same = topmost([other for _due, _opens, its, other in ends if its.pack.id == law.pack.id])
    lapsed = law.state == "lapsed"
    return Waiting(
        count=len(same),
        link=Link("act", ("packs.adopt", path.rstrip("/").rpartition("/")[2]), {"pack": law.pack.id}),
        due=None if lapsed else due,
        says=_lapsed(law, len(same)) if lapsed else _ending(law, due, opens, asking.on),
        cite=_window(law),
        opens=lapsed or opens <= asking.on,
    )


def _ends(asking: Asking) -> Iterator[tuple[date, date, Law, str]]:
    """Of each law that ends: its last day, when its review opens, an office it binds (the topmost of a group)."""
    for offices, roles in asking.bound():
        employing = _employing(offices.paths) if Role.LEADER in roles else []
        for law in offices.laws if employing else ():
            until = law.adoption.until if law.adoption else law.pack.until
            if until is not None:
                end = until - DAY
                lead = law.parameters.get(LEAD)
                opens = until - timedelta(days=lead if isinstance(lead, int) else NOTICE.days)
                yield from ((end, opens, law, path) for path in topmost(employing))


def _employing(paths: tuple[str, ...]) -> list[str]:
    """Of some offices those that may have auxiliaries: firms and bureaux keep no pack."""
    open_ones = Standing.objects.filter(until_on__isnull=True, organisation__path__in=paths)
    return list(open_ones.exclude(kind__in=EMPLOY_NOBODY).values_list("organisation__path", flat=True))


def _lapsed(law: Law, offices: int) -> str:
    return _(
        "{pack} ended on {day} and is not kept in {n} offices: it only advises, and refuses nothing"
    ).format(
        pack=law.pack.document or law.pack.id, day=law.pack.until - DAY if law.pack.until else None, n=offices
    )


def _ending(law: Law, end: date, opens: date, on: date) -> str:
    pack = law.pack.document or law.pack.id
    if opens > on:
        return _("{pack} ends on {end}; its review opens on {day}").format(pack=pack, end=end, day=opens)
    return _("{pack} ends on {end}").format(pack=pack, end=end)


def _window(law: Law) -> Cite | None:
    """The article whose parameter says when to review, which is the one about the window."""
    known = law.pack.parameters.get(LEAD)
    return Cite(law.pack.id, known.article, known.item) if known else None
