"""The project around the code: what it says of itself is true."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def run() -> Run:
    """Run a command of this environment from the project's root, and hand back what it printed."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

    def runs(*command: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "PATH": path, "XIEGUAN_LANG": "en", **environment}
        return subprocess.run(
            [*map(str, command)], cwd=cwd, env=env, capture_output=True, text=True, check=False
        )

    return runs


@pytest.fixture(scope="session")
def short_demo(run, tmp_path_factory) -> tuple[Path, dict[str, Any]]:
    """A demo with few people, as it is today: its folder, and what came of it."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    done = run("python", "-m", "tests.project.demo_story", folder, today.isoformat())
    assert done.returncode == 0, done.stderr
    return folder, json.loads(done.stdout)
