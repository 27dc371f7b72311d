"""Kill -9 at fifty random moments of an import: no half import is visible, nothing is double, one command ends it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import Office

STORY = Path(__file__).with_name("importing.py")
PEOPLE, KILLS, SEED = 600, 50, 2022


@pytest.mark.slow
def test_an_import_killed_at_fifty_moments_is_whole_or_nothing(office: Office) -> None:
    command = [sys.executable, STORY, *map(str, (PEOPLE, KILLS, SEED))]
    done = subprocess.run(command, env=office.env, text=True, capture_output=True, check=False, timeout=600)

    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["kills"] == KILLS
    assert found["seen"].get("writing", 0) > KILLS // 10, found
