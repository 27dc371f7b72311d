"""Values and sayings in words: a number with its unit, a level by its label, the unknown as such."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from string import Formatter
from typing import Any

from xieguan.law.facts import Fact, Level, Scale, vocabulary
from xieguan.law.nodes import Value
from xieguan.law.numerals import write_numeral
from xieguan.law.objects import Pack, Parameter, Rule
from xieguan.words import _, language, pick


def shown(value: Value, word: Fact | Parameter | None = None) -> str:
    """A value as people read it, with the unit of its fact or parameter."""
    if value is None:
        return _("not recorded")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return value.isoformat()
    if word is None:
        return str(value)
    return _level(value, word.scale) or _choice(value, word.choices) or _counted(value, word)


def _level(value: Value, scale: Scale | None) -> str:
    if scale is None or not isinstance(value, int) or not 1 <= value <= len(scale.levels):
        return ""
    return pick(scale.levels[value - 1].label)


def _choice(value: Value, choices: Iterable[Level]) -> str:
    return next((pick(choice.label) for choice in choices if choice.key == value), "")


def _counted(value: Value, word: Fact | Parameter) -> str:
    if word.unit is None:
        return str(value)
    return f"{value} {pick(word.unit)}" if language() == "en" else f"{value}{pick(word.unit)}"


def plain(value: Value, word: Fact | None) -> str | int | bool | None:
    """A value for JSON: levels by key, days in ISO form."""
    if isinstance(value, date):
        return value.isoformat()
    if word is not None and word.scale and type(value) is int:
        return word.scale.levels[value - 1].key
    return value


def placeholders(saying: str) -> set[str]:
    """The names a saying prints."""
    return {name for _literal, name, _format, _conversion in Formatter().parse(saying) if name is not None}


class _Sayings(Formatter):
    """Puts values in by their whole name: a linked fact's dot is no attribute."""

    def get_field(self, field_name: str, _args: Sequence[Any], kwargs: Mapping[str, Any]) -> tuple[Any, str]:
        return kwargs.get(field_name, _("not recorded")), field_name


def say(rule: Rule, pack: Pack, facts: Mapping[str, Value], parameters: Mapping[str, Value]) -> str:
    """What a rule says when it is not met, with facts and parameters put in."""
    values = {**parameters, **facts}
    saying = pick(rule.say)
    words = {name: shown(values.get(name), _word(name, pack)) for name in placeholders(saying)}
    return _Sayings().vformat(saying, (), words)


def saying(rule: Rule, pack: Pack) -> str:
    """What a rule says of nobody in particular: in place of each value what it is called."""
    text = pick(rule.say)
    words = {name: f"〔{_called(name, pack)}〕" for name in placeholders(text)}
    return _Sayings().vformat(text, (), words)


def _called(name: str, pack: Pack) -> str:
    word = _word(name, pack)
    return pick(word.label) if word else name


def _word(name: str, pack: Pack) -> Fact | Parameter | None:
    plain_name = name.rpartition(".")[2]
    inherited = pack.parent.parameters if pack.parent else {}
    return pack.parameters.get(name) or inherited.get(name) or vocabulary().facts.get(plain_name)


def cite(article: int, item: int | None) -> str:
    """An article and item as lawyers write them: 第十二条（三）, or Art. 12(3)."""
    if language() == "en":
        return f"Art. {article}" + (f"({item})" if item else "")
    return f"第{write_numeral(article)}条" + (f"（{write_numeral(item)}）" if item else "")
