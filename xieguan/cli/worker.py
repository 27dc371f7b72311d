"""`xieguan worker`: does the long work beside the pages."""

import signal
import threading
from types import FrameType

import click

from xieguan.cli.office import office
from xieguan.cli.words import Command, Option
from xieguan.keys import data_directory
from xieguan.words import _


@click.command(
    "worker",
    cls=Command,
    words=lambda: _(
        "Do the long work: imports, messages, seals, the nightly sheet. Several may run at once.\n\n"
        "Stopped by Ctrl-C or SIGTERM it gives back what it was doing; killed, another resumes it within a minute."
    ),
)
@click.option("--once", cls=Option, is_flag=True, words=lambda: _("stop when there is nothing left to do"))
@office
def worker(once: bool) -> None:
    """Work until told to stop."""
    from xieguan.desk import logs
    from xieguan.desk.worker import work
    from xieguan.web import counts

    logs.start()
    counts.share(data_directory() / "run" / "metrics")
    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    work(stopping, once=once)
