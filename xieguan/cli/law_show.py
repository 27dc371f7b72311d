"""A pack and an article, printed for reading."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from xieguan.law.attach import default_store, read_attached
from xieguan.law.facts import vocabulary
from xieguan.law.numerals import write_numeral
from xieguan.law.objects import Article, Due, Pack, Parameter, Rule
from xieguan.law.wording import cite, shown
from xieguan.words import _, pick


def show_pack(console: Console, pack: Pack) -> None:
    """The regulation: window, readings, parameters, and its articles in our words."""
    _line(console, f"{pick(pack.title)}  {pack.document}", style="bold")
    _line(console, pick(pack.issuer))
    _line(console, _window(pack))
    if pack.trial:
        _line(console, _("a trial text: confirm each year that it still stands"))
    if pack.successor:
        _line(
            console,
            _("known successor: {document}. {note}").format(
                document=pack.successor.document, note=pick(pack.successor.note)
            ),
        )
    _heading(console, _("Articles"))
    for article in pack.articles:
        name = _name(pack, article)
        _line(console, f"{name}  {pick(article.title)}")
        _line(console, pick(article.gist), indent=4, style="dim")
    if pack.readings:
        _heading(console, _("Readings we take"))
        for reading in pack.readings:
            _line(console, f"{cite(reading.article, reading.item)}  {pick(reading.text)}")
    _heading(console, _("Parameters"))
    for parameter in (*pack.parameters.values(), *pack.overrides.values()):
        _parameter(console, parameter)


def show_article(console: Console, pack: Pack, article: Article) -> None:
    """One article: gist, items, parameters and rules."""
    _line(console, f"{_name(pack, article)}  {pick(article.title)}", style="bold")
    _line(console, pick(article.gist))
    for item in article.items:
        _line(console, f"（{item.number}）{pick(item.gist)}", indent=2)
    _official(console, pack, article)
    if article.kept_by:
        _line(
            console, _("kept by: {what}").format(what=_(", ").join(_doing(name) for name in article.kept_by))
        )
    for parameter in (*pack.parameters.values(), *pack.overrides.values()):
        if parameter.article == article.number and parameter.instrument in (None, article.instrument):
            _parameter(console, parameter)
    for rule in article.rules:
        _rule(console, rule)


def _official(console: Console, pack: Pack, article: Article) -> None:
    """The words of the law, where an office has attached them."""
    text = read_attached(pack.id, default_store(), instrument=article.instrument)
    words = text.article(article.number) if text else None
    if words is None:
        return
    _heading(console, _("Official text"))
    for paragraph in words.paragraphs:
        _line(console, paragraph, indent=2)
    for entry in words.items:
        _line(console, f"（{write_numeral(entry.number)}）{entry.text}", indent=4)
    console.print()


def _name(pack: Pack, article: Article) -> str:
    titles = {instrument.id: pick(instrument.title) for instrument in pack.instruments}
    return f"{titles.get(article.instrument or '', '')} {cite(article.number, None)}".strip()


def _doing(name: str) -> str:
    words = vocabulary()
    return pick(words.acts[name].label if name in words.acts else words.papers[name])


def _rule(console: Console, rule: Rule) -> None:
    forces = {"must": _("must"), "should": _("should"), "advise": _("advise")}
    head = f"{cite(rule.article, rule.item)} · {pick(rule.label)} · {forces[rule.force]}  [{rule.id}]"
    console.print()
    _line(console, head, style="bold")
    if rule.when:
        _line(console, _("applies when: {text}").format(text=" ".join(rule.when.text.split())), indent=2)
    _line(console, _("requires: {text}").format(text=" ".join(rule.require.text.split())), indent=2)
    if rule.gates:
        acts = _(", ").join(f"{_doing(act)} ({act})" for act in rule.gates)
        _line(console, _("refuses while not met: {acts}").format(acts=acts), indent=2)
    if rule.who:
        _line(console, _("whose duty: {who}").format(who=pick(vocabulary().roles[rule.who])), indent=2)
    if rule.due:
        _line(console, _("due: {when}").format(when=_due(rule.due)), indent=2)
    _line(console, _("says: {words}").format(words=pick(rule.say)), indent=2)
    if rule.mend:
        _line(console, _("mends it: {words}").format(words=pick(rule.mend)), indent=2)


def _due(due: Due) -> str:
    day = pick(vocabulary().fact(due.fact).label)
    units = {"workdays": _("working days"), "days": _("days"), "months": _("months")}
    if due.unit is None:
        return day
    return _("{count} {unit} after: {day}").format(count=due.count, unit=units[due.unit], day=day)


def _parameter(console: Console, parameter: Parameter) -> None:
    sources = {"text": _("stands in the text"), "reading": _("our reading"), "default": _("our default")}
    words = f"{cite(parameter.article, parameter.item)}  {pick(parameter.label)} = {shown(parameter.value, parameter)}"
    _line(console, f"{words}  ({parameter.name}; {sources[parameter.source]})")
    _line(console, pick(parameter.why), indent=4, style="dim")


def _window(pack: Pack) -> str:
    if pack.until is None:
        return _("in force from {first_day}; no end stated").format(first_day=pack.first_day)
    return _("in force from {first_day} until {until} (the first day no longer in force)").format(
        first_day=pack.first_day, until=pack.until
    )


def _heading(console: Console, words: str) -> None:
    console.print()
    _line(console, words, style="bold underline")


def _line(console: Console, words: str, *, indent: int = 0, style: str = "") -> None:
    console.print(Padding(Text(words, style=style), (0, 0, 0, indent)))
