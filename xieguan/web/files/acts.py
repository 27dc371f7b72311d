"""Which act mends a finding: a link where it is built, a plain sentence where it is not."""

from dataclasses import dataclass

from xieguan.people.dossier.verdict import Finding
from xieguan.people.labels import act_words
from xieguan.people.models import Engagement, Person
from xieguan.people.registry import ACTS, Act
from xieguan.people.verbs.corrections import HIRE
from xieguan.web.addresses import address
from xieguan.web.files.opened import Opened
from xieguan.words import _, pick

CORRECT = "engagements.correct"
FROM_THE_HIRE = {
    *HIRE,
    "age_at_hire",
    "first_hire_age",
    "first_hire_on_birthday",
}  # wrong where the entry is wrong


@dataclass(frozen=True, slots=True)
class Way:
    """One thing to do: its words, where, and what to know of it. `later`: its stage is not built yet."""

    words: str
    href: str = ""
    says: str = ""
    later: bool = False


def mends(opened: Opened, finding: Finding) -> Way:
    """What mends a finding."""
    rule = finding.ruling.rule
    name = rule.fix or rule.opens or ""
    act = ACTS.get(name)
    if act and act.of in (Engagement, Person):
        return Way(act_words(name), _to(opened, act) if opened.holds(act.by) else "", _whose(opened, act))
    if rule.require.uses & FROM_THE_HIRE and not _unrecorded(finding):
        act = ACTS[CORRECT]
        return Way(act_words(CORRECT), _to(opened, act) if opened.holds(act.by) else "", _whose(opened, act))
    return _later(name, finding)


def _unrecorded(finding: Finding) -> bool:
    """Whether something else than the hire is what is missing."""
    facts = finding.ruling.facts
    return any(value is None for name, value in facts.items() if name not in HIRE)


def _whose(opened: Opened, act: Act) -> str:
    if opened.holds(act.by):
        return ""
    return _("for: {roles}").format(roles=_(", ").join(str(role.label) for role in sorted(act.by)))


def _later(name: str, finding: Finding) -> Way:
    """Nobody can do it here yet: until its stage is built a roster states it."""
    if name:
        return Way(act_words(name), later=True)
    mend = finding.ruling.rule.mend
    return Way(pick(mend) if mend else _("Look into it"), later=not mend)


def _to(opened: Opened, act: Act) -> str:
    subject = opened.engagement.public if act.of is Engagement else opened.engagement.person.public
    href = address("act", act.name, subject)
    return f"{href}?next={address('file', opened.engagement.public)}" if href else ""
