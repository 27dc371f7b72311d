"""How a sheet prints: landscape, as wide as the page, and on every page the file, the day, the law and its state."""

from xlsxwriter.worksheet import Worksheet

from xieguan.audit.run import Audit
from xieguan.audit.saying import state
from xieguan.audit.workbook.safe import storable
from xieguan.words import _

A4 = 9
LONGEST = 255  # of a whole header or footer, its codes included


def set_up_page(sheet: Worksheet, audit: Audit) -> None:
    """Paper, margins, and what stands on every page."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.7)
    sheet.set_header(header(audit))
    sheet.set_footer(footer(audit))


def header(audit: Audit) -> str:
    """File and day; above all, in the middle, that a law has lapsed."""
    day = _("audited as of {day}").format(day=audit.on)
    lapsed = [law.pack.document for law in audit.laws if law.state == "lapsed"]
    notice = _short(
        _("lapsed, for reference only") + (f"：{_listed(lapsed)}" if len(audit.laws) > 1 else ""), 90
    )
    middle = f"&C&B{notice}" if lapsed else ""
    name = _short(audit.roster.file, LONGEST - len(middle) - len(day) - 10)
    return f"&L{name}{middle}&R{day}"


def footer(audit: Audit) -> str:
    """Each law with its state, and the page."""
    page = _("page &P of &N")
    laws = _listed(f"{law.pack.document} {state(law)}" for law in audit.laws)
    return f"&L{_short(laws, LONGEST - len(page) - 10)}&R{page}"


def _listed(words: object) -> str:
    return _("; ").join(words)  # type: ignore[arg-type]


def _short(text: str, longest: int) -> str:
    """A text that fits, with its ampersands doubled: a single one begins a code."""
    text = storable(text).replace("\n", " ")
    cut = text if len(text.replace("&", "&&")) <= longest else text[: max(longest // 2 - 1, 0)] + "…"
    return cut.replace("&", "&&")
