"""Rosters handed in on pages: the files of the samples, and what a test sends."""

import json
import os
import re
from datetime import date
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("XIEGUAN_SHARED") or ROOT.parent / "shared") / "samples"
TRUTHS = sorted((ROOT / "demo").glob("*.truth.json")) + sorted(SHARED.glob("*.truth.json"))


def truth_of(path: Path) -> tuple[dict[str, Any], Path, date]:
    """What a sample's truth says, where its roster lies, and the day it is judged by."""
    what = json.loads(path.read_text("utf-8"))
    return what, path.with_name(what["file"]), date.fromisoformat(what["on"])


def upload(content: bytes | Path, name: str = "") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    if isinstance(content, Path):
        return SimpleUploadedFile(name or content.name, content.read_bytes())
    return SimpleUploadedFile(name or "名册.csv", content)


def hidden(page: Any, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())
    assert found, name
    return found[1].replace("&#34;", '"').replace("&quot;", '"')


def again(page: Any, **changes: Any) -> dict[str, Any]:
    """What the page of a check sends when one of its buttons is pressed."""
    kept = {name: hidden(page, name) for name in ("ticket", "on", "sheet", "mapping", "view")}
    laws = re.findall(r'name="law" value="([^"]*)"', page.content.decode())
    return {**kept, "law": laws, **changes}
