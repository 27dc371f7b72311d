"""What awaits the issuer: numbers to give out, certificates to issue, renew and cancel, codes to set."""

from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from xieguan.lifecycle.credentials.models import BadgeCode, Certificate
from xieguan.lifecycle.credentials.state import DAY
from xieguan.lifecycle.credentials.waiting import (
    issued_by_others,
    lost,
    running_out,
    scarce,
    to_be_cancelled,
    without_certificate,
    without_code,
    without_number,
    without_photo,
)
from xieguan.people.inboxes.asking import Asking
from xieguan.people.inboxes.audience import cited
from xieguan.people.inboxes.line import line
from xieguan.people.inboxes.registry import inbox
from xieguan.people.inboxes.todo import Cite, Link, Waiting
from xieguan.people.models import Engagement, Organisation
from xieguan.people.roles import Role
from xieguan.people.scope import within
from xieguan.words import _


@inbox("credentials.allocate_badge", section="record", title=lambda: _("Allocate badge numbers"))
def to_number(_mine: QuerySet[Engagement], asking: Asking) -> Waiting | None:
    """Who has passed the pre-job training and wears no number, in cities whose numbers he gives out."""
    found = without_number(asking)
    if found is None:
        return None
    rows, law = found
    return line(
        rows.select_related("person"),
        name=lambda one: one.person.name,
        people=True,
        link=lambda one: Link("act", ("credentials.allocate_badge", one.public)),
        several=Link("credentials", query={"show": "unnumbered"}),
        cite=lambda _one: Cite(law.pack.id, law.pack.parameters["badge_prefix"].article),
    )


@inbox("credentials.issue", section="record", title=lambda: _("Issue work certificates"))
def to_issue(mine: QuerySet[Engagement], asking: Asking) -> Waiting | None:
    """Who has passed the pre-job training and holds none, where the law lets an office of his level issue it."""
    people = mine.exclude(issued_by_others(asking))
    found = line(
        without_certificate(people, asking.on).select_related("person"),
        name=lambda one: one.person.name,
        people=True,
        link=lambda one: Link("act", ("credentials.issue", one.public)),
        several=Link("credentials", query={"show": "due"}),
    )
    if found is None:
        return None
    return Waiting(
        found.count, found.link, says=_("{names}: trained, no certificate on record").format(names=found.says)
    )


@inbox(
    "credentials.set_photo",
    section="record",
    by=[Role.CLERK],
    title=lambda: _("Hand in photos for work certificates"),
)
def to_picture(mine: QuerySet[Engagement], asking: Asking) -> Waiting | None:
    """Whose card would have no picture. An issuer may hand one in too; to collect them is the work of his office."""
    return line(
        without_photo(mine, asking.on).select_related("person"),
        name=lambda one: one.person.name,
        people=True,
        link=lambda one: Link("photo", (one.public,)),
        several=Link("credentials", query={"show": "pictureless"}),
    )


@inbox("credentials.review", section="record", title=lambda: _("Certificates about to expire"))
def to_renew(mine: QuerySet[Engagement], asking: Asking) -> Waiting | None:
    """Certificates that end within a month, or have ended; due on the last day on which they count."""
    found = line(
        running_out(Certificate.objects.filter(engagement__in=mine), asking.on).select_related(
            "engagement__person"
        ),
        name=lambda one: one.engagement.person.name,
        people=True,
        link=lambda one: Link("act", ("credentials.review", one.engagement.public)),
        several=Link("credentials", query={"show": "expiring"}),
        due="runs_until",
    )
    return found and replace(found, due=found.due and found.due - DAY)


@inbox("credentials.revoke", section="recover", title=lambda: _("Cancel lost certificates"))
def to_cancel(mine: QuerySet[Engagement], asking: Asking) -> Waiting | None:
    """Certificates that were reported lost and are neither cancelled nor replaced."""
    rows: QuerySet[Any] = lost(Certificate.objects.filter(engagement__in=mine), asking.on)
    first = rows.select_related("engagement__organisation").order_by("lost_on", "pk").first()
    found = line(
        rows.select_related("engagement__person"),
        name=lambda one: one.engagement.person.name,
        people=True,
        link=lambda one: Link("act", ("credentials.revoke", one.engagement.public), {"part": "certificate"}),
        several=Link("credentials", query={"show": "lost"}),
        due="lost_on",
    )
    if found is None or first is None:
        return None
    rule = to_be_cancelled(first, first.lost_on, asking.on)
    due, cite = (rule[2], cited(rule[0].pack, rule[1])) if rule else (None, None)
    return Waiting(found.count, found.link, due, _("reported lost: {names}").format(names=found.says), cite)


@inbox("credentials.set_city_code", section="record", title=lambda: _("Set the city's code of badge numbers"))
def codeless(mine: QuerySet[Organisation], asking: Asking) -> Waiting | None:
    """Cities that can give out no number because nobody has set their code."""
    found = without_code(mine, asking.on)
    if not found:
        return None
    link = Link("act", ("credentials.set_city_code", found[0].public))
    return Waiting(len(found), link, says=_("without it no badge number can be given out"))


@inbox(
    "credentials.badge_numbers",
    section="decide",
    by=[Role.ISSUER, Role.LEADER, Role.SUPERVISOR],
    title=lambda: _("Badge numbers are running out"),
)
def running_short(_mine: None, asking: Asking) -> Waiting | None:
    """Cities with no more numbers than the warning level."""
    codes = within(BadgeCode, asking.within([Role.ISSUER, Role.LEADER, Role.SUPERVISOR]))
    found = sorted(scarce(codes, asking.on), key=lambda entry: entry[2])
    if not found:
        return None
    code, form, left = found[0]
    say = _("{stem}: {left} of {all} left; settle with the province how the range is widened")
    says = say.format(stem=code.stem, left=left, all=code.numbers)
    return Waiting(len(found), Link("credentials"), says=says, cite=Cite(form.pack, form.article))
