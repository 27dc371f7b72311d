"""The annotated roster: the office's own sheet with our findings beside it, and a summary; always a new .xlsx.

ID numbers stay in the copy as they are in the original: it is the office's own list, goes back to the same desk, and a
row cannot be mended by somebody who may not see which number is wrong. The summary is what gets passed on, so it shows
none.
"""

from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from xieguan.audit.run import Audit
from xieguan.audit.workbook.copy import write_copy
from xieguan.audit.workbook.original import Original
from xieguan.audit.workbook.styles import Styles
from xieguan.audit.workbook.summary import write_summary
from xieguan.words import _

LARGE = 50_000  # rows from which the workbook is written row by row instead of being held in memory

# Nothing we write is ever taken for a formula, a link or a number because it looks like one.
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_workbook(audit: Audit, source: Path, out: Path) -> None:
    """Write the annotated copy of `source`, the spreadsheet that was audited. Raises UnusableFile, OSError."""
    original = Original(audit.roster, source)
    large = original.last_row > LARGE
    # held in memory it needs no temporary files, which a process that is killed would leave behind
    book = Workbook(str(out), {**OPTIONS, "constant_memory": large, "in_memory": not large})
    book.set_properties({"title": _("Roster check"), "author": "协管", "comments": audit.on.isoformat()})
    styles = Styles(book)
    omitted = write_copy(book, styles, audit, original)
    write_summary(book, styles, audit, omitted)
    try:
        book.close()
    except FileCreateError as error:
        raise error.args[0] from None
