"""The story, chapter by chapter. A stage of life that keeps records adds a module here and its line below."""

from collections.abc import Callable

from xieguan.demo.chapters import (
    contracts,
    credentials,
    imports,
    kit,
    looks,
    offices,
    planning,
    policy,
    recruitment,
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
    planning.tell,
    contracts.tell,
    training.tell,
    looks.tell,
    refusals.tell,
    credentials.tell,
    kit.tell,
    recruitment.tell,  # last: whoever it hires is in none of the classes above
)
