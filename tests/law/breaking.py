"""Break one thing in a copy of a good pack, and find the place the error must name."""

import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path

from xieguan.law.objects import PackErrors, Problem
from xieguan.law.pack import find, load
from xieguan.words import speaking

EXAMPLE = Path(__file__).resolve().parents[2] / "docs/examples/packs/xx-example-county-2023-1"
BREAKS = Path(__file__).with_name("refusals.toml")


@dataclass(frozen=True)
class Break:
    """Replace `old` by `new` in a file of a pack; the error must stand where `|` does in `at`, and `say` so."""

    name: str
    file: str
    old: str
    new: str
    at: str
    say: str
    pack: str = ""

    def __str__(self) -> str:
        return self.name.replace(" ", "_")


def read_breaks() -> list[Break]:
    """What `refusals.toml` lists."""
    return [Break(**entry) for entry in tomllib.loads(BREAKS.read_text("utf-8"))["break"]]


def refusal(change: Break, folder: Path) -> tuple[Path, list[Problem]]:
    """Copy a pack, break it, load it; the copy and the problems it was refused with."""
    source = find(change.pack) if change.pack else EXAMPLE
    copy = folder / source.name
    shutil.copytree(source, copy)
    path = copy / change.file
    text = path.read_text("utf-8")
    assert change.old in text, f"nothing to break: {change.old}"
    path.write_text(text.replace(change.old, change.new, 1), "utf-8")
    return copy, problems_of(copy)


def problems_of(folder: Path) -> list[Problem]:
    """What a pack is refused with; empty when it loads."""
    try:
        with speaking("en"):
            load(folder)
    except PackErrors as errors:
        return errors.problems
    return []


def place(path: Path, marked: str) -> tuple[str, int, int]:
    """The file, line and column where `|` stands in a snippet of it."""
    before, _bar, after = marked.partition("|")
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if before + after in line:
            return f"{path.parent.name}/{path.name}", number, line.index(before + after) + len(before) + 1
    raise AssertionError(f"{path.name} has no {marked}")
