"""What an office answered about many applicants on one ground: typed in a table, or taken from a spreadsheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest, QueryDict

from xieguan.lifecycle.planning.inputs import LeastEducation
from xieguan.lifecycle.recruitment.grounds import Ground, needing_reasons
from xieguan.lifecycle.recruitment.limits import RUNNING
from xieguan.lifecycle.recruitment.reading import read_answers
from xieguan.lifecycle.recruitment.unverified import answered_in_bulk, tally, unverified
from xieguan.people.foresight import subject_of
from xieguan.people.labels import choice
from xieguan.web.recruitment.asked import Asked
from xieguan.web.recruitment.performing import Rows, called, performed
from xieguan.web.recruitment.taking import Taking
from xieguan.web.uploads import sent as file_of
from xieguan.words import _, pick

MOST = 200  # people in the table; more come by spreadsheet
ACT = "recruitment.record_checks"
ABOUT = ("ground", "checked_on", "verified_by")


@dataclass
class Checks:
    """The grounds of a campaign; and one of them with those of whom it is not verified, as far as it was filled in."""

    asked: Asked
    name: str
    sent: QueryDict

    @cached_property
    def grounds(self) -> list[tuple[Ground, int]]:
        """The grounds of the place that a check answers, by article, each with the number not verified."""
        found = answered_in_bulk(self.asked.campaign.organisation, self.asked.on)
        numbers = tally(self.asked.campaign, found, self.asked.on) if found else {}
        return [(one, numbers[one.name]) for one in found]

    @cached_property
    def ground(self) -> Ground | None:
        """The one that is asked for."""
        return next((one for one, _n in self.grounds if one.name == self.name), None)

    @property
    def label(self) -> str:
        """What it is called."""
        return pick(self.ground.fact.label) if self.ground else ""

    @cached_property
    def waiting(self) -> int:
        """Of how many it is not verified."""
        return next((number for one, number in self.grounds if one.name == self.name), 0)

    @cached_property
    def rows(self) -> list[Any]:
        """They themselves, the first of them."""
        return list(unverified(self.asked.campaign, self.name, self.asked.on)[:MOST]) if self.ground else []

    @cached_property
    def needs_reasons(self) -> bool:
        """Whether a yes wants its reasons written down: then it is recorded for each on his own."""
        return self.name in needing_reasons(self.asked.campaign.organisation, self.asked.on)

    @cached_property
    def outcomes(self) -> list[tuple[str, str]]:
        """What can be answered of one: so or not, or which level; and that it could not be verified."""
        if self.ground and self.ground.fact.scale:
            said = [(level.value, choice("LeastEducation", level.value)) for level in LeastEducation]
        else:
            keys = ("no",) if self.needs_reasons else ("yes", "no")
            said = [(key, choice("CheckOutcome", key)) for key in keys]
        return [*said, ("unverified", choice("CheckOutcome", "unverified"))]

    @cached_property
    def for_others(self) -> list[tuple[str, str]]:
        """What can be said of all others at once. Of a bar only that it does not hold: a hit is entered by name."""
        if self.ground is None or self.ground.fact.scale:
            return []
        kept = ("no",) if self.ground.excludes else ("yes", "no")
        return [(key, words) for key, words in self.outcomes if key in kept]

    @cached_property
    def taking(self) -> Taking:
        """A spreadsheet on its way in, and what is wrong with whatever was sent."""
        return Taking(ACT, "answers", lambda path: read_answers(path, self.name))

    def take(self, request: HttpRequest) -> bool:
        """Record what was sent; whether it was. Raises Denied."""
        campaign = self.asked.campaign
        subject_of(ACT, campaign.public, self.asked.user)
        said = {name: self.sent[name] for name in ABOUT[1:] if self.sent.get(name)}
        about = {**said, "ground": self.name}
        answers = list(self._answers())
        self.taking.errors += self._answered_meanwhile(answers)
        by_file = file_of(request, "file") is not None
        if self.taking.errors:
            return False
        if self.ground is None:
            self.taking.errors.append(_("choose the ground that was asked about"))
        elif by_file and answers:
            self.taking.errors.append(_("send a spreadsheet or fill in the table, not both at once"))
        elif by_file:
            return self.taking.take(request, campaign, about)
        elif not answers:
            self.taking.errors.append(_("nothing was answered: fill in the table, or choose a spreadsheet"))
        else:
            rows = Rows("answers", called(campaign, (one["applicant"] for one in answers)))
            title = _("{title}, {n} people").format(title=self.label, n=len(answers))
            data = {**about, "answers": answers}
            self.taking.errors = performed(request, ACT, campaign.public, data, about=title, rows=rows)
        return not self.taking.is_wrong

    def _answers(self) -> Iterator[dict[str, str]]:
        """What the table says, and of the others listed on the form that was sent what is said of them all.

        Whom somebody else has verified meanwhile is none of those others: his answer is not written over.
        """
        for_all = self.sent.get("others", "")
        others = for_all if for_all in dict(self.for_others) else ""
        for public in self.sent.getlist("listed"):
            outcome = self.sent.get(f"outcome-{public}", "") or (others if public in self._still else "")
            number = self.sent.get(f"number-{public}", "").strip()
            if outcome or number:
                scaled = bool(self.ground and self.ground.fact.scale) and outcome != "unverified"
                said = {"level" if scaled else "outcome": outcome} if outcome else {}
                yield {"applicant": public, **said, **({"number": number} if number else {})}

    @cached_property
    def _still(self) -> frozenset[str]:
        """Who of those listed on the form that was sent is not verified yet."""
        if self.ground is None:
            return frozenset()
        rows = unverified(self.asked.campaign, self.name, self.asked.on)
        return frozenset(one.public for one in rows.filter(public__in=self.sent.getlist("listed")))

    def _answered_meanwhile(self, answers: list[dict[str, str]]) -> list[str]:
        """Of whom the form says something though he is verified by now, each in a sentence."""
        late = [one["applicant"] for one in answers if one["applicant"] not in self._still]
        running = self.asked.applicants.filter(RUNNING, public__in=late) if late and self.ground else ()
        say = _(
            "{who}: this has been answered meanwhile; leave it empty here, or record it on the application"
        )
        names = called(self.asked.campaign, [one.public for one in running])
        return [say.format(who=who) for who in names]
