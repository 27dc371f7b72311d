"""Where reports go: checked before the work begins, written beside their place and moved there whole."""

import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from xieguan.audit import Audit
from xieguan.words import _

ENDINGS = (".xlsx", ".html")


class UnusableReport(Exception):
    """A report cannot be written there; the message is the sentence for the user."""


def check_reports(paths: Sequence[Path], keep: Sequence[Path]) -> None:
    """Refuse before the work what could not be written after it. `keep` are files no report may replace."""
    for at, path in enumerate(paths):
        problem = _problem(path, keep, paths[:at])
        if problem:
            raise UnusableReport(problem.format(path=path))


def _problem(path: Path, keep: Sequence[Path], earlier: Sequence[Path]) -> str:
    if path.suffix.lower() not in ENDINGS:
        return _("a report ends in .xlsx or .html: {path}")
    if any(_same(path, kept) for kept in keep):
        return _("the report would replace the office's own file {path}: choose another name")
    if any(_same(path, other) for other in earlier):
        return _("two reports would be written to {path}")
    if path.exists() and not path.is_file():
        return _("{path} is not a file: a report cannot be written there")
    if not path.parent.is_dir():
        return _("there is no folder for the report {path}")
    if not os.access(path.parent, os.W_OK):
        return _("no permission to write the report {path}")
    return ""


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()


def write_report(audit: Audit, source: Path, path: Path) -> None:
    """Write one report. A reader never sees half of it, and a failure leaves what was there. Raises UnusableReport."""
    half = path.with_name(f".{path.stem[:40]}.{secrets.token_hex(4)}{path.suffix.lower()}")
    try:
        _write(audit, source, half)
        half.replace(path)
    except OSError as error:
        raise UnusableReport(
            _("the report {path} cannot be written: {reason}").format(
                path=path, reason=error.strerror or error
            )
        ) from error
    finally:
        half.unlink(missing_ok=True)


def _write(audit: Audit, source: Path, path: Path) -> None:
    if path.suffix == ".xlsx":
        from xieguan.audit.workbook import write_workbook  # costs a tenth of a second, and few ask for it

        write_workbook(audit, source, path)
    else:
        from xieguan.audit.html import write_html

        write_html(audit, path)
