"""Why a file cannot be used at all, in words: the child process knows codes only."""

from collections.abc import Mapping

from xieguan.words import _


def sentence(code: str, details: Mapping[str, object] | None = None) -> str:
    """The sentence for a refusal's code, in the language in use. An unknown code is a damaged file."""
    sentences = _sentences()
    return sentences.get(code, sentences["damaged"]).format(**(details or {}))


def _sentences() -> dict[str, str]:
    return {
        "empty": _("The file is empty."),
        "damaged": _(
            "The file is damaged or is no spreadsheet. Open it in a spreadsheet program and save it again as .xlsx."
        ),
        "no-spreadsheet": _("This is no spreadsheet. Expected .xlsx, .xls, .ods or .csv."),
        "encrypted": _("The file is protected by a password. Save a copy without the password."),
        "macros": _("The file contains macros. Save a copy without macros as .xlsx."),
        "external-links": _(
            "The file has links to other files. Copy the cells, paste them as values into a new file, and save that."
        ),
        "entities": _(
            "The file declares XML entities, which no spreadsheet program writes. "
            "Save it again as .xlsx in a spreadsheet program."
        ),
        "bomb": _(
            "The file is packed so tightly that unpacking it would flood the computer; it is not opened. "
            "Save it again as .xlsx in a spreadsheet program."
        ),
        "inflated": _(
            "Unpacked, the file is larger than {megabytes} MB. "
            "Delete the empty formatted rows below the list, then save it again."
        ),
        "file-size": _(
            "The file is larger than {megabytes} MB. Save the roster's sheet alone as a file of its own."
        ),
        "memory": _(
            "The file needs more memory than a roster may. Copy the list's own cells into a new file and save that."
        ),
        "slow": _(
            "Reading the file took too long. Delete the empty rows and other sheets, then save it again as .xlsx."
        ),
        "rows": _("The sheet has more than {most} filled rows. Split it into several files."),
        "columns": _("The sheet has more than {most} filled columns. Expected a list with one person a row."),
        "long-cell": _(
            "A cell holds {characters} characters; a cell may hold 32767. Expected a list of people."
        ),
        "open-quote": _(
            'A quotation mark (") opened in line {line} is never closed, or its cell never ends. '
            "Save the list again as .xlsx or .csv."
        ),
        "encoding": _("The text is neither UTF-8 nor GB18030. Save it as .xlsx, or as CSV in UTF-8."),
        "web-page": _(
            "This is a web page with a spreadsheet's name. Open it in a spreadsheet program and save it as .xlsx."
        ),
        "pdf": _("This is a PDF. Expected a spreadsheet: .xlsx, .xls, .ods or .csv."),
        "word": _("This is a text document. Copy its table into a spreadsheet and save that as .xlsx."),
        "presentation": _("This is a presentation. Expected a spreadsheet: .xlsx, .xls, .ods or .csv."),
        "xlsb": _("This is a binary workbook (.xlsb). Save it as .xlsx."),
    }
