"""Turning down: who comes no further and why, others whom no place is left for, and who has not been told yet."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, QueryDict

from xieguan.lifecycle.models import Application
from xieguan.lifecycle.recruitment.stranded import Stranded, failing, who_else, who_failed, who_is_barred
from xieguan.people.foresight import subject_of
from xieguan.web.recruitment.asked import Asked, step_words
from xieguan.web.recruitment.performing import Rows, called, performed
from xieguan.words import _

MOST = 200  # people ticked at once
REJECT, TELL = "recruitment.reject_many", "recruitment.tell_many"
GROUPS = ("failed", "barred", "others")
UNTOLD = {"rejected_on__isnull": False, "told_on__isnull": True}


@dataclass
class Turning:
    """The page: one of its two tabs, what was asked for, and what was sent."""

    asked: Asked
    query: QueryDict
    sent: QueryDict
    errors: list[str] = field(default_factory=list)

    @property
    def tells(self) -> bool:
        """Whether it is the tab of those who have not been told."""
        return self.query.get("show") == "tell"

    @property
    def act(self) -> str:
        """What its form does."""
        return TELL if self.tells else REJECT

    @property
    def may(self) -> bool:
        """Whether this user does it; nobody is turned down in a recruitment that is closed."""
        return self.act in self.asked.may and (self.tells or self.asked.campaign.closed_on is None)

    @cached_property
    def step(self) -> str:
        """The one step whose failures are asked for; empty for all."""
        return next((kind.value for kind in self.asked.kinds if kind == self.query.get("step")), "")

    @cached_property
    def text(self) -> str:
        """How the names of the others begin that are asked for."""
        return self.query.get("q", "").strip()[:40]

    @cached_property
    def counts(self) -> list[tuple[str, str, int]]:
        """How many in the running did not pass each step: the step, its words, the number. One query."""
        numbers = self.asked.applicants.aggregate(
            **{f"at{at}": Count("pk", filter=failing([kind])) for at, kind in enumerate(self.asked.kinds)}
        )
        found = ((kind.value, numbers[f"at{at}"]) for at, kind in enumerate(self.asked.kinds))
        return [(kind, step_words(kind), number) for kind, number in found if number]

    @cached_property
    def n_failed(self) -> int:
        """How many in the running did not pass some step."""
        return self.asked.applicants.filter(failing(self.asked.kinds)).count()

    @cached_property
    def failed(self) -> list[Stranded]:
        """Those who did not pass a step, or the one asked for; the first of them."""
        kinds = [kind for kind in self.asked.kinds if self.step in ("", kind.value)]
        asked = self.asked
        return who_failed(asked.campaign, asked.applicants, kinds, asked.on, MOST)

    @cached_property
    def barred(self) -> list[Stranded]:
        """Those who failed nothing, and whom a ground keeps out; none where one step is asked for."""
        asked = self.asked
        if self.step:
            return []
        return who_is_barred(asked.campaign, asked.applicants, asked.kinds, asked.on, MOST)

    @cached_property
    def others(self) -> list[tuple[Any, str]]:
        """Everybody else in the running, placed last first, each with the step he waits for; the first of them."""
        if self.step:
            return []
        rows = who_else(self.asked.applicants, self.asked.kinds, self.barred)
        found = rows.filter(name__startswith=self.text) if self.text else rows
        return [(one, self.asked.next_of(one)) for one in found[:MOST]]

    @cached_property
    def untold(self) -> list[Application]:
        """Those who were turned down and have not been told, in the order of the days; the first of them."""
        rows = self.asked.applicants.filter(**UNTOLD).select_related("post")
        return list(rows.order_by("rejected_on", "serial")[:MOST])

    @staticmethod
    def why(one: Stranded) -> Iterator[str]:
        """The steps somebody did not pass, in words, with his mark."""
        for kind, step in one.steps:
            mark = f" {step.mark.normalize():f}" if step and step.mark is not None else ""
            yield _("did not pass: {step}").format(step=step_words(kind) + mark)

    def is_ticked(self, group: str, public: str) -> bool:
        """As it was sent; at first those who failed a step."""
        return public in self.sent.getlist(group) if self.sent else group == "failed"

    @property
    def reason(self) -> str:
        """As it was sent; of one step that it was not passed."""
        if self.sent or not self.step:
            return self.sent.get("reason", "")
        return _("did not pass: {step}").format(step=step_words(self.step))

    def take(self, request: HttpRequest) -> bool:
        """Do what was sent; whether it was done. Raises Denied."""
        campaign = self.asked.campaign
        subject_of(self.act, campaign.public, self.asked.user)
        names = ("untold",) if self.tells else GROUPS
        chosen = list(chain.from_iterable(self.sent.getlist(name) for name in names))
        if not chosen:
            self.errors.append(_("choose one applicant at least"))
            return False
        said = {name: self.sent[name] for name in ("reason", "told_how") if self.sent.get(name)}
        about = _("{title}, {n} people").format(title=campaign.title, n=len(chosen))
        rows = Rows("applicants", called(campaign, chosen))
        data = {**said, "applicants": chosen}
        self.errors = performed(request, self.act, campaign.public, data, about=about, rows=rows)
        return not self.errors
