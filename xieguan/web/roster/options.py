"""What can be chosen above the list, and what has been."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from xieguan.audit.page.citing import STATE
from xieguan.law.facts import vocabulary
from xieguan.law.objects import Article, Pack
from xieguan.law.pack import packs
from xieguan.law.wording import cite, shown
from xieguan.people.beginnings import begins
from xieguan.people.laws import Place, applies
from xieguan.people.listing.filters import Filters
from xieguan.people.models import Engagement, Standing
from xieguan.people.models.organisation import Kind, in_force
from xieguan.people.models.sheet import FACTS
from xieguan.people.scope import Reach
from xieguan.web.roster.addresses import to_roster
from xieguan.words import _, language, pick

MOST = 300  # offices in a list one still reads; whoever has more narrows by opening an office first

Pair = tuple[str, str]


@dataclass(frozen=True)
class Options:
    """The offices, firms, articles and rules that can be asked for, as (value, words); articles by pack."""

    offices: list[Pair]
    firms: list[Pair]
    articles: list[tuple[str, list[Pair]]]

    @property
    def modes(self) -> list[Pair]:
        """The hiring modes."""
        return [(mode, mode_words(mode)) for mode in Engagement.Mode.values]

    @property
    def statuses(self) -> list[Pair]:
        """In office, left, or both."""
        return [("in", _("In office")), ("left", _("Have left")), ("all", _("In office and left"))]

    @property
    def outcomes(self) -> list[Pair]:
        """What a rule may say of somebody that asks for something to be done."""
        return [("fail", _("not met")), ("unknown", _("unknown"))]


def mode_words(mode: str | None) -> str:
    """A hiring mode in words."""
    return shown(mode, vocabulary().fact("hiring_mode")) if mode else ""


def options(where: Reach, on: date) -> Options:
    """What can be chosen by somebody who reaches this far."""
    below = Q(pk__in=[])
    for path in where.paths():
        below |= begins("organisation__path", path)
    found = Standing.objects.filter(below, in_force(on)).order_by("organisation__path")
    rows = list(
        found.values_list("organisation__public", "name", "kind", "region", "enforcement_field")[:MOST]
    )
    places = {Place(region, field) for *_who, region, field in rows}
    return Options(
        offices=[(public, name) for public, name, kind, *_where in rows if kind != Kind.FIRM],
        firms=[(public, name) for public, name, kind, *_where in rows if kind == Kind.FIRM],
        articles=[
            (_title(pack), _articles(pack, language()))
            for pack in packs()
            if any(applies(pack, place) for place in places)
        ],
    )


def _title(pack: Pack) -> str:
    return pack.document or pick(pack.title)


ARTICLES: dict[tuple[int, str], tuple[Pack, list[Pair]]] = {}


def _articles(pack: Pack, tongue: str) -> list[Pair]:
    """The articles of a pack in a language, kept with the pack they are of."""
    key = (id(pack), tongue)
    if key not in ARTICLES or ARTICLES[key][0] is not pack:
        ARTICLES[key] = pack, list(_asked(pack))
    return ARTICLES[key][1]


def _asked(pack: Pack) -> Iterator[Pair]:
    """The articles with a rule that can be asked of a person, by the address of the article, then rule by rule."""
    for article in pack.articles:
        rules = [rule for rule in article.rules if "engagement" in rule.subjects and rule.facts <= set(FACTS)]
        if not rules:
            continue
        place = f"{article.instrument}/{article.number}" if article.instrument else str(article.number)
        yield f"{pack.id}/{place}", f"{_of(pack, article)}{cite(article.number, None)} {pick(article.title)}"
        for rule in rules if len(rules) > 1 else ():
            yield f"{pack.id}/{rule.id}", f"　{cite(article.number, rule.item)} {pick(rule.label)}"


def _of(pack: Pack, article: Article) -> str:
    titles = {one.id: pick(one.title).removeprefix(STATE) for one in pack.instruments}
    return titles.get(article.instrument or "", "")


def chips(asked: Filters, offered: Options) -> list[Pair]:
    """The filters in use in words, each with the address of the list without it."""
    return [(words, to_roster(asked.without(*names))) for words, names in _in_use(asked, offered)]


def _in_use(asked: Filters, offered: Options) -> Iterator[tuple[str, tuple[str, ...]]]:
    if asked.q:
        yield _("Search: {q}").format(q=asked.q), ("q",)
    if asked.status != "in":
        yield _named(offered.statuses, asked.status), ("status",)
    if asked.office:
        yield _named(offered.offices, asked.office) or _("another office"), ("office",)
    if asked.mode:
        yield _named(offered.modes, asked.mode), ("mode",)
    if asked.firm:
        yield _named(offered.firms, asked.firm) or _("another firm"), ("firm",)
    if asked.law or asked.outcome:
        yield _law(asked, offered), ("law", "outcome")
    if asked.hired_from:
        yield _("hired from {day}").format(day=asked.hired_from), ("hired_from",)
    if asked.hired_to:
        yield _("hired until {day}").format(day=asked.hired_to), ("hired_to",)


def _law(asked: Filters, offered: Options) -> str:
    every = [pair for _pack, pairs in offered.articles for pair in pairs]
    outcome = _named(offered.outcomes, asked.outcome) or _("not met or unknown")
    law = _named(every, asked.law).strip() or asked.law
    return f"{law} {outcome}".strip()


def _named(pairs: Iterable[Pair], key: str) -> str:
    return next((words for value, words in pairs if value == key), "")
