"""Where commands print for people: a terminal of any width, or a pipe without colour."""

import sys
from contextlib import suppress

from rich.console import Console


def screen() -> Console:
    """Standard output. A character the terminal's encoding lacks becomes a question mark, never an error."""
    with suppress(AttributeError, ValueError):
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    return Console(highlight=False, emoji=False, markup=False, soft_wrap=False)
