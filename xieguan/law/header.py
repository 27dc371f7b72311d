"""Reading `pack.toml`: what the regulation is, when and where it applies, its parameters, and a child's tightening."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from xieguan.law.facts import Level, Vocabulary
from xieguan.law.objects import Instrument, Pack, PackErrors, Parameter, Reading, Successor
from xieguan.law.table import Table
from xieguan.law.values import is_tighter, read_value
from xieguan.words import _

KEYS = {
    "id", "title", "document", "issuer", "articles", "complete", "from", "until", "applies", "trial", "confirm",
    "successor", "reading", "instrument", "parent", "parameter",
}  # fmt: skip
PARAMETER_KEYS = {
    "article", "item", "instrument", "type", "value", "unit", "source", "scale", "choices", "tighten",
    "zh", "en", "why",
}  # fmt: skip
SOURCES = ("text", "reading", "default")


@dataclass(frozen=True)
class Header:
    """A pack without its articles yet, the number of articles it must have, and the parameters its rules may name."""

    table: Table
    pack: Pack
    count: int | None

    @property
    def names(self) -> Mapping[str, Parameter]:
        inherited = self.pack.parent.parameters if self.pack.parent else {}
        return {**inherited, **self.pack.parameters}


def read_header(table: Table, words: Vocabulary, parent_of: Callable[[str], Pack]) -> Header | None:
    """The header, or None where the file could not be read at all."""
    if not table.data:
        return None
    table.only(KEYS)
    parent = _parent(table, parent_of)
    if parent is None and table.has("parent"):
        return None  # without it every inherited parameter would look undeclared
    first_day, until = table.day("from"), table.day("until", required=False)
    if first_day and until and until <= first_day:
        table.problem(
            "until", _("the end must lie after the first day; it is the first day no longer in force")
        )
    instruments = tuple(_instrument(entry) for entry in table.tables("instrument"))
    applies = table.table("applies", required=True)
    own, overrides = _parameters(table, words, parent)
    if first_day is None:
        return None
    pack = Pack(
        id=_id(table),
        title=table.bilingual("title"),
        document=table.text("document"),
        issuer=table.bilingual("issuer"),
        first_day=first_day,
        until=until,
        region=applies.text("region", blank=True) if applies else "",
        enforcement_field=applies.text("field") if applies else "",
        articles=(),
        parameters=own,
        readings=tuple(_reading(entry) for entry in table.tables("reading")),
        instruments=instruments,
        successor=_successor(table),
        trial=table.flag("trial"),
        confirm=table.choice("confirm", ("yearly",), required=False) or None,
        parent=parent,
        overrides=overrides,
    )
    complete = table.flag("complete", default=True)
    if not complete and not instruments:
        table.problem("complete", _("only a collection of norms from several instruments may be incomplete"))
    return Header(table, pack, table.integer("articles") if complete else None)


def _id(table: Table) -> str:
    name = table.text("id")
    folder = table.file.path.parent.name
    if name and name != folder:
        table.problem(
            "id", _('the id "{id}" differs from the folder\'s name "{folder}"').format(id=name, folder=folder)
        )
    return name


def _parent(table: Table, parent_of: Callable[[str], Pack]) -> Pack | None:
    name = table.text("parent", required=False)
    if not name:
        return None
    try:
        return parent_of(name)
    except LookupError as error:
        table.problem("parent", str(error.args[0]))
    except PackErrors as error:
        table.problem(
            "parent", _("the parent pack is itself refused: {problem}").format(problem=error.problems[0])
        )
    return None


def _parameters(
    table: Table, words: Vocabulary, parent: Pack | None
) -> tuple[dict[str, Parameter], dict[str, Parameter]]:
    """A pack's own parameters, and those of its parent that it tightens."""
    own: dict[str, Parameter] = {}
    overrides: dict[str, Parameter] = {}
    entries = table.table("parameter")
    for name in entries.data if entries else ():
        entry = entries.table(name) if entries else None
        if entry is None:
            continue
        if parent and name in parent.parameters:
            overrides[name] = _tightened(entry, parent.parameters[name])
        else:
            own[name] = _parameter(entry, name, words)
    return own, overrides


def _parameter(table: Table, name: str, words: Vocabulary) -> Parameter:
    table.only(PARAMETER_KEYS)
    if name in words.facts:
        table.problem(None, _('"{name}" is the name of a fact already').format(name=name))
    kind = table.choice("type", ("int", "date", "text", "bool"))
    scale_name = table.choice("scale", words.scales, required=False)
    scale = words.scales.get(scale_name)
    choices = tuple(_choice(entry) for entry in table.tables("choices"))
    return Parameter(
        name=name,
        type=kind,
        value=read_value(table, "value", kind, scale, choices) if table.has("value") else table.text("value"),
        article=table.integer("article") or 0,
        item=table.integer("item", required=False),
        source=table.choice("source", SOURCES),
        label=table.pair(),
        why=table.bilingual("why"),
        unit=table.bilingual("unit", required=False) if table.has("unit") else None,
        scale=scale,
        choices=choices,
        tighten=table.choice("tighten", ("up", "down"), required=False) or None,
        instrument=table.text("instrument", required=False) or None,
    )


def _choice(table: Table) -> Level:
    return Level(table.text("key"), table.pair())


def _tightened(table: Table, parent: Parameter) -> Parameter:
    """A child's value for a parent's parameter: only as strict or stricter, in the direction the parent allows."""
    table.only({"article", "item", "value", "why"})
    value = (
        read_value(table, "value", parent.type, parent.scale, parent.choices) if table.has("value") else None
    )
    if value is None:
        table.problem(None, _('"{key}" is missing').format(key="value"))
    elif parent.tighten is None:
        table.problem("value", _('the parent pack does not let "{name}" be changed').format(name=parent.name))
    elif not is_tighter(value, parent.value, parent.tighten, parent.choices):
        table.problem("value", _loosened(table, parent))
    return Parameter(
        name=parent.name,
        type=parent.type,
        value=value,
        article=table.integer("article") or 0,
        item=table.integer("item", required=False),
        source="text",
        label=parent.label,
        why=table.bilingual("why"),
        unit=parent.unit,
        scale=parent.scale,
        choices=parent.choices,
        tighten=parent.tighten,
    )


def _loosened(table: Table, parent: Parameter) -> str:
    from xieguan.law.wording import shown  # wording reads packs; only needed to word an error

    bound = {"up": _("not below {bound}"), "down": _("not above {bound}")}[parent.tighten or "up"]
    return _(
        'this loosens "{name}": found {found}, the parent pack (article {article}) allows only values {bound}'
    ).format(
        name=parent.name,
        found=table.data["value"],
        article=parent.article,
        bound=bound.format(bound=shown(parent.value, parent)),
    )


def _reading(table: Table) -> Reading:
    table.only({"id", "article", "item", "instrument", "zh", "en"})
    return Reading(
        id=table.text("id"),
        article=table.integer("article") or 0,
        item=table.integer("item", required=False),
        text=table.pair(),
        instrument=table.text("instrument", required=False) or None,
    )


def _instrument(table: Table) -> Instrument:
    table.only({"id", "title", "document", "version"})
    return Instrument(
        table.text("id"), table.bilingual("title"), table.text("document"), table.text("version")
    )


def _successor(table: Table) -> Successor | None:
    entry = table.table("successor")
    if entry is None:
        return None
    entry.only({"document", "published_on", "loaded", "note"})
    return Successor(
        entry.text("document"),
        entry.day("published_on", required=False),
        entry.flag("loaded"),
        entry.bilingual("note"),
    )
