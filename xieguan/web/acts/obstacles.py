"""What the law puts in the way of an act, as a page tells it: article, facts against bounds, what mends it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Model

from xieguan.law.explain import blame
from xieguan.law.facts import vocabulary
from xieguan.law.judge import Ruling
from xieguan.law.objects import Article
from xieguan.law.wording import shown
from xieguan.people import gate, labels
from xieguan.people.foresight import foreseen
from xieguan.people.models import Exemption
from xieguan.people.registry import ACTS, Act
from xieguan.web.addresses import address
from xieguan.words import pick


@dataclass(frozen=True, slots=True)
class Finding:
    """One condition that is not met: what is required, the facts with their values, and whether one is missing."""

    required: str
    facts: tuple[tuple[str, str], ...]
    missing: bool


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One rule that is not met."""

    pack: str
    document: str
    rule: str
    article: int
    item: int | None
    force: str
    outcome: str
    state: str
    label: str
    says: str
    gist: str
    findings: tuple[Finding, ...]
    mend: str
    fix: str
    fix_at: str
    exception: Exemption | None = None

    @property
    def has_way(self) -> bool:
        """Whether an exception can be asked for now: the rule leaves room, and none is waiting or has been given."""
        open_one = self.exception is not None and self.exception.approved is not False
        return self.force == "should" and not open_one


def obstacles(
    rulings: Iterable[Ruling],
    subject: Model | None = None,
    exceptions: Mapping[tuple[str, str], Exemption] | None = None,
    doing: str = "",
) -> list[Obstacle]:
    """What stands in the way, what must be before what should be; met rulings are left out.

    What is mended in the form of the act that is being done needs no way to another.
    """
    told = [_told(ruling, subject, exceptions or {}, doing) for ruling in rulings if ruling.stands]
    return sorted(told, key=lambda entry: ("must", "should", "advise").index(entry.force))


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule that an act is asked for: how it stands so far, or that it depends on what is filled in."""

    pack: str
    article: int
    item: int | None
    label: str
    force: str
    outcome: str  # empty where it cannot be said yet


def asked_of(act: Act, subject: Model, on: date) -> list[Asked]:
    """The rules an act will be asked for, before anything is filled in. One that does not apply is left out."""
    sofar = {(one.law.pack.id, one.rule.id): one.outcome for one in foreseen(act.name, subject, on)}
    told = []
    for law, rule in gate.rules_asked(act.name, subject, act.facts, on):
        outcome = sofar.get((law.pack.id, rule.id), "")
        if outcome or rule.facts & act.facts:
            told.append(
                Asked(law.pack.id, rule.article, rule.item, pick(rule.label), law.force(rule), outcome)
            )
    return told


def _told(
    ruling: Ruling, subject: Model | None, exceptions: Mapping[tuple[str, str], Exemption], doing: str
) -> Obstacle:
    rule, pack = ruling.rule, ruling.law.pack
    fix = rule.fix if rule.fix != doing else None
    return Obstacle(
        pack=pack.id,
        document=pack.document,
        rule=rule.id,
        article=rule.article,
        item=rule.item,
        force=ruling.force,
        outcome=ruling.outcome,
        state=ruling.law.state,
        label=pick(rule.label),
        says=ruling.say(),
        gist=_gist(_article(ruling), rule.item),
        findings=tuple(_finding(entry.required, entry.facts, entry.missing) for entry in blame(ruling)),
        mend=pick(rule.mend) if rule.mend else "",
        fix=labels.act_words(fix) if fix else "",
        fix_at=_fix_at(fix, subject),
        exception=exceptions.get((pack.id, rule.id)),
    )


def _article(ruling: Ruling) -> Article:
    return next(entry for entry in ruling.law.pack.articles if ruling.rule in entry.rules)


def _gist(article: Article, item: int | None) -> str:
    found = next((entry for entry in article.items if entry.number == item), None)
    return pick(found.gist if found else article.gist)


def _finding(required: str, facts: Mapping[str, object], missing: bool) -> Finding:
    told = tuple(
        (pick(vocabulary().fact(name).label), shown(value, vocabulary().fact(name)))  # type: ignore[arg-type]
        for name, value in facts.items()
    )
    return Finding(required, told, missing)


def _fix_at(fix: str | None, subject: Model | None) -> str:
    """Where the act that mends it is done; empty while there is no such act, or it is done to something else."""
    if not fix or subject is None or fix not in ACTS or not isinstance(subject, ACTS[fix].of):
        return ""
    return address("act", fix, getattr(subject, "public", ""))
