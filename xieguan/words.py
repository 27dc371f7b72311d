"""Words on screen: English msgids, one catalogue for every floor, zh-Hans by default.

The floors below Django cannot use its translation, so they read the same compiled catalogue with the standard library.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = ("zh-Hans", "en")

_language: ContextVar[str] = ContextVar("language", default="zh-Hans")


def language() -> str:
    """The language in use: "zh-Hans" or "en"."""
    return _language.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Use another language inside the block."""
    token = _language.set(code)
    try:
        yield
    finally:
        _language.reset(token)


@cache
def _catalogue(code: str) -> NullTranslations:
    path = LOCALE / code.replace("-", "_") / "LC_MESSAGES" / "django.mo"
    if code == "en" or not path.exists():
        return NullTranslations()
    with path.open("rb") as file:
        return GNUTranslations(file)


def _(msgid: str) -> str:
    """The words for an English msgid in the language in use."""
    return _catalogue(language()).gettext(msgid)


def pick(bilingual: Mapping[str, str]) -> str:
    """One of a pair of sayings written as `.zh` and `.en` in a pack or a vocabulary file."""
    return bilingual["en" if language() == "en" else "zh"]
