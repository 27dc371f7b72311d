"""Whose row it is: by name within the class; where two have one name by badge number or the end of the ID number."""

from collections import defaultdict
from collections.abc import Iterable

from xieguan.lifecycle.training.models import Enrolment
from xieguan.people.secret import decrypt
from xieguan.roster.cells import plain
from xieguan.words import _

TAIL = 4  # characters of an ID number that must be given at least


class Class:
    """The people of a class, to be found by what a register says of them."""

    def __init__(self, enrolments: Iterable[Enrolment]) -> None:
        self._named: dict[str, list[Enrolment]] = defaultdict(list)
        for one in enrolments:
            self._named[plain(one.engagement.person.name)].append(one)

    def ambiguous(self) -> set[str]:
        """The names that more than one bears."""
        return {name for name, some in self._named.items() if len(some) > 1}

    def whose(self, name: str, badge: str = "", number: str = "") -> Enrolment | str:
        """The one a row speaks of, or why nobody can be said: names alone decide only where they are one person's."""
        found = self._named.get(plain(name), [])
        if not found:
            return _("nobody of this name is in the class")
        if badge or number:
            found = [one for one in found if _fits(one, plain(badge), plain(number))]
            if not found:
                return _("badge or ID number are not those of the person of this name in the class")
        if len(found) > 1:
            return _(
                "{n} people of the class have this name: add the badge number or the end of the ID number"
            ).format(n=len(found))
        return found[0]


def _fits(one: Enrolment, badge: str, number: str) -> bool:
    known = plain(str(getattr(getattr(one.engagement, "sheet", None), "badge_number", "") or ""))
    if badge and known and badge.upper() != known.upper():
        return False
    if not number:
        return not badge or bool(known)
    if len(number) < TAIL:
        return False
    return decrypt(bytes(one.engagement.person.id_number)).upper().endswith(number.lstrip("*").upper())
