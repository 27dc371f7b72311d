"""The sheet 体检汇总: by what law, how many, which articles, what was left out and what was taken for granted."""

from collections.abc import Iterable

from xlsxwriter import Workbook

from xieguan.audit.page.assumed import Assumed, parameters, readings
from xieguan.audit.page.citing import Citing
from xieguan.audit.page.counts import counts
from xieguan.audit.page.doubts import doubts
from xieguan.audit.page.doubts import place as doubtful
from xieguan.audit.page.entries import entry
from xieguan.audit.page.unasked import Unasked, unasked
from xieguan.audit.run import Audit, Tally
from xieguan.audit.saying import force, place, standing, state, verdict
from xieguan.audit.workbook.copy import MOST_COMMENTS
from xieguan.audit.workbook.lines import Lines
from xieguan.audit.workbook.paper import set_up_page
from xieguan.audit.workbook.styles import Styles
from xieguan.law.facts import vocabulary
from xieguan.words import _, pick

OUTCOMES = ("met", "fail", "unknown", "pending")
MOST_FINDINGS, MOST_REJECTED, MOST_PLACES = 2_000, 2_000, 20


def write_summary(book: Workbook, styles: Styles, audit: Audit, omitted: int) -> None:
    """Write the summary sheet. `omitted` cells got no comment because there were too many."""
    sheet = book.add_worksheet(_("Audit summary"))
    sheet.hide_gridlines(2)
    set_up_page(sheet, audit)
    lines = Lines(sheet, styles)
    _head(lines, audit)
    _laws(lines, audit)
    _people(lines, audit)
    _articles(lines, audit)
    _findings(lines, audit)
    _rejected(lines, audit)
    _doubts(lines, audit)
    _unasked(lines, audit)
    _assumed(lines, audit)
    _columns(lines, audit)
    _notes(lines, omitted)


def _head(lines: Lines, audit: Audit) -> None:
    roster = audit.roster
    lines.line(_("Roster check"), style="top")
    where = _("{file} · sheet {sheet}") if roster.sheet else "{file}"
    lines.line(where.format(file=roster.file, sheet=roster.sheet), style="aside")
    said = _("audited as of {day}; header in row {row}").format(day=audit.on, row=roster.header_row)
    lines.line(said, style="aside")


def _laws(lines: Lines, audit: Audit) -> None:
    lines.heading(_("Law"))
    for law in audit.laws:
        pack = law.pack
        lines.row(pack.document, pick(pack.title), state(law), pick(pack.issuer), mark=_alarm(law.state))
        for words in standing(law):
            lines.line(words, style="notice")


def _alarm(law_state: str) -> str:
    return "" if law_state == "in-force" else "unknown"


def _people(lines: Lines, audit: Audit) -> None:
    people = counts(audit)
    lines.heading(_("People"))
    lines.head(
        (_("rows read"), verdict("rejected"), _("judged"), *map(verdict, ("met", "fail", "unknown"))),
        numbers=True,
    )
    numbers = (people.read, people.rejected, people.judged, people.met, people.fail, people.unknown)
    lines.numbers(numbers, ("", "rejected", "", "met", "fail", "unknown"))


def _articles(lines: Lines, audit: Audit) -> None:
    citing = Citing(audit.laws)
    applied = [tally for tally in audit.tallies if any(getattr(tally, name) for name in OUTCOMES)]
    lines.heading(_("By article"))
    lines.head((_("article"), _("matter"), _("force"), *map(verdict, OUTCOMES)))
    for tally in applied:
        where = place(citing.rule(tally.law, tally.rule))
        lines.counted(where, pick(tally.rule.label), force(tally.law.force(tally.rule)), _numbers(tally))
    idle = len(audit.tallies) - len(applied)
    if idle:
        lines.line(_("{count} more rules were asked and applied to nobody.").format(count=idle))


def _numbers(tally: Tally) -> dict[str, int]:
    return {name: getattr(tally, name) for name in OUTCOMES}


def _findings(lines: Lines, audit: Audit) -> None:
    """Row by row, for whoever gets the summary alone."""
    if not audit.findings:
        return
    citing = Citing(audit.laws)
    lines.heading(_("What was found: {count}").format(count=len(audit.findings)))
    lines.head((_("cell"), _("name"), _("verdict"), _("what, and what to do")))
    for finding in audit.findings[:MOST_FINDINGS]:
        shown = entry(0, finding, audit.roster, citing)
        where = " ".join(shown.cells) or str(shown.row)
        verdicts = f"{verdict(shown.outcome)} {place(shown.citation)} [{force(shown.force)}]"
        mend = _("; to do: {what}").format(what=shown.mend) if shown.mend else ""
        lines.row(where, shown.name, verdicts, finding.ruling.say() + mend, mark=shown.outcome)
    lines.left_out(len(audit.findings) - MOST_FINDINGS)


