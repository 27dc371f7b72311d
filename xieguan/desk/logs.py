"""What is logged holds no ID number, whoever wrote the message and whatever the exception said."""

import logging
import re

# eighteen characters as they are now, fifteen as they were; not a part of a longer number
NUMBER = re.compile(r"(?<![0-9A-Za-z])(\d{3})(?:\d{14}[\dXx]|\d{12})(?![0-9A-Za-z])")


class Masking(logging.Formatter):
    """Formats a record, traceback and all, and masks what reads like an ID number."""

    def format(self, record: logging.LogRecord) -> str:
        return NUMBER.sub(r"\1***", super().format(record))


def start(level: int = logging.INFO) -> None:
    """Log to standard error, masked."""
    handler = logging.StreamHandler()
    handler.setFormatter(Masking("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
