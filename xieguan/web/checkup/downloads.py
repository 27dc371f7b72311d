"""What can be taken home from a check: the annotated roster, the report as one page, the report as data."""

import json
from collections.abc import Callable
from pathlib import Path, PurePath

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from xieguan.audit import Audit
from xieguan.audit.as_json import as_json
from xieguan.audit.html import render
from xieguan.audit.workbook import write_workbook
from xieguan.desk.fleeting import fleeting
from xieguan.words import _

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def annotated(audit: Audit, source: Path) -> HttpResponse:
    """The office's own sheet with the findings beside it."""
    with fleeting(name="annotated.xlsx") as out:
        write_workbook(audit, source, out)
        return _attached(out.read_bytes(), XLSX, audit, _("checked"), ".xlsx")


def report(audit: Audit, _source: Path) -> HttpResponse:
    """The report as one page that needs nothing else."""
    return _attached(render(audit).encode(), "text/html; charset=utf-8", audit, _("report"), ".html")


def data(audit: Audit, _source: Path) -> HttpResponse:
    """The report as data."""
    plain = json.dumps(as_json(audit), ensure_ascii=False, indent=2)
    return _attached(plain.encode(), "application/json", audit, _("report"), ".json")


DOWNLOADS: dict[str, Callable[[Audit, Path], HttpResponse]] = {
    "workbook": annotated,
    "report": report,
    "data": data,
}


def _attached(content: bytes, media_type: str, audit: Audit, what: str, suffix: str) -> HttpResponse:
    name = f"{PurePath(audit.roster.file).stem}-{what}-{audit.on}{suffix}"
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return HttpResponse(content, content_type=media_type, headers={"Content-Disposition": disposition})
