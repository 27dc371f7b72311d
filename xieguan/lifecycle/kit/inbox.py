"""What awaits whoever keeps the store: people without kit, things due back, sizes running out, receipts unsigned."""

from django.db.models import Q, QuerySet

from xieguan.lifecycle.kit.access import KEEPERS
from xieguan.lifecycle.kit.models import KitIssue, KitItem, KitStock
from xieguan.lifecycle.kit.waiting import (
    asks_it_back,
    lacking,
    left_behind,
    overdue,
    running_out,
    unsigned,
    without_kit,
)
from xieguan.people.inboxes.asking import Asking
from xieguan.people.inboxes.audience import cited
from xieguan.people.inboxes.line import SAMPLES, and_more, line
from xieguan.people.inboxes.registry import inbox
from xieguan.people.inboxes.todo import Link, Waiting
from xieguan.people.models import Engagement
from xieguan.words import _


@inbox("kit.issue", section="record", title=lambda: _("Issue uniform and insignia"))
def to_issue(_mine: QuerySet[Engagement], asking: Asking) -> Waiting | None:
    """People at work whom the law keeps off duty because uniform or insignia are missing."""
    count, names, cite, rules = 0, list[str](), None, set[str]()
    for offices, law, rule in without_kit(asking, frozenset(KEEPERS)):
        found = lacking(offices.rows)
        here = found.count()
        names += found.values_list("engagement__person__name", flat=True)[:SAMPLES] if here else []
        cite = cite or (cited(law.pack, rule) if here else None)
        count += here
        rules.add(f"{law.pack.id}/{rule.id}")
    if not count:
        return None
    said, rest = _(", ").join(names[:SAMPLES]), count - min(len(names), SAMPLES)
    says = and_more(said, rest, people=True)
    link = Link("kit", query={"show": "lacking"})
    return Waiting(count, link, says=says, cite=cite, rules=frozenset(rules))


@inbox("kit.exchange", section="recover", title=lambda: _("Kit due back"))
def to_give_back(mine: QuerySet[KitIssue], asking: Asking) -> Waiting | None:
    """What was lent and has not come back by its day."""
    return line(
        overdue(mine, asking.on).select_related("engagement__person", "stock__item"),
        name=lambda one: _("{item} of {name}").format(item=one.stock, name=one.engagement.person.name),
        link=lambda one: Link("act", ("kit.recover", one.engagement.public), {"items": one.public}),
        several=Link("kit", query={"show": "due"}),
        due="due_back",
    )


@inbox("kit.recover", section="recover", title=lambda: _("Kit of those who have left"))
def to_recover(mine: QuerySet[Engagement], asking: Asking) -> Waiting | None:
    """Who has left with something still out, where no law that binds makes it a duty with a day of its own."""
    by_law = Q(pk__in=[])
    for offices, _roles in asking.bound():
        if any(asks_it_back(law) for law in offices.laws):
            by_law |= Q(sheet__in=offices.rows.values("pk"))
    return line(
        left_behind(mine.exclude(by_law), asking.on).select_related("person"),
        name=lambda one: one.person.name,
        people=True,
        link=lambda one: Link("act", ("kit.recover", one.public)),
        several=Link("kit", query={"show": "left"}),
    )


@inbox("kit.sign_for", section="record", title=lambda: _("Have issued kit signed for"))
def to_sign(mine: QuerySet[Engagement], _asking: Asking) -> Waiting | None:
    """Who has been issued something and has not signed for it."""
    waiting = unsigned(KitIssue.objects.filter(engagement__in=mine)).values("engagement")
    return line(
        mine.filter(pk__in=waiting).select_related("person"),
        name=lambda one: one.person.name,
        people=True,
        link=lambda one: Link("act", ("kit.sign_for", one.public)),
        several=Link("kit", query={"show": "unsigned"}),
    )


@inbox("kit.receive", section="record", title=lambda: _("The store is running out"))
def to_order(mine: QuerySet[KitItem], _asking: Asking) -> Waiting | None:
    """Sizes of which there are no more than the office's own level."""
    return line(
        running_out(KitStock.objects.filter(item__in=mine)).select_related("item"),
        name=lambda one: _("{item}: {n} left").format(item=one, n=one.on_hand),
        link=lambda one: Link("kit_item", (one.item.public,)),
        several=Link("kit"),
    )
