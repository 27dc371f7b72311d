"""What pages of acts call a campaign, an application, an objection; what can be chosen of them."""

from django.db.models import Model
from django.utils import timezone

from xieguan.law.wording import cite
from xieguan.lifecycle.models import Application, Campaign, Clearing, Objection
from xieguan.lifecycle.planning import places
from xieguan.lifecycle.recruitment.grounds import grounds_of, priorities_of
from xieguan.lifecycle.recruitment.limits import not_taken_on
from xieguan.people import labels
from xieguan.people.models import User
from xieguan.people.registry import Act
from xieguan.web.acts.about import SAYS, Pairs
from xieguan.web.acts.options import REFERENCES, Options
from xieguan.web.acts.subjects import PAGES, WORDS, organisation_name
from xieguan.words import _, pick


def register() -> None:
    """Let the forms of acts know of recruitments."""
    WORDS[Campaign] = lambda held: held.title
    PAGES[Campaign] = ("campaign", lambda held: held.public)
    WORDS[Application] = lambda one: f"{one.name}（{one.serial}）"
    PAGES[Application] = ("application", lambda one: one.public)
    WORDS[Objection] = lambda one: _("objection to {name}").format(name=one.application.name)
    WORDS[Clearing] = lambda one: _("applicants of {campaign}").format(campaign=one.campaign.title)
    PAGES[Clearing] = ("campaign", lambda one: one.campaign.public)
    SAYS[Clearing] = _clearing
    PAGES[Objection] = ("campaign_notice", lambda one: one.application.campaign.public)
    SAYS[Objection] = _objection
    SAYS[Application] = _application
    REFERENCES["ground"] = _grounds
    REFERENCES["post"] = _posts


def _objection(one: Objection) -> Pairs:
    return [
        (_("against"), one.application.name),
        (_("received on"), str(one.received_on)),
        (_("what is said"), one.says),
    ]


def _clearing(one: Clearing) -> Pairs:
    going = not_taken_on(one.campaign).count() if one.done_at is None else one.counts.get("application", 0)
    return [
        (_("not taken on"), _("{n} people").format(n=going)),
        (_("completed on"), str(one.campaign.closed_on or "")),
        (labels.input_label("recruitment.ask_clearing", "document").words, one.document),
        (labels.input_label("recruitment.ask_clearing", "kept_months").words, str(one.kept_months)),
        (_("asked for by"), one.asked_by.name),
    ]


def _application(one: Application) -> Pairs:
    return [
        (_("Name"), one.name),
        (_("Recruitment"), one.campaign.title),
        (_("Organisation"), organisation_name(one.organisation)),
        (_("Post"), one.post.name),
    ]


def _grounds(_act: Act, _user: User, subject: Model) -> Options:
    """The grounds that the laws of the place ask, by article, and its grounds of priority."""
    if not isinstance(subject, Application):
        return []
    today, office = timezone.localdate(), subject.organisation
    asked = [
        (one.name, f"{cite(one.rule.article, one.rule.item)} {pick(one.fact.label)}")
        for one in grounds_of(office, today)
    ]
    first = [
        (key, f"{cite(one.article, one.item)} {_('priority')}：{one.words}")
        for key, one in priorities_of(office, today).items()
    ]
    return asked + first


def _posts(_act: Act, _user: User, subject: Model) -> Options:
    """The posts of the plan in force."""
    version = places.in_force(subject.plan) if isinstance(subject, Campaign) else None
    return [(post.public, post.name) for post in version.posts.order_by("key")] if version else []
