"""Work in many transactions leaves a SQLite file to others in between."""

import sqlite3
from pathlib import Path
from threading import Event, Thread
from time import sleep
from types import SimpleNamespace

import pytest

from xieguan.desk import turns


@pytest.fixture
def file(tmp_path: Path) -> str:
    name = str(tmp_path / "file.sqlite3")
    with sqlite3.connect(name) as connection:
        connection.execute("create table t (x)")
    return name


def test_another_writer_has_his_turn_among_transactions_without_a_gap(
    file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "connection", SimpleNamespace(vendor="sqlite"))  # in every thread
    begun, stop, rounds = Event(), Event(), 0

    def work() -> None:
        nonlocal rounds
        mine, taken = sqlite3.connect(file, isolation_level=None), turns.Turns()
        while not stop.is_set():
            with taken.take():
                mine.execute("begin immediate")
                begun.set()
                sleep(0.25)
                mine.execute("insert into t values (1)")
                mine.execute("commit")
            rounds += 1

    worker = Thread(target=work)
    worker.start()
    begun.wait()
    try:
        for _time in range(5):  # without turns four of five wait for more than one round, and some for many
            before = rounds
            with sqlite3.connect(file, timeout=20, isolation_level=None) as other:
                other.execute("begin immediate")
                other.execute("commit")
            assert rounds - before <= 1
            begun.clear()
            begun.wait()
    finally:
        stop.set()
        worker.join()
