"""Two packs side by side, clause by clause.

An amendment is compared by article number. Regulations of different places number differently: there an article is
set beside the one that asks most of the same facts and acts. A child is compared with its parent by what it tightens
and adds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from xieguan.law.objects import Article, Pack, Parameter, Rule
from xieguan.law.wording import cite, shown
from xieguan.words import _, pick

MIN_LIKENESS = 0.2


@dataclass(frozen=True, slots=True)
class Difference:
    """One clause that differs: where it stands on either side, what is compared, and what each side says.

    Where rules are compared `rules` are the two, for whoever words them for readers; None on a side that has none.
    """

    left_clause: str | None
    right_clause: str | None
    what: str
    left: str | None
    right: str | None
    rules: tuple[Rule | None, Rule | None] | None = None


def diff(left: Pack, right: Pack) -> Iterator[Difference]:
    """Every difference: the window, then clause by clause in the left pack's order, then what only the right has."""
    yield from _window(left, right)
    if left.id == (right.parent.id if right.parent else None):
        yield from _tightened(left, right)
        for article in right.articles:
            yield from _articles(None, article, left, right)
        return
    beside = _pairs(left, right)
    for article in left.articles:
        yield from _articles(article, beside.get(article.number), left, right)
    taken = {article.number for article in beside.values()}
    for article in right.articles:
        if article.number not in taken:
            yield from _articles(None, article, left, right)


def _window(left: Pack, right: Pack) -> Iterator[Difference]:
    for (what, mine), (_what, yours) in zip(_identity(left), _identity(right), strict=True):
        if mine != yours:
            yield Difference(None, None, what, mine, yours)


def _tightened(parent: Pack, child: Pack) -> Iterator[Difference]:
    for name, parameter in child.overrides.items():
        was = parent.parameters[name]
        yield Difference(
            cite(was.article, was.item),
            cite(parameter.article, parameter.item),
            _("parameter: {label}").format(label=pick(was.label)),
            shown(was.value, was),
            shown(parameter.value, parameter),
        )


def _identity(pack: Pack) -> list[tuple[str, str]]:
    return [
        (_("in force from"), pack.first_day.isoformat()),
        (_("in force until"), pack.until.isoformat() if pack.until else _("no end stated")),
        (_("place"), pack.region or _("the whole country")),
        (_("field"), pack.enforcement_field),
    ]


def _pairs(left: Pack, right: Pack) -> dict[int, Article]:
    """Which article of the right stands beside which of the left."""
    if _same_line(left, right):
        numbers = {article.number: article for article in right.articles}
        return {
            article.number: numbers[article.number] for article in left.articles if article.number in numbers
        }
    likeness = sorted(
        ((_likeness(a, b, left, right), a.number, b) for a in left.articles for b in right.articles),
        key=lambda entry: (-entry[0], entry[1], entry[2].number),
    )
    pairs: dict[int, Article] = {}
    for score, number, article in likeness:
        if score >= MIN_LIKENESS and number not in pairs and article not in pairs.values():
            pairs[number] = article
    return pairs


def _same_line(left: Pack, right: Pack) -> bool:
    return (left.region, left.enforcement_field) == (right.region, right.enforcement_field)


def _topics(article: Article, pack: Pack) -> frozenset[str]:
    rules = article.rules
    asked = {fact for rule in rules for fact in rule.facts}
    done = {act for rule in rules for act in (*rule.gates, rule.opens, rule.fix) if act}
    numbers = {name for name, parameter in pack.parameters.items() if parameter.article == article.number}
    return frozenset(asked | done | numbers | set(article.kept_by))


def _likeness(a: Article, b: Article, left: Pack, right: Pack) -> float:
    mine, yours = _topics(a, left), _topics(b, right)
    return len(mine & yours) / len(mine | yours) if mine | yours else 0.0


def _articles(a: Article | None, b: Article | None, left: Pack, right: Pack) -> Iterator[Difference]:
    if a is None or b is None:
        yield Difference(_clause(a), _clause(b), _("article"), _title(a), _title(b))
        return
    if _same_line(left, right):
        for what, mine, yours in (
            (_("title"), pick(a.title), pick(b.title)),
            (_("gist"), pick(a.gist), pick(b.gist)),
            (_("forms"), " ".join(a.forms), " ".join(b.forms)),
        ):
            if mine != yours:
                yield Difference(_clause(a), _clause(b), what, mine, yours)
    yield from _parameters(a, b, left, right)
    yield from _rules(a, b)


def _clause(article: Article | None, item: int | None = None) -> str | None:
    return cite(article.number, item) if article else None


def _title(article: Article | None) -> str | None:
    return pick(article.title) if article else None


def _parameters(a: Article, b: Article, left: Pack, right: Pack) -> Iterator[Difference]:
    mine, yours = _of(a, left), _of(b, right)
    for name in dict.fromkeys([*mine, *yours]):
        one, other = mine.get(name), yours.get(name)
        if one is None or other is None or shown(one.value, one) != shown(other.value, other):
            label = pick((one or other).label)  # type: ignore[union-attr]
            yield Difference(
                _clause(a, one.item) if one else None,
                _clause(b, other.item) if other else None,
                _("parameter: {label}").format(label=label),
                shown(one.value, one) if one else None,
                shown(other.value, other) if other else None,
            )


def _of(article: Article, pack: Pack) -> dict[str, Parameter]:
    both = {**pack.parameters, **pack.overrides}
    return {name: parameter for name, parameter in both.items() if parameter.article == article.number}


def _rules(a: Article, b: Article) -> Iterator[Difference]:
    """Rules are set beside each other by id, the rest by what they ask."""
    others = list(b.rules)
    for rule in a.rules:
        twin = _twin(rule, others)
        if twin is None:
            yield Difference(
                _clause(a, rule.item),
                None,
                _("rule: {label}").format(label=pick(rule.label)),
                _text(rule),
                None,
                (rule, None),
            )
            continue
        others.remove(twin)
        if _text(rule) != _text(twin):
            what = _("rule: {label}").format(label=pick(rule.label))
            yield Difference(
                _clause(a, rule.item), _clause(b, twin.item), what, _text(rule), _text(twin), (rule, twin)
            )
    for rule in others:
        what = _("rule: {label}").format(label=pick(rule.label))
        yield Difference(None, _clause(b, rule.item), what, None, _text(rule), (None, rule))


def _twin(rule: Rule, others: Iterable[Rule]) -> Rule | None:
    others = list(others)
    by_id = next((other for other in others if other.id == rule.id), None)
    return by_id or next((other for other in others if other.facts == rule.facts), None)


def _text(rule: Rule) -> str:
    """A rule on a few lines, as it bears on people."""
    lines = [_("force: {force}").format(force=rule.force)]
    if rule.when:
        lines.append(f"when {' '.join(rule.when.text.split())}")
    lines.append(f"require {' '.join(rule.require.text.split())}")
    if rule.gates:
        lines.append(_("gates: {acts}").format(acts=" ".join(rule.gates)))
    if rule.due:
        lines.append(
            _("due: {fact} {term}").format(
                fact=rule.due.fact, term=f"+ {rule.due.count} {rule.due.unit}" if rule.due.count else ""
            )
        )
    return "\n".join(line.strip() for line in lines)
