"""Parameters that an organisation has set for itself and all below it: of what is set above, the strictest counts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from xieguan.law.judge import Law
from xieguan.law.nodes import Value
from xieguan.law.objects import Parameter
from xieguan.law.values import is_tighter
from xieguan.people.models import OwnValue
from xieguan.people.models.organisation import in_force


def own_values(paths: Iterable[str], on: date) -> list[OwnValue]:
    """What the organisations of these paths have set, as it counts on a day."""
    return list(OwnValue.objects.filter(in_force(on), organisation__path__in=list(paths)))


def tightened(law: Law, own: Sequence[OwnValue]) -> Law:
    """A law with the strictest of the values set for its parameters; a lapsed one stays as it was written."""
    if law.state == "lapsed":
        return law
    values, by = dict(law.parameters), dict(law.tightened_by)
    for entry in own:
        known = law.pack.parameters.get(entry.parameter) if entry.pack == law.pack.id else None
        value = value_of(entry.value, known) if known else None
        if known and value is not None and is_stricter(value, values[known.name], known):
            values[known.name], by[known.name] = value, entry.document
    before = tightened(law.untightened, own) if law.untightened else None
    return replace(law, parameters=values, tightened_by=by, untightened=before, _compiled={}, _conditions={})


def is_stricter(value: Value, than: Value, known: Parameter) -> bool:
    """Whether a value is as strict as another or stricter, in the direction that its parameter allows."""
    return known.tighten is not None and is_tighter(value, than, known.tighten, known.choices)


def value_of(stored: object, known: Parameter) -> Value:
    """A value of a parameter's own type and range from what an input or the database holds; None where it is none."""
    if known.choices:
        return (
            stored if isinstance(stored, str) and stored in {choice.key for choice in known.choices} else None
        )
    if known.scale:
        ranks = {level.key: known.scale.rank(level.key) for level in known.scale.levels}
        return ranks.get(str(stored)) if isinstance(stored, str) else _among(stored, ranks.values())
    if known.type == "date":
        return _day(stored)
    if known.type == "bool":
        return stored if isinstance(stored, bool) else None
    if known.type == "int":
        return stored if isinstance(stored, int) and not isinstance(stored, bool) and stored >= 0 else None
    return stored if isinstance(stored, str) else None


def _among(stored: object, ranks: Iterable[int]) -> int | None:
    return next((rank for rank in ranks if rank == stored and not isinstance(stored, bool)), None)


def _day(stored: object) -> date | None:
    try:
        return stored if isinstance(stored, date) else date.fromisoformat(str(stored))
    except ValueError:
        return None
