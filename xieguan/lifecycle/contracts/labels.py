"""The words of this stage's acts."""

from pathlib import Path

from xieguan.people.labels import add

add(Path(__file__).parent / "words")
