"""The progress bar: for people who wait, and for nobody else."""

from io import StringIO

import pytest
from rich.console import Console

from xieguan.cli import progress as module


@pytest.fixture
def terminal(monkeypatch) -> StringIO:
    screen = StringIO()
    monkeypatch.setattr(module, "Console", lambda stderr: Console(file=screen, force_terminal=True, width=80))
    return screen


def test_without_a_terminal_there_is_nothing_to_tell(monkeypatch):
    monkeypatch.setattr(module, "Console", lambda stderr: Console(file=StringIO(), force_terminal=False))
    with module.progress() as start:
        assert start("judging") is None


def test_short_work_shows_no_bar(terminal):
    with module.progress() as start:
        tell = start("judging")
        assert tell
        for done in range(1, 1001):
            tell(done, 1000)
    assert "judging" not in terminal.getvalue()


def test_long_work_shows_how_far_it_is(terminal, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0)
    with module.progress() as start:
        tell = start("judging")
        assert tell
        for done in range(1, 1001):
            tell(done, 1000)
    assert "judging" in terminal.getvalue()
    assert "1000/1000" in terminal.getvalue()
