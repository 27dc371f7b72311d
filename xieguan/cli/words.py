"""The language of one command."""

from collections.abc import Iterator
from contextlib import contextmanager

from xieguan.words import speaking


@contextmanager
def command_language(code: str) -> Iterator[None]:
    """Speak a language for the length of a command."""
    with speaking(code):
        yield
