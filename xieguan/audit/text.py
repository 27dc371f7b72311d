"""The audit as a terminal shows it: a report to read, in 80 columns and up."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from xieguan.audit.page.citing import Citing
from xieguan.audit.page.counts import counts
from xieguan.audit.page.doubts import doubts
from xieguan.audit.page.doubts import place as doubtful
from xieguan.audit.page.entries import Entry, entry
from xieguan.audit.page.text import visible
from xieguan.audit.page.unasked import Unasked, unasked
from xieguan.audit.run import Audit, Finding, Tally
from xieguan.audit.saying import force, place, standing, state, verdict
from xieguan.law.judge import Law
from xieguan.words import _, pick

MOST_FINDINGS = 200
MOST_REJECTED = 50
SOME = 6
STYLES = {
    "met": "green",
    "fail": "bold red",
    "unknown": "yellow",
    "pending": "cyan",
    "rejected": "bold magenta",
}


def print_report(audit: Audit, console: Console, reports: Sequence[Path] = ()) -> None:
    """Print the whole report. `reports` are the files already written."""
    _head(audit, console)
    _people(audit, console)
    _articles(audit, console)
    _findings(audit, console)
    _rejected(audit, console)
    _warnings(audit, console)
    _not_asked(audit, console)
    _close(audit, console, reports)


def _head(audit: Audit, console: Console) -> None:
    roster = audit.roster
    sheet = f" · {roster.sheet}" if roster.sheet else ""
    header = _("header in row {row}").format(row=roster.header_row)
    console.print(Text(_("Roster check"), style="bold"))
    head = Table.grid(padding=(0, 2, 0, 0))
    head.add_column(no_wrap=True)
    head.add_column(overflow="fold")
    head.add_row(_text(_("File")), _text(f"{roster.file}{sheet} · {header}"))
    head.add_row(_text(_("Day")), _text(audit.on.isoformat()))
    for law in audit.laws:
        head.add_row(_text(_("Law")), _law(law))
    console.print(head)


def _law(law: Law) -> Text:
    text = _text(f"{pick(law.pack.title)} {law.pack.document} · ")
    text.append(state(law), style="" if law.state == "in-force" else "bold yellow")
    for line in standing(law):
        text.append(f"\n{visible(line)}")
    return text


def _people(audit: Audit, console: Console) -> None:
    people = counts(audit)
    line = Text(_("{count} rows read").format(count=people.read))
    line.append(" · ").append(
        f"{verdict('rejected')} {people.rejected}", style=STYLES["rejected"] if people.rejected else ""
    )
    line.append(" · ").append(_("{count} people judged").format(count=people.judged))
    for outcome, number in (("met", people.met), ("fail", people.fail), ("unknown", people.unknown)):
        line.append(" · ").append(f"{verdict(outcome)} {number}", style=STYLES[outcome] if number else "")
    console.print()
    console.print(line)


def _articles(audit: Audit, console: Console) -> None:
    citing = Citing(audit.laws)
    applied = [tally for tally in audit.tallies if _applied(tally)]
    _heading(console, _("By article"))
    outcomes = [
        name for name in ("met", "fail", "unknown", "pending") if any(getattr(t, name) for t in applied)
    ]
    table = _table(_("article"), _("matter"), _("force"))
    for outcome in outcomes:
        table.add_column(verdict(outcome), justify="right", no_wrap=True)
    for tally in applied:
        numbers = [_number(outcome, getattr(tally, outcome)) for outcome in outcomes]
        where = place(citing.rule(tally.law, tally.rule))
        table.add_row(
            _text(where), _text(pick(tally.rule.label)), force(tally.law.force(tally.rule)), *numbers
        )
    console.print(table)
    idle = len(audit.tallies) - len(applied)
    if idle:
        console.print(_text(_("{count} more rules were asked and applied to nobody.").format(count=idle)))


def _applied(tally: Tally) -> int:
    return tally.met + tally.fail + tally.unknown + tally.pending


def _number(outcome: str, number: int) -> Text:
    return Text(str(number or "·"), style=STYLES[outcome] if number else "dim")


def _findings(audit: Audit, console: Console) -> None:
    _heading(console, _("What was found: {count}").format(count=len(audit.findings)))
    if not audit.findings:
        console.print(_text(_("none")))
        return
    table = _table()
    for heading, widest in ((_("cell"), 8), (_("name"), 10), (_("article"), 20), (_("verdict"), 12)):
        table.add_column(heading, max_width=widest, overflow="fold")
    table.add_column(_("what, and what to do"), ratio=1, overflow="fold")
    citing = Citing(audit.laws)
    for finding in audit.findings[:MOST_FINDINGS]:
        table.add_row(*_finding(finding, entry(0, finding, audit.roster, citing)))
    console.print(table)
    more = len(audit.findings) - MOST_FINDINGS
    if more > 0:
        console.print(_text(_("… and {count} more: --report FILE writes them all").format(count=more)))


def _finding(finding: Finding, shown: Entry) -> tuple[Text, ...]:
    what = _text(finding.ruling.say())
    if shown.mend:
        what.append("\n→" + visible(shown.mend), style="dim")
    how = Text(verdict(shown.outcome), style=STYLES[shown.outcome])
    return (
        _text(" ".join(shown.cells) or str(shown.row)),
        _text(shown.name),
        _text(f"{shown.citation.of}\n{shown.citation.words}".strip()),
        how.append("\n" + force(shown.force), style="not bold dim"),
        what,
    )


def _rejected(audit: Audit, console: Console) -> None:
    rejected = audit.roster.rejected
    if not rejected:
        return
    _heading(console, _("Rows rejected, and so not judged: {count}").format(count=len(rejected)))
    table = Table.grid(padding=(0, 1))
    table.add_column()
    table.add_column(overflow="fold", ratio=1)
    for line in rejected[:MOST_REJECTED]:
        table.add_row(Text("◆", style=STYLES["rejected"]), _text(visible(line.say)))
    console.print(table)
    if len(rejected) > MOST_REJECTED:
        more = len(rejected) - MOST_REJECTED
        console.print(_text(_("… and {count} more: --report FILE writes them all").format(count=more)))


def _warnings(audit: Audit, console: Console) -> None:
    if not audit.warnings:
        return
    _heading(console, _("Doubtful: {count}").format(count=len(audit.warnings)))
    for pile in doubts(audit.warnings):
        console.print(_text(pile.say))
        if pile.count > 1:
            where = _(", ").join(filter(None, map(doubtful, pile.first[1:SOME])))
            more = _("and {count} like it: {where}").format(count=pile.count - 1, where=where)
            console.print(_text(f"  {more}{' …' if pile.count > SOME else ''}"), style="dim")


def _not_asked(audit: Audit, console: Console) -> None:
    answerable, elsewhere = unasked(audit, Citing(audit.laws))
    for heading, entries in (
        (_("Not asked, because the roster has no such column"), answerable),
        (_("Not asked, because only other records can answer"), elsewhere),
    ):
        if entries:
            _heading(console, heading)
            widest = max(_text(place(row.citation)).cell_len for row in entries)
            room = max(console.width - widest - 2, 20)
            table = _table(_("article"), _("the roster does not say"))
            for row in entries:
                lacking = _text(_lacking(row))
                lacking.truncate(room, overflow="ellipsis")
                table.add_row(_text(place(row.citation)), lacking)
            console.print(table)


def _lacking(row: Unasked) -> str:
    labels = _(", ").join(row.missing[:SOME])
    more = len(row.missing) - SOME
    return labels + (_(" and {count} more").format(count=more) if more > 0 else "")


def _close(audit: Audit, console: Console, reports: Sequence[Path]) -> None:
    console.print()
    for path in reports:
        console.print(_text(_("Report: {path}").format(path=path)))
    if audit.is_clean:
        console.print(_text(_("Nothing found and no row rejected: exit status 0.")))
        return
    words = _("{findings} findings, {rejected} rows rejected: exit status 1.")
    console.print(_text(words.format(findings=len(audit.findings), rejected=len(audit.roster.rejected))))


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(Text(words, style="bold"))


def _table(*headings: str) -> Table:
    return Table(*headings, box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")


def _text(words: str) -> Text:
    return Text("\n".join(map(visible, words.split("\n"))))
