"""`law lint` for a pack that was handed in: the same problems at the same places, found in a process with limits."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from xieguan.law.objects import Problem
from xieguan.law.upload.limits import PATIENCE
from xieguan.law.upload.loaded import lay_out
from xieguan.law.upload.unpacked import Files
from xieguan.words import _, language

_START = (
    "import sys, json; sys.path[:] = json.loads(sys.argv.pop(1)); "
    "from xieguan.law.upload.child import main; main()"
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: everything that is wrong, or what is in the pack and how many worked examples hold."""

    problems: tuple[Problem, ...]
    pack: str = ""
    title: Mapping[str, str] = field(default_factory=dict)
    document: str = ""
    articles: int = 0
    rules: int = 0
    examples: int = 0


def check(files: Files) -> Checked:
    """Check the files of a pack, its worked examples included, in the language in use."""
    with tempfile.TemporaryDirectory(prefix="xieguan-pack-") as place:
        answer = _answer(lay_out(files, Path(place)))
    if "problems" not in answer:
        say = _("reading this pack takes too much time or memory: is something nested without end?")
        return Checked((Problem(f"{files.folder}/pack.toml", 1, 1, say),), files.folder)
    problems = tuple(Problem(*entry) for entry in answer.pop("problems"))
    return Checked(problems, **{"pack": files.folder, **answer})


def _answer(folder: Path) -> dict[str, Any]:
    root = str(Path(__file__).parents[3])
    path = json.dumps([entry for entry in dict.fromkeys([root, *sys.path]) if entry])
    command = [sys.executable, "-I", "-B", "-c", _START, path, str(folder), language()]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
            cwd=tempfile.gettempdir(),
            env={"LC_ALL": "C.UTF-8"},
        )
        answer = json.loads(done.stdout or b"{}")
    except (subprocess.TimeoutExpired, ValueError):
        return {}
    return answer if isinstance(answer, dict) else {}
