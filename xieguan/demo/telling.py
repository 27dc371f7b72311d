"""Telling the whole story once: everything in it is an act, and at the end the trail is sealed."""

from datetime import date

from django.core.management import call_command

from xieguan.demo.chapters import CHAPTERS
from xieguan.demo.story import Say, Story
from xieguan.desk import guards, trail


def tell(day: date, *, size: float = 1.0, say: Say = print) -> Story:
    """Fill an empty database with the demo as it is on a day. `size` is the part of the people it tells of."""
    call_command("migrate", verbosity=0, interactive=False)
    guards.install()
    story = Story(day, size, say)
    for chapter in CHAPTERS:
        chapter(story)
    trail.seal()
    return story
