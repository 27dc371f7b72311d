"""Rosters of the past: of the end of last year, one that was undone, and one that nobody has committed."""

from datetime import date, timedelta

from xieguan.demo.chapters.rosters import clerk_of, take_in
from xieguan.demo.places import BY_KEY
from xieguan.demo.rosters import everybody, roster
from xieguan.demo.story import Story
from xieguan.people.imports import job

LAST_YEAR = ("sx1-squad", "sx1-a", "ha")
UNDONE, LEFT_LYING = "sx3-b", "sx2-a"


def tell(story: Story) -> None:
    """Import the past."""
    for key in LAST_YEAR:
        taken = _read(story, key, date(story.day.year - 1, 12, 31))
        job.resume(taken, by=story.user(clerk_of(key)), on=story.day)
    undone = _read(story, UNDONE, story.day - timedelta(days=200))
    job.resume(undone, by=story.user(clerk_of(UNDONE)), on=story.day)
    job.undo(undone, by=story.user(clerk_of(UNDONE)), on=story.day)
    _read(story, LEFT_LYING, story.day - timedelta(days=90))


def _read(story: Story, key: str, as_of: date) -> str:
    place = BY_KEY[key]
    there = [{**cells, "离职日期": ""} for cells in everybody(place, story.day, story.size)]
    past = roster(place, there, as_of, as_of.year - 1, story.chance(f"past/{key}"))
    return take_in(story, key, past)
