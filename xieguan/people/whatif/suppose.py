"""A law as it would stand with other values, each marked where the law leaves no room for it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from xieguan.law.judge import Law
from xieguan.law.nodes import Value
from xieguan.law.objects import Parameter, Rule
from xieguan.law.wording import shown
from xieguan.people.own_values import is_stricter, value_of
from xieguan.people.tally import askable
from xieguan.words import _

MOST = 10**6  # no number of a regulation is larger, and a column of the database holds it


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter to try: what counts now, what was entered, and what is wrong with that, if anything.

    `hypothetical`: no office may set this value, since it loosens what binds, or the pack does not let it be moved.
    """

    parameter: Parameter
    now: Value
    entered: str
    value: Value
    error: str = ""

    @property
    def changed(self) -> bool:
        """Whether something else is supposed."""
        return not self.error and self.value != self.now

    @property
    def hypothetical(self) -> bool:
        """Whether no office could set it."""
        return self.changed and not is_stricter(self.value, self.now, self.parameter)

    @property
    def options(self) -> list[tuple[str, str]]:
        """What may be chosen, where it is a choice: key and words."""
        known = self.parameter
        if known.choices:
            return [(one.key, shown(one.key, known)) for one in known.choices]
        if known.scale:
            return [(str(rank), shown(rank, known)) for rank in range(1, len(known.scale.levels) + 1)]
        return [("true", _("yes")), ("false", _("no"))] if known.type == "bool" else []

    @property
    def words(self) -> tuple[str, str]:
        """Now and supposed, in words."""
        return shown(self.now, self.parameter), shown(self.value, self.parameter)


def fields(law: Law, entered: Mapping[str, str]) -> list[Field]:
    """The parameters whose rules the sheet can answer, with what was entered for each."""
    used = {name for rule in askable(law) for name in uses(rule)}
    inherited = law.pack.parent.parameters if law.pack.parent else {}
    known = {**inherited, **law.pack.parameters}
    return [
        _field(known[name], law.parameters[name], entered.get(name, "")) for name in known if name in used
    ]


def uses(rule: Rule) -> frozenset[str]:
    """The names a rule's conditions and term use."""
    when = rule.when.uses if rule.when else frozenset()
    term = {rule.due.count} if rule.due and rule.due.count else set()
    return frozenset(when | rule.require.uses | term)


def _field(known: Parameter, now: Value, text: str) -> Field:
    text = text.strip()
    if not text:
        return Field(known, now, "", now)
    value = value_of(_stored(known, text), known)
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value > MOST):
        return Field(known, now, text, now, _("this is no value of this parameter"))
    return Field(known, now, text, value)


def _stored(known: Parameter, text: str) -> object:
    if known.type == "bool":
        return {"true": True, "false": False}.get(text)
    if (known.type == "int" or known.scale) and not known.choices:
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else None
    return text


def supposed(law: Law, changed: Mapping[str, Value]) -> Law:
    """The law with other values. What is supposed counts for everybody whom the rules bind, whenever he came."""
    other = replace(
        law, parameters={**law.parameters, **changed}, untightened=None, tightened_from=None, _compiled={}
    )
    other.__dict__.pop("names", None)
    return other


def only(law: Law, names: frozenset[str]) -> Law:
    """The law with nothing but the rules that use one of some parameters: no other rule could come out otherwise."""
    articles = tuple(
        replace(article, rules=tuple(rule for rule in article.rules if uses(rule) & names))
        for article in law.pack.articles
    )
    return replace(law, pack=replace(law.pack, articles=articles), _compiled={})
