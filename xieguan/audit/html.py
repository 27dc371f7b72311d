"""The audit as one self-contained HTML page: 名册体检报告. Nothing is fetched, nothing runs."""

from base64 import b64encode
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from xieguan.audit.page.assumed import parameters, readings
from xieguan.audit.page.citing import Citing
from xieguan.audit.page.counts import bars, counts
from xieguan.audit.page.doubts import doubts
from xieguan.audit.page.entries import entry
from xieguan.audit.page.explained import explained
from xieguan.audit.page.recognised import named, recognised
from xieguan.audit.page.text import clip, visible
from xieguan.audit.page.unasked import unasked
from xieguan.audit.run import Audit
from xieguan.words import _, language, pick

MOST, CHUNK = 2000, 100


def write_html(audit: Audit, path: Path) -> None:
    """Write the report of an audit, in the language in use."""
    path.write_text(render(audit), encoding="utf-8", newline="\n")


def render(audit: Audit) -> str:
    """The page as text."""
    return _environment().get_template("report.html").render(_context(audit))


def _context(audit: Audit) -> dict[str, Any]:
    citing = Citing(audit.laws)
    entries = [
        entry(index, finding, audit.roster, citing) for index, finding in enumerate(audit.findings[:MOST], 1)
    ]
    told, silent = explained(audit, citing, entries)
    answerable, elsewhere = unasked(audit, citing)
    return {
        "audit": audit,
        "counts": counts(audit),
        "chunks": [entries[at : at + CHUNK] for at in range(0, len(entries), CHUNK)],
        "outcomes": _outcomes(audit),
        "bars": bars(audit, citing),
        "pending": sum(tally.pending for tally in audit.tallies),
        "recognised": recognised(audit.roster),
        "doubts": doubts(audit.warnings),
        "explained": told,
        "silent": silent,
        "answerable": answerable,
        "elsewhere": elsewhere,
        "parameters": parameters(audit, citing),
        "readings": readings(audit, citing),
        "language": language(),
        "gap": " " if language() == "en" else "",
        "style": Markup(style()),  # noqa: S704 — our own sheet
        "style_hash": digest(style()),
    }


def _outcomes(audit: Audit) -> dict[str, int]:
    found = {"all": len(audit.findings), "fail": 0, "unknown": 0}
    for finding in audit.findings:
        found[finding.ruling.outcome] += 1
    return found


@cache
def style() -> str:
    """The one sheet of the page."""
    return (resources.files("xieguan.audit") / "look" / "report.css").read_text("utf-8")


def digest(text: str) -> str:
    """The hash by which the page's own policy lets a style in."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("xieguan.audit"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.globals |= {"_": _, "pick": pick, "clip": clip, "named": named}
    environment.globals |= {"last_day": last_day, "most": MOST}
    return environment


def _finalize(value: Any) -> Any:
    """Whatever reaches the page shows its invisible characters; our own markup has been through it already."""
    return visible(value) if type(value) is str else value


def last_day(until: date) -> date:
    """The last day of a window that is half-open."""
    return until - timedelta(days=1)
