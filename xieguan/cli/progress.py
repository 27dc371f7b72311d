"""A progress bar on standard error: only on a terminal, and only once the work has gone on for a while."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

PATIENCE = 0.7  # seconds before a bar is worth showing
STEP = 200  # steps between two looks at the clock

Tell = Callable[[int, int], None]
Start = Callable[[str], Tell | None]


@contextmanager
def progress() -> Iterator[Start]:
    """Starts a bar for each part of the work by its name; there is nothing to tell where nobody watches."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _name: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        yield lambda name: _Bar(bars, name)


class _Bar:
    def __init__(self, bars: Progress, name: str) -> None:
        self.bars, self.started = bars, time.monotonic()
        self.task = bars.add_task(name, visible=False, total=None)

    def __call__(self, done: int, total: int) -> None:
        if done % STEP and done != total:
            return
        late = time.monotonic() - self.started > PATIENCE
        self.bars.update(self.task, completed=done, total=total, visible=late)
