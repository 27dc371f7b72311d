"""The doubts are read in English here, whatever the catalogue says."""

from collections.abc import Iterator

import pytest

from xieguan.words import speaking


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield
