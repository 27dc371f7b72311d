"""How an act can be refused. Each is raised, never returned, and each is put on the trail."""

from collections.abc import Mapping, Sequence
from typing import Any

from xieguan.law.judge import Ruling
from xieguan.words import _


class ActError(Exception):
    """An act that did not happen. `outcome` is what the trail calls it."""

    outcome = "failed"


class NotFound(ActError):
    """There is no such subject, or it lies outside the user's scope: from outside the two cannot be told apart."""

    outcome = "not-found"


class Denied(ActError):
    """The user sees the subject, but none of his roles there may do this."""

    outcome = "denied"


class Stale(ActError):
    """Somebody has changed the subject since the user looked at it."""

    outcome = "stale"

    def __init__(self, expected: int, found: int) -> None:
        self.expected, self.found = expected, found
        super().__init__(
            _("this record was changed meanwhile (version {found}, expected {expected})").format(
                found=found, expected=expected
            )
        )


class Invalid(ActError):
    """The input is not right: a sentence for each field."""

    outcome = "invalid"

    def __init__(self, errors: Mapping[str, Sequence[str]]) -> None:
        self.errors = {field: list(says) for field, says in errors.items()}
        super().__init__("；".join(f"{field}: {' '.join(says)}" for field, says in self.errors.items()))


class Refused(ActError):
    """The law stands in the way: the rulings that are not met."""

    outcome = "refused"

    def __init__(self, rulings: Sequence[Ruling]) -> None:
        self.rulings = tuple(rulings)
        super().__init__("；".join(ruling.say() for ruling in rulings))

    @property
    def detail(self) -> dict[str, Any]:
        """The refusing rules, for the trail."""
        return {
            "rules": [f"{ruling.law.pack.id}/{ruling.rule.id}:{ruling.outcome}" for ruling in self.rulings]
        }
