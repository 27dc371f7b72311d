"""What is said when the machine fails, and what is never logged."""

import errno
import logging

import pytest
from django.db import OperationalError

from xieguan.desk.logs import Lines
from xieguan.desk.trouble import sentence
from xieguan.words import speaking


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "no room left"),
        (OSError(errno.EFBIG, "File too large"), "no room left"),
        (OperationalError("database or disk is full"), "no room left"),
        (
            OperationalError('could not extend file "base/1": No space left on device\nHINT: x'),
            "no room left",
        ),
        (OperationalError("disk I/O error"), "does not take"),
        (OperationalError("database is locked"), "busy"),
        (OperationalError("no such table: desk_entry"), "xieguan migrate"),
        (OperationalError("connection refused\nIs the server running?"), "connection refused"),
        (PermissionError(errno.EACCES, "Permission denied", "/data"), "/data: Permission denied"),
    ],
)
def test_every_trouble_has_its_sentence(error: Exception, words: str) -> None:
    with speaking("en"):
        says = sentence(error)

    assert words in says
    assert "\n" not in says


def logged(message: str, *values: object, error: BaseException | None = None) -> str:
    info = (type(error), error, None) if error else None
    return Lines().format(logging.LogRecord("x", logging.INFO, "", 0, message, values, info))


def test_no_id_number_is_logged_whoever_says_it() -> None:
    number = "14019919950517013X"

    assert number not in logged("import of %s failed", number)
    assert number not in logged("failed", error=ValueError(f"({number})"))
    assert "140199950517013" not in logged("old: 140199950517013,")


def test_other_numbers_are_left_alone() -> None:
    words = "job 12 of 1763762400123 took 140199 rows, digest 14019919950517013099"

    assert words in logged(words)
