"""The way to duty as pages show it: each step with the act that mends it, where, and whose it is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from xieguan.people.dossier.way import Step, Way, way
from xieguan.people.labels import act_words
from xieguan.people.models import Engagement
from xieguan.people.scope import Reach
from xieguan.web.addresses import address
from xieguan.web.files.opened import Opened
from xieguan.web.files.tabs import Tab, add
from xieguan.words import _


@dataclass(frozen=True, slots=True)
class Shown:
    """One step for one reader. `href` is empty where the act is not his, or is not built yet (`later`)."""

    step: Step
    words: str
    href: str
    roles: str
    mine: bool
    later: bool


def shown(found: Way, engagement: Engagement, where: Reach, back: str) -> list[Shown]:
    """The steps, as far as somebody may do them; `back` is where he comes back to."""
    return [_shown(step, engagement, where, back) for step in found.steps]


def _shown(step: Step, engagement: Engagement, where: Reach, back: str) -> Shown:
    act = step.act
    mine = act is not None and where.covers(engagement.organisation.path, step.by)
    here = mine and act is not None and act.of is Engagement
    href = address("act", step.fix, engagement.public) if here else ""
    return Shown(
        step=step,
        words=act_words(step.fix) if step.fix else "",
        href=f"{href}?next={back}" if href else "",
        roles=_(", ").join(str(role.label) for role in sorted(step.by)),
        mine=mine,
        later=act is None,
    )


def _tab(opened: Opened) -> dict[str, Any]:
    found = way(opened.verdict.laws, opened.verdict.facts)
    back = f"{address('file', opened.engagement.public)}%3Ftab=way"
    return {"way": found, "steps": shown(found, opened.engagement, opened.where, back)}


def register(words: Callable[[], str] = lambda: _("The way to duty")) -> None:
    """Let the file show it."""
    add(Tab("way", words, "files/_way.html", _tab))
