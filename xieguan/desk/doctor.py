"""Examining an installation. Floors declare what to look at, in a module `checks` of their app."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from django.utils.module_loading import autodiscover_modules

from xieguan.desk.trouble import sentence
from xieguan.words import _

State = Literal["ok", "warn", "bad"]
Answer = tuple[State, str]
Check = Callable[[], Answer]
CHECKS: dict[str, Check] = {}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look found: `warn` is worth knowing, `bad` must be mended."""

    check: str
    state: State
    say: str


def check(name: str) -> Callable[[Check], Check]:
    """Declare a look at one thing."""

    def declare(look: Check) -> Check:
        CHECKS[name] = look
        return look

    return declare


def examine() -> list[Finding]:
    """Look at everything; when the database cannot be reached, nothing that needs it is asked."""
    autodiscover_modules("checks")
    return list(_examined())


def _examined() -> Iterator[Finding]:
    for name, look in CHECKS.items():
        finding = _finding(name, look)
        yield finding
        if name in ("database", "migrations") and finding.state == "bad":
            return


def _finding(name: str, look: Check) -> Finding:
    try:
        return Finding(name, *look())
    except Exception as error:
        log.debug("the check %s failed", name, exc_info=True)
        return Finding(name, "bad", _("{check}: {say}").format(check=name, say=sentence(error)))
