"""What is logged holds no ID number, whoever wrote the message and whatever the exception said.

One record is one line of JSON, for whoever gathers logs; on a terminal it is a line for people.
"""

import logging
import os
import re
import sys
from collections.abc import Sequence
from typing import Any

from structlog import contextvars, dev, processors, stdlib
from structlog.typing import Processor

# eighteen characters as they are now, fifteen as they were; not a part of a longer number
NUMBER = re.compile(r"(?<![0-9A-Za-z])(\d{3})(?:\d{14}[\dXx]|\d{12})(?![0-9A-Za-z])")
VARIABLE = "XIEGUAN_LOG"
FIELDS = ("method", "path", "status", "ms")  # what a record may carry beside its words


class Lines(stdlib.ProcessorFormatter):
    """Formats a record with what is known of its request, traceback and all, and masks what reads like an ID number."""

    def __init__(self, **options: Any) -> None:
        super().__init__(processors=_ending(), foreign_pre_chain=_beginning(), **options)

    def format(self, record: logging.LogRecord) -> str:
        return NUMBER.sub(r"\1***", super().format(record))


def _beginning() -> Sequence[Processor]:
    return (
        contextvars.merge_contextvars,
        stdlib.add_log_level,
        stdlib.add_logger_name,
        stdlib.ExtraAdder(allow=FIELDS),
        processors.TimeStamper(fmt="iso"),
    )


def _ending() -> Sequence[Processor]:
    clean = stdlib.ProcessorFormatter.remove_processors_meta
    if _for_people():
        colours = sys.stderr.isatty()
        return (clean, dev.ConsoleRenderer(colors=colours, exception_formatter=dev.plain_traceback))
    return (clean, processors.format_exc_info, processors.JSONRenderer(ensure_ascii=False))


def _for_people() -> bool:
    return os.environ.get(VARIABLE, "text" if sys.stderr.isatty() else "json") == "text"


def start(level: int = logging.INFO) -> None:
    """Log to standard error, masked."""
    handler = logging.StreamHandler()
    handler.setFormatter(Lines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.raiseExceptions = False  # where a record cannot be written, what is printed instead is not masked
    logging.getLogger("django.request").setLevel(logging.ERROR)  # what was not found has its own line already
