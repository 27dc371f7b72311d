"""Today's roster of every office, taken in by its clerk."""

from xieguan.demo.people import people_of
from xieguan.demo.places import BY_KEY, PLACES, Place
from xieguan.demo.record import Cells
from xieguan.demo.rosters import Roster, roster
from xieguan.demo.story import Story
from xieguan.people.imports import job, upload

THIS_YEAR = "sx3"  # offices of this city have stated the year that is not over


def tell(story: Story) -> None:
    """Import everybody."""
    for place in PLACES:
        if place.people:
            taken = take_in(story, place.key, current(story, place))
            job.resume(taken, by=story.user(clerk_of(place.key)), on=story.day)


def current(story: Story, place: Place) -> Roster:
    """The roster of an office as of today."""
    year = story.day.year - (0 if place.key.startswith(THIS_YEAR) else 1)
    return roster(place, people(story, place), story.day, year, story.chance(f"year/{place.key}"))


def people(story: Story, place: Place) -> list[Cells]:
    """Everybody of an office."""
    return people_of(place, story.day, story.chance(f"people/{place.key}"), story.size)


def clerk_of(key: str) -> str:
    """Who keeps the rosters of an office."""
    city = BY_KEY[key].key.partition("-")[0]
    return "ha-clerk" if city == "ha" else f"sx-clerk-{city[2:]}"


def take_in(story: Story, key: str, given: Roster) -> str:
    """Hand a roster in; the import's public id."""
    taken = upload.take_in(
        given.content,
        given.name,
        organisation=story.offices[key],
        by=story.user(clerk_of(key)),
        on=story.day,
        as_of=given.as_of,
    )
    return taken.public
