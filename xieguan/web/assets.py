"""Style sheets and scripts under names that bear their hash, so that a browser keeps them for good.

No step collects them before the start: the process reads them where they lie in the packages.
"""

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise.middleware import WhiteNoiseMiddleware  # type: ignore[import-untyped]

DIGITS = 12
BEARS_HASH = re.compile(r"\.[0-9a-f]{12}(\.[a-z0-9]+)$")


@cache
def hashed(name: str) -> str:
    """`css/base.css` as `css/base.0f3c….css`. Raises ValueError for a file that is not there."""
    found = finders.find(name)
    if not isinstance(found, str):
        raise ValueError(f"there is no static file {name}")
    digest = hashlib.sha256(Path(found).read_bytes()).hexdigest()[:DIGITS]
    return str(PurePosixPath(name).with_suffix(f".{digest}{PurePosixPath(name).suffix}"))


class Finder(finders.BaseFinder):
    """Finds a file by its hashed name, for servers that ask the finders themselves: Django's own, and that of tests."""

    def find(self, path: str, *_all: Any, **_find_all: Any) -> Any:
        """The file of a hashed name, as long as it still has that content."""
        name = BEARS_HASH.sub(r"\1", path)
        found = finders.find(name) if name != path else None
        return found if isinstance(found, str) and hashed(name) == path else []

    def list(self, _ignore_patterns: Iterable[str] | None) -> Iterable[Any]:
        """Nothing of its own."""
        return ()


class Storage(StaticFilesStorage):
    """Names every file with its hash."""

    def url(self, name: str | None) -> str:
        """The address of a file."""
        return super().url(hashed(name or ""))


class Assets(WhiteNoiseMiddleware):  # type: ignore[misc]
    """Serves the files under their hashed names too; those never change, so they are kept for good."""

    def add_file_to_dictionary(self, url: str, path: str, stat_cache: object = None) -> None:
        """Take one file in, under both names."""
        super().add_file_to_dictionary(url, path, stat_cache=stat_cache)
        name = url.removeprefix(self.static_prefix)
        super().add_file_to_dictionary(self.static_prefix + hashed(name), path, stat_cache=stat_cache)

    def immutable_file_test(self, path: str, url: str) -> bool:
        """Whether an address bears the hash."""
        return Path(path).name != PurePosixPath(url).name
