"""The acts of this floor. Importing this package registers them."""

from xieguan.people import badges, facts
from xieguan.people.verbs import (
    access,
    calendar,
    corrections,
    exemptions,
    imports,
    organisations,
    parameters,
    persons,
    policy,
    successions,
    trail,
    users,
)

__all__ = [
    "access",
    "badges",
    "calendar",
    "corrections",
    "exemptions",
    "facts",
    "imports",
    "organisations",
    "parameters",
    "persons",
    "policy",
    "successions",
    "trail",
    "users",
]
