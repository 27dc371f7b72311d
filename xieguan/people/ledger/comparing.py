"""Two packs side by side, clause by clause."""

from dataclasses import dataclass, replace

from xieguan.law.diff import Difference, diff
from xieguan.law.facts import vocabulary
from xieguan.law.judge import Law, stand
from xieguan.law.objects import Pack, Rule
from xieguan.law.pack import packs
from xieguan.law.phrases import Phrases
from xieguan.people.labels import choice
from xieguan.words import _, pick


@dataclass(frozen=True, slots=True)
class Beside:
    """The differences of one clause: what it is called on either side, and what each says."""

    left: str
    right: str
    differences: tuple[Difference, ...]


def compared(left: str, right: str) -> list[Beside] | None:
    """The differences by clause, in the order of the left pack; None where one of the two is not named or unknown."""
    known = {pack.id: pack for pack in packs()}
    if left not in known or right not in known or left == right:
        return None
    groups: dict[tuple[str, str], list[Difference]] = {}
    words = Phrases(_as_written(known[left])), Phrases(_as_written(known[right]))
    for found in diff(known[left], known[right]):
        key = (_article(found.left_clause), _article(found.right_clause))
        groups.setdefault(key, []).append(_worded(found, *words))
    return [Beside(*key, tuple(found)) for key, found in groups.items()]


def _as_written(pack: Pack) -> Law:
    return stand(pack, pack.first_day)[-1]


def _worded(found: Difference, left: Phrases, right: Phrases) -> Difference:
    """A rule in sentences instead of in the language of packs, a field of enforcement by its name."""
    if found.rules is None:
        return _named(found)
    mine, yours = found.rules
    said = (in_words(mine, left) if mine else None), (in_words(yours, right) if yours else None)
    return replace(found, left=said[0], right=said[1])


def _named(found: Difference) -> Difference:
    field, place = _("field"), _("place")
    if found.what == field:
        said = (choice("enforcement_field", text) if text else text for text in (found.left, found.right))
        return replace(found, left=next(said), right=next(said))
    if found.what == place:
        coded = [_region(text) for text in (found.left, found.right)]
        return replace(found, left=coded[0], right=coded[1])
    return found


def _region(text: str | None) -> str | None:
    return _("region code {code}").format(code=text) if text and text.isdecimal() else text


def in_words(rule: Rule, phrases: Phrases) -> str:
    """A rule on a few lines: its weight, for whom, what it asks, and which acts it gates."""
    acts = vocabulary().acts
    lines = [{"must": _("must"), "should": _("should"), "advise": _("advice")}[rule.force]]
    if rule.when:
        lines.append(_("for whom: {condition}").format(condition=phrases.sentence(rule.when.tree)))
    lines.append(_("asked: {condition}").format(condition=phrases.sentence(rule.require.tree)))
    if rule.gates:
        gated = _(", ").join(pick(acts[name].label) for name in rule.gates)
        lines.append(_("gate before: {acts}").format(acts=gated))
    return "\n".join(lines)


def _article(clause: str | None) -> str:
    """A clause without its item: what differs in an item is shown with its article."""
    return (clause or "").partition("（")[0].partition("(")[0]
