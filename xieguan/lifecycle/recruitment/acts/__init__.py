"""The acts of this stage. Importing this package registers them."""

from xieguan.lifecycle.recruitment import access
from xieguan.lifecycle.recruitment.acts import (
    applying,
    ending,
    hiring,
    noticing,
    publishing,
    ranking,
    results,
    screening,
    steps,
)

__all__ = [
    "access",
    "applying",
    "ending",
    "hiring",
    "noticing",
    "publishing",
    "ranking",
    "results",
    "screening",
    "steps",
]
