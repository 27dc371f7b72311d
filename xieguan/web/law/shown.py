"""What the pages of a pack and of an article show, put together."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from xieguan.law.attach import read_attached
from xieguan.law.facts import vocabulary
from xieguan.law.objects import Article, Pack
from xieguan.law.official import AttachError, OfficialArticle, OfficialText
from xieguan.people import reads
from xieguan.people.ledger import counting
from xieguan.people.ledger.clauses import Clause, clause, key_of
from xieguan.people.ledger.offices import names
from xieguan.people.ledger.policies import decisions
from xieguan.people.ledger.shelf import Shelved
from xieguan.people.models import User
from xieguan.people.outcomes import NotFound
from xieguan.people.suppliers import supply
from xieguan.web.law.asked import Asked
from xieguan.web.law.life import life
from xieguan.web.policy.offices import may
from xieguan.words import _

FORMS = ("gate", "duty", "record", "notice")
OFFICES = 30  # in one table; the rest is added up


def pack_page(user: User, asked: Asked, shelved: Shelved, form: str) -> dict[str, Any]:
    """The ledger: every article with how it is kept and how people come out."""
    counted = _counted(user, asked, shelved)
    clauses = [_clause(shelved, article, counted) for article in shelved.pack.articles]
    adopted, own = decisions(shelved.pack.id, asked.choice.organisation, asked.on)
    return {
        **_common(user, asked, shelved),
        "clauses": [one for one in clauses if _wanted(one, form)],
        "forms": _forms(clauses),
        "form": form,
        "counted": counted,
        "live": Counter(one.state for one in clauses),
        "texts": texts(shelved.pack),
        "adopted": adopted,
        "own": own,
        "own_below": counting.own_below(shelved.law, asked.choice.organisation.path) if counted else 0,
        "instruments": {one.id: one for one in shelved.pack.instruments},
        "life": life(shelved, asked.on),
        "may_adopt": may("packs.adopt", asked.choice.organisation, user),
    }


def article_page(user: User, asked: Asked, shelved: Shelved, key: str) -> dict[str, Any]:
    """One article. Raises NotFound."""
    found = [one for one in shelved.pack.articles if key in (key_of(one), str(one.number))]
    if not found:
        raise NotFound(_("the pack has no such article"))
    if len(found) > 1:
        return {**_common(user, asked, shelved), "several": [(one, key_of(one)) for one in found]}
    article = found[0]
    counted = _counted(user, asked, shelved)
    offices = counting.by_office(shelved.law, article, asked.choice.organisation.path) if counted else {}
    shown = dict(list(offices.items())[:OFFICES])
    rest = list(offices.values())[OFFICES:]
    return {
        **_common(user, asked, shelved),
        "clause": _clause(shelved, article, counted),
        "counted": counted,
        "offices": shown,
        "names": names(shown, asked.on) if shown else {},
        "rest": counting.total(rest) if rest else None,
        "rest_count": len(rest),
        "official": texts(shelved.pack).get((article.instrument, article.number)),
        "instruments": {one.id: one for one in shelved.pack.instruments},
        "beside": _beside(shelved.pack, article),
    }


def _common(user: User, asked: Asked, shelved: Shelved) -> dict[str, Any]:
    return {
        "asked": asked,
        "shelved": shelved,
        "acts": {name: act.label for name, act in vocabulary().acts.items()},
        "roles": vocabulary().roles,
        "may_list": reads.may("engagements.see", user),
        "localtime": timezone.localtime,
        "may_try": reads.may("whatif.run", user),
    }


def _counted(user: User, asked: Asked, shelved: Shelved) -> counting.Counted | None:
    """Counts of today's people, for who may see files there; of another day's law nobody has been asked."""
    if not (asked.is_today and shelved.binds and shelved.state != "not-yet"):
        return None
    path = asked.choice.organisation.path
    if not reads.may("engagements.see", user) or not reads.reaching("engagements.see", user).covers(path):
        return None
    return counting.count(shelved.law, path)


def _clause(shelved: Shelved, article: Article, counted: counting.Counted | None) -> Clause:
    rules, total = (counted.rules, counted.of(article)) if counted else ({}, None)
    return clause(shelved.law, article, supply(), rules, total)


def _wanted(one: Clause, form: str) -> bool:
    if form == "fail":
        return bool(one.count and one.count.fail)
    return form not in FORMS or form in one.article.forms


def _forms(clauses: list[Clause]) -> dict[str, int]:
    counts = {form: sum(form in one.article.forms for one in clauses) for form in FORMS}
    return {"": len(clauses), **counts, "fail": sum(_wanted(one, "fail") for one in clauses)}


def _beside(pack: Pack, article: Article) -> tuple[str, str]:
    """The addresses of the articles before and after; empty at the ends."""
    at = pack.articles.index(article)
    before = key_of(pack.articles[at - 1]) if at else ""
    return before, key_of(pack.articles[at + 1]) if at + 1 < len(pack.articles) else ""


def texts(pack: Pack) -> Mapping[tuple[str | None, int], OfficialArticle]:
    """The official text attached to a pack, by law and article; nothing where none is, or it is damaged."""
    parts: list[str | None] = [one.id for one in pack.instruments] or [None]
    found: dict[tuple[str | None, int], OfficialArticle] = {}
    for part in parts:
        text = _attached(pack.id, part)
        found.update({(part, one.number): one for one in text.articles} if text else {})
    return found


def _attached(pack: str, part: str | None) -> OfficialText | None:
    try:
        return read_attached(pack, Path(settings.DATA), instrument=part)
    except AttachError:
        return None
