"""The folder a demo lives in. A file in it says that all of it is made up; without that file none is touched."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

from xieguan.words import _

MARK = "demo"  # the settings look for it: every page then says 演示数据


class NotADemo(Exception):
    """The folder holds something else; the message says so."""


def state_of(folder: Path) -> str:
    """What is there: nothing, a demo that is ready, or one that was broken off. Raises NotADemo."""
    if (folder / MARK).is_file():
        return "ready" if _read(folder).get("ready") else "half"
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotADemo(
            _("{folder} is there and holds no demo: choose another with --data").format(folder=folder)
        )
    return "nothing"


def _read(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / MARK).read_text("utf-8"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def begin(folder: Path) -> None:
    """An empty folder that is marked from the first moment, so that what is broken off is known for what it is."""
    remove(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / MARK).write_text(json.dumps({"ready": False}), "utf-8")


def finish(folder: Path, day: date) -> None:
    """The demo is whole."""
    (folder / MARK).write_text(json.dumps({"ready": True, "day": day.isoformat()}), "utf-8")


def remove(folder: Path) -> None:
    """Remove a demo; the mark goes last. Raises NotADemo for anything else."""
    if state_of(folder) == "nothing":
        return
    for path in folder.iterdir():
        if path.name != MARK:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    (folder / MARK).unlink()
