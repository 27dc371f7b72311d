"""One duty that several laws make of the same people is one thing to do, and cites them all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Q

from xieguan.people.inboxes.findings import Finding, concerns

Some = list[Finding]  # what one rule found, over all the offices it was asked of


def together(asked: Iterable[Some]) -> Iterator[tuple[Some, list[Some]]]:
    """What each rule found, and beside the widest of a duty those of other laws that find nobody else.

    One query for each two laws that open the same act; of all others none. Several rules of one law are several things.
    """
    duties: dict[object, list[Some]] = defaultdict(list)
    for at, some in enumerate(asked):
        law, rule = some[0].law, some[0].rule
        duties[(rule.opens, law.state == "lapsed") if rule.opens else at].append(some)
    for same in duties.values():
        widest, *rest = sorted(same, key=_width)
        within = [some for some in rest if _is_other_law(some, widest) and not finds_others(some, widest)]
        yield widest, within
        yield from ((some, []) for some in rest if some not in within)


def _width(some: Some) -> tuple[int, bool]:
    """The widest first; of equals the regulation of the place before the national norms."""
    return -sum(one.people for one in some), bool(some[0].law.pack.instruments)


def _is_other_law(some: Some, widest: Some) -> bool:
    return some[0].law.pack.id != widest[0].law.pack.id


def finds_others(some: Some, widest: Some) -> bool:
    """Whether a rule concerns anybody whom the other does not."""
    beside = {id(one.offices): one for one in widest}
    for one in some:
        other = beside.get(id(one.offices))
        if other is None:
            return True
        alone = Q(concerns(one.law, one.rule)) & ~Q(concerns(other.law, other.rule))
        if one.rows.filter(alone).exists():
            return True
    return False
