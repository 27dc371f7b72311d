"""Where chance comes from: a seed, and a name for each part, so that a new part changes no other."""

from random import Random

SEED = "xieguan"


def chance(name: str) -> Random:
    """A source of chance of its own."""
    return Random(f"{SEED}/{name}")
