"""Workers are killed, and work goes on; several at once never do one job twice."""

import subprocess
import sys
import time

from tests.faults.conftest import CHILD, Office


def test_a_job_whose_worker_was_killed_is_resumed_where_it_stopped(office: Office) -> None:
    office.child("queue", 1, 40, 0.05)
    worker = office.start("worker", 2)
    time.sleep(0.6)
    worker.kill()
    worker.communicate()
    states, half, _different = office.child("counted").split()
    assert states == "running"
    assert 0 < int(half) < 40

    time.sleep(2)  # its lease
    office.child("worker", 2)
    assert office.child("counted").split() == ["done", "40", "40"]


def test_four_workers_at_once_do_each_job_once(office: Office) -> None:
    office.child("queue", 24, 5, 0.002)

    command = [sys.executable, CHILD, "worker", "30"]
    workers = [subprocess.Popen(command, env=office.env, stdout=subprocess.DEVNULL) for _n in range(4)]
    assert [worker.wait(timeout=60) for worker in workers] == [0] * 4
    assert office.child("counted").split() == ["done", "120", "120"]
