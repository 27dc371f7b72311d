"""One application: what is missing before a hire and whose it is, the steps, and each ground with its evidence."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from xieguan.law.judge import Ruling
from xieguan.law.objects import Rule
from xieguan.law.wording import shown
from xieguan.lifecycle.models import Application, Objection, PlaceTaken
from xieguan.lifecycle.recruitment.board import ASKED_BY, HIRED, NOTICE
from xieguan.lifecycle.recruitment.documents import Kept, kept
from xieguan.lifecycle.recruitment.grounds import CHECK, HIRE, STEP, checked_facts
from xieguan.lifecycle.recruitment.limits import ended
from xieguan.lifecycle.recruitment.models import Step
from xieguan.lifecycle.recruitment.screened import Finding, findings, hireable
from xieguan.people import labels
from xieguan.people.foresight import doable
from xieguan.people.models import User
from xieguan.people.registry import ACTS
from xieguan.people.roles import Role
from xieguan.web.acts.obstacles import Obstacle, obstacles
from xieguan.web.acts.subjects import organisation_name
from xieguan.web.addresses import address
from xieguan.web.recruitment.asked import Asked, step_words
from xieguan.words import _

EXCEPTION = "recruitment.request_exception"
OF_NOTICE = frozenset({"public_notice_began_on", "public_notice_workdays", "public_notice_ended_on"})
OWN_PAGE = {"recruitment.review": "application_review"}
BUTTONS = ("recruitment.record_check", "recruitment.record_step", "recruitment.review")


def _who(rule: Rule) -> str:
    """Whoever may do the act that mends what a rule finds."""
    act = ACTS.get(rule.fix or "")
    return _(", ").join(str(role.label) for role in Role if act and role in act.by)


@dataclass
class OneApplication:
    """An application in the hands of a user."""

    application: Application
    user: User
    on: date

    @cached_property
    def asked(self) -> Asked:
        """Its campaign."""
        return Asked(self.application.campaign, self.user, self.on)

    @property
    def ended(self) -> str:
        """How it came to an end; empty while it is running."""
        return ended(self.application)

    @cached_property
    def rulings(self) -> list[Ruling]:
        """What every rule before a hire says, were he hired today."""
        return [] if self.ended else hireable(self.application, self.on)

    @cached_property
    def missing(self) -> list[tuple[Obstacle, str, str]]:
        """What stands in the way, each with who must see to it, and where this user does."""
        ruled = {(one.law.pack.id, one.rule.id): one.rule for one in self.rulings}
        told = obstacles(self.rulings, self.application)
        return [
            (one, _who(ruled[one.pack, one.rule]), self._mends(ruled[one.pack, one.rule], one.pack))
            for one in told
        ]

    def _mends(self, rule: Rule, pack: str) -> str:
        """Where a rule's act is done, with what it asks filled in; empty where this user does not do it."""
        here = address("application", self.application.public)
        if rule.facts & OF_NOTICE and self.asked.recruits:
            return address("campaign_notice", self.application.campaign.public)
        if not rule.fix or rule.fix not in self.may:
            return ""
        asked = {"ground": next((name for name in checked_facts() if name in rule.facts), "")}
        steps = {"kind": next((kind.value for kind, facts in ASKED_BY.items() if facts & rule.facts), "")}
        excepted = {"pack": pack, "rule": rule.id, "hired_on": self.on.isoformat()}
        known = {CHECK: asked, STEP: steps, EXCEPTION: excepted}
        said = known.get(rule.fix, {})
        return f"{self._at(rule.fix)}?{urlencode({**said, 'next': here})}"

    @property
    def met(self) -> int:
        """How many rules are met."""
        return sum(not one.stands for one in self.rulings)

    @cached_property
    def row(self) -> object:
        """The application with how each step came out."""
        return self.asked.applicants.filter(pk=self.application.pk).first()

    @cached_property
    def findings(self) -> list[tuple[Finding, str, str]]:
        """Each ground with what is known in words, and where it is looked into."""
        return [(one, self._value(one), self._check_at(one)) for one in findings(self.application, self.on)]

    def _value(self, one: Finding) -> str:
        return _("not verified") if one.value is None else shown(one.value, one.ground.fact)

    def _check_at(self, one: Finding) -> str:
        if "recruitment.record_check" not in self.may or self.ended:
            return ""
        at = address("act", "recruitment.record_check", self.application.public)
        return f"{at}?ground={one.ground.name}"

    @cached_property
    def taken(self) -> list[Step]:
        """The steps he has taken, in their order."""
        return list(self.application.steps.select_related("recorded_by").order_by("day", "pk"))

    @cached_property
    def way(self) -> list[tuple[str, str, str]]:
        """The steps of the law, as far as he has come."""
        last = {step.kind: step for step in self.taken}
        told, open_ = [], not self.ended
        for kind in self.asked.kinds:
            step = last.get(kind)
            state = "done" if step and step.passed else "now" if open_ and not step else "lock"
            told.append((step_words(kind), self._said(step), state))
            open_ = open_ and bool(step and step.passed)
        noticed = self.application.noticed.order_by("-notice__began_on").select_related("notice").first()
        until = _("until {day}").format(day=noticed.notice.last_on) if noticed else ""
        told.append((step_words(NOTICE), until, "done" if noticed else "now" if open_ else "lock"))
        hired = self.application.engagement
        last_state = "done" if hired else "now" if open_ and noticed else "lock"
        return [*told, (step_words(HIRED), str(hired.hired_on) if hired else "", last_state)]

    def _said(self, step: Step | None) -> str:
        if step is None:
            return ""
        mark = f"{step.mark.normalize():f}" if step.mark is not None else ""
        words = " ".join(filter(None, (str(step.day), mark)))
        return words if step.passed else _("{words}, not passed").format(words=words)

    @cached_property
    def allocated(self) -> str:
        """Where the coordinating bureau has allocated him to, and by which document."""
        place = PlaceTaken.objects.filter(engagement=self.application.engagement_id).first()
        if place is None or place.allocated_to is None:
            return ""
        return f"{organisation_name(place.allocated_to)} {place.allocation_document}"

    @cached_property
    def documents(self) -> list[Kept]:
        """The documents that are kept."""
        return kept(self.application)

    @cached_property
    def objections(self) -> list[Objection]:
        """What was said against him."""
        return list(self.application.objections.order_by("received_on", "pk"))

    @cached_property
    def may(self) -> frozenset[str]:
        """The acts he may do to it."""
        return frozenset(act.name for act in doable(self.application, self.user))

    @cached_property
    def buttons(self) -> list[tuple[str, str, bool]]:
        """What can be done now: words, address, and whether it comes next."""
        if self.ended:
            return []
        hires = not any(one.force == "must" for one, _whose, _at in self.missing)
        names = (HIRE, *BUTTONS) if hires else BUTTONS
        return [(labels.act_words(name), self._at(name), name == HIRE) for name in names if name in self.may]

    def _at(self, name: str) -> str:
        """Where an act is done to it."""
        own = OWN_PAGE.get(name)
        return address(own, self.application.public) if own else address("act", name, self.application.public)