def _rejected(lines: Lines, audit: Audit) -> None:
    rejected = audit.roster.rejected
    if not rejected:
        return
    lines.heading(_("Rows rejected, and so not judged: {count}").format(count=len(rejected)))
    lines.head((_("cell"), _("column"), _("found; expected"), _("what")))
    for line in rejected[:MOST_REJECTED]:
        what = _("{found}; expected: {expected}").format(found=line.found, expected=line.expected)
        lines.row(f"{line.column}{line.row}", line.heading, what, line.say, mark="rejected")
    lines.left_out(len(rejected) - MOST_REJECTED)


def _doubts(lines: Lines, audit: Audit) -> None:
    if not audit.warnings:
        return
    lines.heading(_("Doubtful: {count}").format(count=len(audit.warnings)))
    columns = {
        column.letter: column.heading for column in (*audit.roster.columns.values(), *audit.roster.unread)
    }
    lines.head((_("how many"), _("column"), _("where"), _("the first of them")))
    for pile in doubts(audit.warnings):
        where = _(", ").join(filter(None, map(doubtful, pile.first[:MOST_PLACES])))
        more = " …" if pile.count > MOST_PLACES else ""
        lines.row(str(pile.count), columns.get(pile.first[0].column or "", ""), where + more, pile.say)


def _unasked(lines: Lines, audit: Audit) -> None:
    answerable, elsewhere = unasked(audit, Citing(audit.laws))
    for heading, entries in (
        (_("Not asked, because the roster has no such column"), answerable),
        (_("Not asked, because only other records can answer"), elsewhere),
    ):
        if entries:
            lines.heading(heading)
            lines.head((_("article"), _("title"), _("rules"), _("the roster does not say")))
            for line in entries:
                lines.row(*_lacking(line))


def _lacking(line: Unasked) -> tuple[str, str, str, str]:
    return place(line.citation), line.title, _(", ").join(line.rules), _(", ").join(line.missing)


def _assumed(lines: Lines, audit: Audit) -> None:
    citing = Citing(audit.laws)
    entries = [*parameters(audit, citing), *readings(audit, citing)]
    if entries:
        lines.heading(_("Taken for granted"))
        lines.head((_("article"), _("parameter"), _("value and where it comes from"), _("why")))
        for line in entries:
            lines.row(place(line.citation), line.label, _origin(line), line.why)


def _origin(line: Assumed) -> str:
    sources = {"text": _("stands in the text"), "reading": _("our reading"), "default": _("our default")}
    by = _("tightened by {child}").format(child=line.by) if line.by else sources[line.source]
    return _("{value} ({source})").format(value=line.value, source=by) if line.value else by


def _columns(lines: Lines, audit: Audit) -> None:
    roster = audit.roster
    lines.heading(_("How the columns were read"))
    lines.head((_("column"), _("heading"), _("read as"), ""))
    words = vocabulary().facts
    readings_of: dict[tuple[int, str, str, bool], list[str]] = {}
    for name, column in roster.columns.items():
        label = pick(words[name].label) if name in words else _known(name)
        key = (column.index, column.letter, column.heading, column.hidden)
        readings_of.setdefault(key, []).append(label)
    for column in roster.unread:
        readings_of[column.index, column.letter, column.heading, column.hidden] = [
            _("not understood, not read")
        ]
    for (_index, where, heading, hidden), labels in sorted(readings_of.items()):
        lines.row(where, heading, _(", ").join(labels), _("hidden in the spreadsheet") if hidden else "")


def _known(name: str) -> str:
    words = {
        "serial": _("serial number"),
        "name": _("name"),
        "id_number": _("ID number"),
        "sex": _("sex"),
    }
    return words.get(name, _("known, and no fact of law"))


def _notes(lines: Lines, omitted: int) -> None:
    lines.heading(_("About this file"))
    for words in _said(omitted):
        lines.line(f"· {words}", wrap=True)


def _said(omitted: int) -> Iterable[str]:
    yield _("The list is a copy; the original was not changed, and nothing was stored.")
    yield _(
        "Values stand where formulas stood; a text that looks like a formula is a text and calculates nothing."
    )
    yield _(
        "The list shows ID numbers as the original does: pass on this summary alone, or cover that column first."
    )
    if omitted:
        yield _(
            "Only the first {most} cells to blame have a comment; {count} more are marked without one."
        ).format(most=MOST_COMMENTS, count=omitted)
