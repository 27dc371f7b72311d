"""The stages there are, in the order of life."""

from importlib import import_module
from importlib.util import find_spec

STAGES = ("planning", "recruitment", "contracts", "training", "credentials", "kit")
PARTS = (
    "acts",
    "facts",
    "inbox",
    "labels",
    "papers",
)  # what a stage brings beside its models; one that lacks a part needs none


def load() -> None:
    """Load what the stages bring, so that the registry is whole before the first request."""
    for stage in STAGES:
        for part in PARTS:
            name = f"{__package__}.{stage}.{part}"
            if find_spec(name):
                import_module(name)
