"""Whoever has left is given nothing more, and what he was given is not kept alive: it is recovered."""

from datetime import date

from xieguan.people.models import Engagement
from xieguan.people.outcomes import Invalid
from xieguan.words import _


def must_be_here(engagement: Engagement, on: date) -> None:
    """Raises Invalid where somebody has left by a day."""
    if engagement.left_on is not None and engagement.left_on <= on:
        raise Invalid({"": [_("this engagement has ended")]})
