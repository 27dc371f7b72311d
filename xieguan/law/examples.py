"""A pack's worked examples are tried each time it is loaded: a rule that contradicts its own example is refused."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from xieguan.law.judge import Law, judge_rule
from xieguan.law.nodes import Value
from xieguan.law.objects import Article, Example, Pack, Problem, Rule
from xieguan.law.table import File
from xieguan.words import _


def check_examples(pack: Pack, problems: list[Problem], folder: Path) -> None:
    """Try every example of a pack; each that comes out otherwise becomes a problem at its outcome."""
    for article in pack.articles:
        for rule in article.rules:
            for index, example in enumerate(rule.examples):
                outcome = outcome_of(pack, rule, example)
                if outcome != example.outcome:
                    problems.append(_problem(folder, article, rule, index, example, outcome))


def outcome_of(pack: Pack, rule: Rule, example: Example) -> str:
    """What the rule says of an example, on its day (the pack's first, where it names none)."""
    inherited = pack.parent.parameters if pack.parent else {}
    values: Mapping[str, Value] = {
        name: parameter.value
        for name, parameter in {**inherited, **pack.overrides, **pack.parameters}.items()
    }
    on: date = example.on or pack.first_day
    law = Law(pack, on, "in-force", {**values, **example.parameters})
    return judge_rule(law, rule, example.given).outcome


def _problem(
    folder: Path, article: Article, rule: Rule, index: int, example: Example, outcome: str
) -> Problem:
    name = f"{article.instrument}-" if article.instrument else ""
    file = File(folder / f"{name}art-{article.number:02}.toml", [])
    file.read()
    place = file.places.of(("rule", _index(file, rule), "example", index, "outcome"))
    say = _('example "{name}" of rule "{rule}" says {expected}, but the rule gives {outcome}').format(
        name=example.name, rule=rule.id, expected=example.outcome, outcome=outcome
    )
    return Problem(f"{folder.name}/{file.path.name}", place.line, place.column, say)


def _index(file: File, rule: Rule) -> int:
    return next(index for index, entry in enumerate(file.data["rule"]) if entry["id"] == rule.id)
