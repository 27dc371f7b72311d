"""Whoever acts is killed at any moment: what has committed is told once, what has not is never told."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults.conftest import Office

STORY = Path(__file__).with_name("telling.py")


@pytest.mark.parametrize("moment", [0.05, 0.31, 0.73])
def test_acts_killed_at_any_moment_are_told_as_far_as_they_committed(office: Office, moment: float) -> None:
    log = office.data / "told"

    def scene(name: str) -> str:
        command = [sys.executable, STORY, name, log]
        done = subprocess.run(command, env=office.env, text=True, capture_output=True, check=True, timeout=60)
        return done.stdout

    acting = subprocess.Popen(
        [sys.executable, STORY, "acts", log], env=office.env, text=True, stdout=subprocess.PIPE
    )
    assert acting.stdout
    assert acting.stdout.readline() == "begun\n"
    time.sleep(moment)
    acting.kill()
    acting.communicate()
    assert not log.exists()

    scene("worker")
    scene("worker")

    assert sorted(map(int, log.read_text().split())) == sorted(map(int, scene("entries").split()))
