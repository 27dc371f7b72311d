"""What `xieguan import` prints: an import and its counts, and of a preview the rows."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from xieguan.words import _

MOST = 20  # lines of each kind on a screen; JSON has all


def as_json(taken: Any, found: Any = None) -> dict[str, Any]:
    """An import as plain data; a preview with its rows."""
    plain = {
        "import": taken.public,
        "state": taken.state,
        "file": taken.file,
        "as_of": taken.as_of.isoformat(),
        "counts": found.counts if found else taken.counts,
    }
    return plain | (_preview(found) if found else {})


def _preview(found: Any) -> dict[str, Any]:
    return {
        "rejected": [{"row": one.row, "column": one.column, "say": one.say} for one in found.rejected],
        "left_out": [{"row": one.row, "say": one.say} for one in found.left_out],
        "warnings": [{"row": one.row, "column": one.column, "say": one.say} for one in found.warnings],
        "new": [{"row": one.row, "name": one.name, "known": not one.stranger} for one in found.new],
        "changed": [
            {"row": one.row, "name": one.name, "fact": one.fact, "old": _value(one.old), "new": _value(one.new),
             "counts": one.counts}
            for one in found.changed
        ],
        "gone": [{"engagement": one.engagement, "name": one.name} for one in found.gone],
        "columns": {fact: column.heading for fact, column in found.roster.columns.items()},
    }  # fmt: skip


def _value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def as_text(taken: Any, found: Any = None) -> str:
    """The same for a screen."""
    counts = found.counts if found else taken.counts
    heading = _("import {import_}, {state}, of {day}").format(
        import_=taken.public, state=_state(taken.state), day=taken.as_of
    )
    lines = [heading, *_counted(counts), *(_rows(found) if found else ())]
    return "\n".join(lines)


def _state(state: str) -> str:
    return {
        "read": _("read"),
        "writing": _("being written"),
        "written": _("written, not committed"),
        "finished": _("finished"),
        "undone": _("undone"),
        "removing": _("being removed"),
        "removed": _("removed"),
    }[state]


def _counted(counts: dict[str, int]) -> Iterator[str]:
    words = {
        "rows": _("people on the roster"),
        "rejected": _("rejected"),
        "left_out": _("left out"),
        "new": _("new"),
        "changed": _("changed"),
        "unchanged": _("unchanged"),
        "gone": _("on record and not on the roster"),
    }
    return (f"  {counts[name]:>7}  {word}" for name, word in words.items() if name in counts)


def _rows(found: Any) -> Iterator[str]:
    yield from _few(_("Rejected and left out"), [one.say for one in (*found.rejected, *found.left_out)])
    yield from _few(_("Changed"), [_changed(one) for one in found.changed])
    yield from _few(_("On record and not on the roster"), [one.name for one in found.gone])
    yield from _few(_("Warnings"), [one.say for one in found.warnings])


def _changed(one: Any) -> str:
    say = _("Row {row}, {name}: {fact} {old} → {new}") if one.counts else _(
        "Row {row}, {name}: {fact} {old} → {new} (kept as stated, changes nothing)"
    )  # fmt: skip
    return say.format(row=one.row, name=one.name, fact=one.fact, old=one.old, new=one.new)


def _few(heading: str, lines: list[str]) -> Iterator[str]:
    if not lines:
        return
    yield f"{heading}: {len(lines)}"
    yield from (f"  {line}" for line in lines[:MOST])
    if len(lines) > MOST:
        yield "  …"
