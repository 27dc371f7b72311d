"""The story, chapter by chapter. A stage of life that keeps records adds a module here and its line below."""

from collections.abc import Callable

from xieguan.demo.chapters import (
    contracts,
    credentials,
    imports,
    looks,
    offices,
    policy,
    refusals,
    rosters,
    training,
    users,
)
from xieguan.demo.story import Story

CHAPTERS: tuple[Callable[[Story], None], ...] = (
    offices.tell,
    users.tell,
    policy.tell,
    imports.tell,
    rosters.tell,
    contracts.tell,
    training.tell,
    looks.tell,
    refusals.tell,
    credentials.tell,
)
