"""Reading a typed value from a pack: a level or a choice is written by its key."""

from datetime import date

from xieguan.law.facts import Level, Scale
from xieguan.law.nodes import Value
from xieguan.law.table import Table


def read_value(
    table: Table, key: str, kind: str, scale: Scale | None = None, choices: tuple[Level, ...] = ()
) -> Value:
    """The value at a key, of the given type. A scale's level becomes its rank. None where it could not be read."""
    if scale:
        level = table.choice(key, [entry.key for entry in scale.levels])
        return scale.rank(level) if level in {entry.key for entry in scale.levels} else None
    if choices:
        return table.choice(key, [entry.key for entry in choices]) or None
    if kind == "int":
        return table.integer(key)
    if kind == "date":
        return table.day(key)
    if kind == "bool":
        return table.flag(key)
    return table.text(key) or None


def is_tighter(value: Value, than: Value, direction: str, choices: tuple[Level, ...] = ()) -> bool:
    """Whether a value is at least as strict as another. Choices run from loose to strict."""
    if choices:
        keys = [choice.key for choice in choices]
        value, than = keys.index(str(value)), keys.index(str(than))
    if isinstance(value, int) and isinstance(than, int):
        return value >= than if direction == "up" else value <= than
    if isinstance(value, date) and isinstance(than, date):
        return value >= than if direction == "up" else value <= than
    return value == than
