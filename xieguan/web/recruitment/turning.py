"""Turning down: who comes no further and why, others whom no place is left for, and who has not been told yet."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.http import urlencode

from xieguan.lifecycle.recruitment.limits import RUNNING
from xieguan.lifecycle.recruitment.stranded import Stranded
from xieguan.people.foresight import subject_of
from xieguan.people.labels import act_words, consequence
from xieguan.web.recruitment.asked import Asked, step_words
from xieguan.web.recruitment.groups import FAILED, GROUPS, MOST, OTHERS, UNTOLD, Group, by_step, why
from xieguan.web.recruitment.performing import Rows, called, performed, rehearsed
from xieguan.words import _

REJECT, TELL = "recruitment.reject_many", "recruitment.tell_many"
PEOPLE = "applicants"


@dataclass
class Turning:
    """The page: one of its groups, what was asked for, and what was sent; None where no form was."""

    asked: Asked
    query: QueryDict
    sent: QueryDict | None = None
    errors: list[str] = field(default_factory=list)

    @property
    def show(self) -> str:
        """Which group; those who failed, unless another is asked for."""
        wanted = self.query.get("show", "")
        return wanted if wanted in GROUPS else FAILED

    @property
    def tells(self) -> bool:
        """Whether it is those who have not been told."""
        return self.show == UNTOLD

    @property
    def act(self) -> str:
        """What its form does."""
        return TELL if self.tells else REJECT

    @property
    def words(self) -> str:
        """What that is called."""
        return act_words(self.act)

    @property
    def says(self) -> str:
        """What will happen by it."""
        return consequence(self.act)

    @property
    def may(self) -> bool:
        """Whether this user does it; nobody is turned down in a recruitment that is closed."""
        return self.act in self.asked.may and (self.tells or self.asked.campaign.closed_on is None)

    @cached_property
    def step(self) -> str:
        """The one step whose failures are asked for; empty for all."""
        wanted = self.query.get("step") if self.show == FAILED else None
        return next((kind.value for kind in self.asked.kinds if kind == wanted), "")

    @cached_property
    def text(self) -> str:
        """How the names of the others begin that are asked for."""
        said = self.query.get("q", "") if self.sent is None else self.sent.get("q", "")
        return said.strip()[:40] if self.show == OTHERS else ""

    @cached_property
    def counts(self) -> list[tuple[str, str, int]]:
        """How many in the running did not pass each step."""
        return by_step(self.asked)

    @cached_property
    def n_failed(self) -> int:
        """How many in the running did not pass some step."""
        return Group(self.asked, FAILED).members.count()

    @cached_property
    def group(self) -> Group:
        """The people that are looked at."""
        return Group(self.asked, self.show, self.step, self.text)

    @cached_property
    def lines(self) -> list[Stranded]:
        """They themselves, the first of them; before others whom a name was looked for those who are ticked already."""
        kept = self._kept() if self.show == OTHERS and self.chosen else []
        there = {one.pk for one in kept}
        found = [one for one in self.group.lines if one.application.pk not in there]
        return [*(Stranded(one, (), ()) for one in kept), *found]

    def _kept(self) -> list[Any]:
        rows = self.asked.applicants.filter(RUNNING, public__in=self.chosen[:MOST])
        return list(rows.select_related("post").order_by("serial"))

    @staticmethod
    def why(one: Stranded) -> Iterator[str]:
        """The steps somebody did not pass, in words."""
        return why(one)

    @cached_property
    def chosen(self) -> list[str]:
        """Who was ticked."""
        return list(dict.fromkeys(self.sent.getlist(PEOPLE))) if self.sent is not None else []

    def is_ticked(self, public: str) -> bool:
        """As it was sent; at first nobody, but where the failures of one step are asked for all of them."""
        return public in self.chosen if self.sent is not None else bool(self.step)

    @property
    def all_ticked(self) -> bool:
        """Whether everybody listed is."""
        return all(self.is_ticked(one.application.public) for one in self.lines)

    def said(self, name: str) -> str:
        """A field as it was sent; at first the reason is that the one step was not passed, the day today."""
        if self.sent is not None:
            return self.sent.get(name, "")
        if name == "reason" and self.step:
            return _("did not pass: {step}").format(step=step_words(self.step))
        return self.asked.on.isoformat() if name == "on" else ""

    @property
    def named(self) -> list[str]:
        """What those are called who were ticked."""
        return called(self.asked.campaign, self.chosen)

    @property
    def onward(self) -> str:
        """Where to go on once it is done: the group, and nobody in it ticked."""
        return f"?{urlencode({'show': self.show})}"

    def asks(self, request: HttpRequest) -> bool:
        """Whether what was sent could be done, and is to be asked once more, since it ends something."""
        return self._is_sound() and not self._errors(
            rehearsed(request, self.act, *self._call(), rows=self._rows)
        )

    def take(self, request: HttpRequest) -> bool:
        """Do what was sent; whether it was done."""
        title = self.asked.campaign.title
        about = _("{title}, {n} people").format(title=title, n=len(self.chosen))
        return self._is_sound() and not self._errors(
            performed(request, self.act, *self._call(), about=about, rows=self._rows)
        )

    def must_be_allowed(self) -> None:
        """Raises NotFound, Denied."""
        subject_of(self.act, self.asked.campaign.public, self.asked.user)

    def _is_sound(self) -> bool:
        """Whether somebody was ticked, and everybody still belongs where he stood on the form."""
        if not self.chosen:
            self.errors.append(_("choose one applicant at least"))
        say = _("{who}: what put this applicant on the list has changed since; look at it again")
        left = self.group.left(self.chosen) if self.chosen else []
        self.errors += [say.format(who=who) for who in called(self.asked.campaign, left)]
        return not self.errors

    def _call(self) -> tuple[str, dict[str, Any]]:
        said = {name: self.said(name) for name in ("reason", "told_how") if self.said(name)}
        return self.asked.campaign.public, {**said, PEOPLE: self.chosen}

    @property
    def _rows(self) -> Rows:
        return Rows(PEOPLE, self.named)

    def _errors(self, found: list[str]) -> list[str]:
        self.errors += found
        return found
