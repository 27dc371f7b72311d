"""The acts of this floor. Importing this package registers them."""

from xieguan.people import facts
from xieguan.people.verbs import (
    access,
    calendar,
    corrections,
    drafts,
    erasures,
    exemptions,
    imports,
    organisations,
    parameters,
    persons,
    policy,
    successions,
    tokens,
    trail,
    users,
    views,
)

__all__ = [
    "access",
    "calendar",
    "corrections",
    "drafts",
    "erasures",
    "exemptions",
    "facts",
    "imports",
    "organisations",
    "parameters",
    "persons",
    "policy",
    "successions",
    "tokens",
    "trail",
    "users",
    "views",
]
