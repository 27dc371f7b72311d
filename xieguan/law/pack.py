"""Read a pack from its folder into frozen objects, or refuse it with everything that is wrong and where."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path

from xieguan.law.examples import check_examples
from xieguan.law.facts import vocabulary
from xieguan.law.header import Header, read_header
from xieguan.law.objects import BUILT_IN, Article, Item, Pack, PackErrors, Parameter, Problem, Rule
from xieguan.law.rules import Context, read_rule
from xieguan.law.table import File, Table, undeclared
from xieguan.words import _

ARTICLE_KEYS = {"article", "instrument", "title", "gist", "forms", "kept_by", "item", "rule"}
FORMS = ("gate", "duty", "record", "notice")
NAME = re.compile(r"(?:(?P<instrument>[a-z0-9-]+)-)?art-(?P<number>\d{2,3})\.toml")


@cache
def shipped() -> Path:
    """The folder of the packs that ship with the product."""
    return Path(str(resources.files("xieguan.law") / "packs"))


def find(name: str) -> Path:
    """The folder of a pack named by id or by path. Raises LookupError naming the packs there are."""
    known = shipped() / name
    if re.fullmatch(r"[a-z0-9-]+", name) and (known / "pack.toml").exists():
        return known
    if (Path(name) / "pack.toml").exists():
        return Path(name)
    there = " ".join(sorted(entry.parent.name for entry in shipped().glob("*/pack.toml")))
    raise LookupError(
        _('no pack "{name}": give a folder with a pack.toml, or one of: {packs}').format(
            name=name, packs=there
        )
    )


@cache
def load(folder: Path | str) -> Pack:
    """The pack in a folder. Raises PackErrors with every problem found, by file, line and column."""
    return read_pack(Path(folder), _parent)


def regulation(name: str) -> Pack:
    """A pack that ships with the product, by its id alone: never by a path. Raises LookupError."""
    if re.fullmatch(r"[a-z0-9-]+", name) and (shipped() / name / "pack.toml").exists():
        return load(shipped() / name)
    there = " ".join(sorted(entry.parent.name for entry in shipped().glob("*/pack.toml")))
    raise LookupError(_('no pack "{name}"; there are: {packs}').format(name=name[:60], packs=there))


def read_pack(folder: Path, parent_of: Callable[[str], Pack]) -> Pack:
    """The pack in a folder, read anew, its parent from wherever the caller finds it. Raises PackErrors."""
    problems: list[Problem] = []
    pack = _read(folder, problems, parent_of)
    if pack is not None and not problems:
        check_examples(pack, problems, folder)
    if problems or pack is None:
        raise PackErrors(sorted(problems, key=lambda problem: (problem.file, problem.line, problem.column)))
    return pack


def _read(folder: Path, problems: list[Problem], parent_of: Callable[[str], Pack]) -> Pack | None:
    words = vocabulary()
    header = read_header(File(folder / "pack.toml", problems).read(), words, parent_of)
    if header is None:
        return None
    context = Context(words, header.names, words.symbols() | _symbols(header.names) | dict(BUILT_IN))
    articles = [
        _article(path, problems, context, header)
        for path in sorted(folder.glob("*.toml"))
        if path.name != "pack.toml"
    ]
    found = tuple(article for article in articles if article is not None)
    _check_complete(header, found)
    _check_unique(folder, found, problems)
    return replace(header.pack, articles=tuple(sorted(found, key=lambda article: _order(article, header))))


def _parent(name: str) -> Pack:
    return load(find(name))


def _symbols(parameters: Mapping[str, Parameter]) -> dict:  # type: ignore[type-arg]
    return {name: parameter.symbol for name, parameter in parameters.items()}


def _order(article: Article, header: Header) -> tuple[int, int]:
    instruments = [instrument.id for instrument in header.pack.instruments]
    return (instruments.index(article.instrument) if article.instrument in instruments else 0, article.number)


def _article(path: Path, problems: list[Problem], context: Context, header: Header) -> Article | None:
    file = File(path, problems)
    name = NAME.fullmatch(path.name)
    if not name:
        file.add(
            1, 1, _("an article's file is called art-NN.toml, or INSTRUMENT-art-NN.toml in a collection")
        )
        return None
    table = file.read()
    if not table.data:
        return None
    table.only(ARTICLE_KEYS)
    number = table.integer("article")
    if number is not None and number != int(name["number"]):
        table.problem(
            "article",
            _("the file is called {file} but says article {number}").format(file=path.name, number=number),
        )
    items = tuple(_item(entry) for entry in table.tables("item"))
    article = Article(
        number=number or int(name["number"]),
        title=table.bilingual("title"),
        gist=table.bilingual("gist"),
        forms=_forms(table),
        kept_by=table.known(
            "kept_by", {**context.vocabulary.acts, **context.vocabulary.papers}, _("act or paper")
        ),
        items=items,
        rules=_rules(table, int(name["number"]), frozenset(item.number for item in items), context),
        instrument=_instrument(table, name["instrument"], header),
    )
    if len(article.rules) == len(table.tables("rule")):  # a rule that could not be read has been reported
        _check_forms(table, article)
    return article


def _item(table: Table) -> Item:
    table.only({"number", "gist"})
    return Item(table.integer("number") or 0, table.bilingual("gist"))


def _rules(table: Table, article: int, items: frozenset[int], context: Context) -> tuple[Rule, ...]:
    read = (read_rule(entry, article, items, context) for entry in table.tables("rule"))
    return tuple(rule for rule in read if rule is not None)


def _forms(table: Table) -> tuple[str, ...]:
    forms = table.known("forms", FORMS, _("form"))
    if not forms:
        table.problem(
            "forms", _("an article lives in at least one form: {forms}").format(forms=" ".join(FORMS))
        )
    return forms


def _instrument(table: Table, named: str | None, header: Header) -> str | None:
    instrument = table.text("instrument", required=bool(header.pack.instruments)) or None
    known = [entry.id for entry in header.pack.instruments]
    if instrument and instrument not in known:
        table.problem("instrument", undeclared(instrument, known, _("instrument of this pack")))
    elif instrument != named:
        table.problem("instrument", _("the file's name and its instrument differ"))
    return instrument


def _check_forms(table: Table, article: Article) -> None:
    """What an article says it does, its rules and records must bear out."""
    if "gate" in article.forms and not any(rule.gates for rule in article.rules):
        table.problem("forms", _('a gate needs a rule with gates = ["stage.verb"]'))
    if "duty" in article.forms and not any(rule.is_duty for rule in article.rules):
        table.problem("forms", _("a duty needs a rule that names who must act"))
    if "record" in article.forms and not article.kept_by:
        table.problem("forms", _('a record names the act or paper that keeps it: kept_by = ["…"]'))
    if article.forms == ("notice",) and article.rules:
        table.problem("forms", _("a notice has no rules"))
    numbers = [item.number for item in article.items]
    if numbers != list(range(1, len(numbers) + 1)):
        table.problem(
            "item", _("items are numbered from 1 without gaps, found: {numbers}").format(numbers=numbers)
        )


def _check_complete(header: Header, articles: tuple[Article, ...]) -> None:
    """A regulation is all of its articles: one left out would be a duty nobody sees."""
    if header.count is None:
        return
    have = {article.number for article in articles}
    for number in sorted(set(range(1, header.count + 1)) - have):
        header.table.problem(
            "articles",
            _("article {number} is left out: add art-{number:02}.toml, if only as a notice").format(
                number=number
            ),
        )
    for number in sorted(have - set(range(1, header.count + 1))):
        header.table.problem(
            "articles",
            _("there is a file for article {number}, but only {count} articles").format(
                number=number, count=header.count
            ),
        )


def _check_unique(folder: Path, articles: tuple[Article, ...], problems: list[Problem]) -> None:
    seen: dict[str, int] = {}
    for article in articles:
        for rule in article.rules:
            if rule.id in seen:
                say = _('rule id "{rule}" stands in article {first} as well').format(
                    rule=rule.id, first=seen[rule.id]
                )
                place = _place_of_rule(folder, article, rule)
                problems.append(Problem(*place, say))
            seen[rule.id] = article.number


def _place_of_rule(folder: Path, article: Article, rule: Rule) -> tuple[str, int, int]:
    name = f"{article.instrument}-" if article.instrument else ""
    file = File(folder / f"{name}art-{article.number:02}.toml", [])
    file.read()
    index = article.rules.index(rule)
    place = file.places.of(("rule", index, "id"))
    return f"{folder.name}/{file.path.name}", place.line, place.column


def packs() -> list[Pack]:
    """The packs that ship with the product, by id: those that are there when a process first asks."""
    return [load(folder) for folder in _folders(shipped())]


@cache
def _folders(shipped: Path) -> tuple[Path, ...]:
    return tuple(path.parent for path in sorted(shipped.glob("*/pack.toml")))


__all__ = ["PackErrors", "Problem", "find", "load", "packs", "read_pack", "regulation", "shipped"]
