"""Reading one `[[rule]]`: its conditions are parsed, its words checked against the vocabulary, its examples tried."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xieguan.law.expression import Expression, ExpressionError, Symbol, parse
from xieguan.law.facts import Vocabulary
from xieguan.law.nodes import Value
from xieguan.law.objects import BUILT_IN, Due, Example, Parameter, Rule
from xieguan.law.table import Table, undeclared
from xieguan.law.values import read_value
from xieguan.law.wording import placeholders
from xieguan.words import _

KEYS = {
    "id", "item", "force", "gates", "when", "require", "label", "say", "mend", "fix",
    "due", "who", "opens", "outlives", "subject", "example",
}  # fmt: skip
OUTCOMES = ("met", "fail", "unknown", "pending", "not-applicable")
TERMS = ("workdays", "days", "months")


@dataclass(frozen=True)
class Context:
    """What the rules of one pack may name."""

    vocabulary: Vocabulary
    parameters: Mapping[str, Parameter]
    symbols: Mapping[str, Symbol]


def read_rule(table: Table, article: int, items: frozenset[int], context: Context) -> Rule | None:
    """One rule, or None where a condition could not be read; what is wrong is reported on the table's file."""
    table.only(KEYS)
    when = _condition(table, "when", context) if table.has("when") else None
    require = _condition(table, "require", context)
    due = _due(table, context) if table.has("due") else None
    rule_id = table.text("id")
    force = table.choice("force", ("must", "should", "advise"))
    words = table.bilingual("label"), table.bilingual("say")
    if require is None or (table.has("when") and when is None):
        return None
    facts = _facts(when, require, due, context)
    rule = Rule(
        id=rule_id,
        article=article,
        item=_item(table, items),
        force=force,  # type: ignore[arg-type]
        when=when,
        require=require,
        label=words[0],
        say=words[1],
        subjects=_subjects(table, facts, context),
        facts=facts,
        gates=table.known("gates", context.vocabulary.acts, _("act")),
        due=due,
        who=_one(table, "who", context.vocabulary.roles, _("role")),
        opens=_one(table, "opens", context.vocabulary.acts, _("act")),
        mend=table.bilingual("mend", required=False) if table.has("mend") else None,
        fix=_one(table, "fix", context.vocabulary.acts, _("act")),
        outlives=table.flag("outlives"),
        examples=tuple(_example(entry, facts, context) for entry in table.tables("example")),
    )
    _check(table, rule, context)
    return rule


def _condition(table: Table, key: str, context: Context) -> Expression | None:
    text = table.text(key)
    if not text:
        return None
    try:
        return parse(text, context.symbols)
    except ExpressionError as error:
        place = table.file.places.of((*table.path, key))
        inner = error.column - 1 + (place.quote if error.line == 1 else 0)
        column = place.column + inner if error.line == 1 else error.column
        table.file.add(place.line + error.line - 1, column, f"{key}: {error}")
        return None


def _due(table: Table, context: Context) -> Due | None:
    days = {name for name, symbol in context.symbols.items() if symbol.type == "date"}
    if isinstance(table.data["due"], str):
        fact = table.text("due")
        if fact not in days:
            table.problem("due", undeclared(fact, days, _("date fact")))
        return Due(fact)
    term = table.table("due")
    if term is None:
        return None
    term.only({"after", *TERMS})
    fact = term.text("after")
    units = [unit for unit in TERMS if term.has(unit)]
    if fact and fact not in days:
        term.problem("after", undeclared(fact, days, _("date fact")))
    if len(units) != 1:
        term.problem(None, _("a term needs exactly one of: workdays, days, months"))
        return None
    count = term.text(units[0])
    if count not in context.parameters or context.parameters[count].type != "int":
        term.problem(units[0], undeclared(count, context.parameters, _("parameter that is a whole number")))
    return Due(fact, units[0], count)


def _facts(when: Expression | None, require: Expression, due: Due | None, context: Context) -> frozenset[str]:
    used = require.uses | (when.uses if when else frozenset()) | ({due.fact} if due else frozenset())
    return frozenset(used - context.parameters.keys() - BUILT_IN.keys())


def _item(table: Table, items: frozenset[int]) -> int | None:
    item = table.integer("item", required=False)
    if item is not None and item not in items:
        table.problem(
            "item", _("the article has no item {item}: give it an [[item]] first").format(item=item)
        )
    return item


