"""The acts of this stage. Importing this package registers them."""

from xieguan.lifecycle.recruitment import access
from xieguan.lifecycle.recruitment.acts import (
    allocating,
    applying,
    attaching,
    clearing,
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
    "allocating",
    "applying",
    "attaching",
    "clearing",
    "ending",
    "hiring",
    "noticing",
    "publishing",
    "ranking",
    "results",
    "screening",
    "steps",
]