def _one(table: Table, key: str, words: Iterable[str], kind: str) -> str | None:
    word = table.text(key, required=False)
    if word and word not in words:
        table.problem(key, undeclared(word, words, kind))
    return word or None


def _subjects(table: Table, facts: frozenset[str], context: Context) -> tuple[str, ...]:
    """The subject kinds that have every fact the rule names plainly, and link to every kind it names with a dot."""
    plain = [
        context.vocabulary.fact(fact)
        for fact in facts
        if "." not in fact and fact in context.vocabulary.facts
    ]
    linked = {fact.partition(".")[0] for fact in facts if "." in fact}
    kinds = [
        name
        for name, subject in context.vocabulary.subjects.items()
        if all(name in fact.of for fact in plain) and linked <= set(subject.links)
    ]
    wanted = table.text("subject", required=False)
    if wanted and wanted not in kinds:
        table.problem(
            "subject",
            _('a rule about "{subject}" cannot know all of: {facts}').format(
                subject=wanted, facts=" ".join(sorted(facts))
            ),
        )
    if not facts:
        table.problem("require", _("the rule uses no fact, so it asks nothing"))
    elif not kinds:
        belongs = "；".join(f"{fact}: {' '.join(context.vocabulary.fact(fact).of)}" for fact in sorted(facts))
        table.problem(
            "require", _("the rule mixes facts of different subjects: {facts}").format(facts=belongs)
        )
    return (wanted,) if wanted in kinds else tuple(kinds)


def _example(table: Table, facts: frozenset[str], context: Context) -> Example:
    table.only({"name", "given", "outcome", "on", "parameters"})
    given = table.table("given", required=True)
    changed = table.table("parameters")
    return Example(
        name=table.text("name"),
        given=_given(given, facts, context) if given else {},
        outcome=table.choice("outcome", OUTCOMES),
        on=table.day("on", required=False),
        parameters=_changed(changed, context) if changed else {},
    )


def _given(table: Table, facts: frozenset[str], context: Context) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for name in table.data:
        if name not in facts:
            table.problem(name, undeclared(name, facts, _("fact of this rule")))
        else:
            fact = context.vocabulary.fact(name)
            values[name] = read_value(table, name, fact.type, fact.scale, fact.choices)
    return values


def _changed(table: Table, context: Context) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for name in table.data:
        if name not in context.parameters:
            table.problem(name, undeclared(name, context.parameters, _("parameter")))
        else:
            parameter = context.parameters[name]
            values[name] = read_value(table, name, parameter.type, parameter.scale, parameter.choices)
    return values


def _check(table: Table, rule: Rule, context: Context) -> None:
    _check_words(table, rule, context)
    _check_gates(table, rule, context)
    if rule.due and not rule.who:
        table.problem("due", _('a duty names who must act: add who = "…"'))
    outcomes = {example.outcome for example in rule.examples}
    if "met" not in outcomes or not outcomes & {"fail", "pending"}:
        table.problem(
            "id",
            _('rule "{rule}" needs at least one example that is met and one that is not').format(
                rule=rule.id
            ),
        )


def _check_words(table: Table, rule: Rule, context: Context) -> None:
    known = rule.facts | context.parameters.keys() | BUILT_IN.keys()
    for tongue in ("zh", "en"):
        try:
            used = placeholders(rule.say[tongue])
        except ValueError as error:
            table.problem(f"say.{tongue}", _("the braces are not in order: {error}").format(error=error))
            continue
        for name in sorted(used - known):
            table.problem(f"say.{tongue}", undeclared(name, known, _("name this rule uses")))


def _check_gates(table: Table, rule: Rule, context: Context) -> None:
    """A gate judges one mapping: the facts of the act's subject and what the act itself states."""
    for name in rule.gates:
        act = context.vocabulary.acts.get(name)
        if act is None:
            continue
        reach = {act.of, *context.vocabulary.subjects[act.of].links}
        for fact in sorted(rule.facts):
            kind, _dot, plain = fact.rpartition(".")
            known = (
                kind in reach if kind else plain in act.inputs or act.of in context.vocabulary.fact(plain).of
            )
            if not known:
                table.problem(
                    "gates", _('act "{act}" cannot know the fact "{fact}"').format(act=name, fact=fact)
                )
