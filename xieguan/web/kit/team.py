"""One set for a team: choose the items, then a size for everybody who lacks them, and send it once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone

from xieguan.lifecycle.kit.access import KEEPERS
from xieguan.lifecycle.kit.lines import within_reach
from xieguan.lifecycle.kit.models import KitStock
from xieguan.lifecycle.kit.shelf import holding, sizes_known
from xieguan.lifecycle.kit.waiting import FACTS, lacking_items
from xieguan.people.labels import act_words
from xieguan.people.models import SheetRow, User
from xieguan.people.opaque import opaque_id
from xieguan.people.outcomes import Denied, Invalid, Refused
from xieguan.people.perform import perform
from xieguan.people.scope import reach
from xieguan.web.acts.told import done
from xieguan.web.pages import page, show, user_of
from xieguan.words import _

ACT = "kit.issue_to_team"
MOST = 60  # people on one page


@page(acts=True)
def team(request: HttpRequest) -> HttpResponse:
    """Choose, propose what fitted before, and issue everything to everybody or nothing."""
    found = Set(user_of(request), timezone.localdate(), request.POST or request.GET)
    if not found.keeps:
        raise Denied(_("none of your roles here may do this"))
    if request.method == "POST" and _performed(request, found):
        return redirect("kit")
    status = 409 if found.rulings else 422 if found.errors else 200
    return show(request, "kit/team.html", {"set": found, "key": opaque_id()}, status)


def _performed(request: HttpRequest, found: "Set") -> bool:
    user, key = found.user, request.POST.get("key", "")
    if user.home is None:
        return False
    try:
        result = perform(ACT, user.home.public, found.data, by=user, on=found.on, key=key)
    except Invalid as error:
        found.errors = error.errors
        return False
    except Refused as error:
        found.rulings = error.rulings
        return False
    done(request, user, act_words(ACT), result.entry)
    return True


@dataclass
class Set:
    """What was chosen so far."""

    user: User
    on: date
    sent: QueryDict
    errors: Mapping[str, Sequence[str]] = field(default_factory=dict)
    rulings: Sequence[Any] = ()

    @cached_property
    def keeps(self) -> bool:
        """Whether he issues kit for his own office."""
        home = self.user.home
        return home is not None and reach(self.user, self.on).covers(home.path, KEEPERS)

    @cached_property
    def stock(self) -> list[KitStock]:
        """What his office is issued from."""
        home = self.user.home
        return list(within_reach(home, reach(self.user, self.on)).values()) if home and self.keeps else []

    @cached_property
    def items(self) -> dict[str, list[KitStock]]:
        """The items by their public name, each with its sizes."""
        found: dict[str, list[KitStock]] = {}
        for one in self.stock:
            found.setdefault(one.item.public, []).append(one)
        return found

    @cached_property
    def chosen(self) -> list[str]:
        """The items of the set."""
        return [public for public in self.items if public in self.sent.getlist("item")]

    @cached_property
    def people(self) -> list[SheetRow]:
        """Who lacks one of the items chosen, the newest first; nobody before any is."""
        home = self.user.home
        if home is None or not self.chosen:
            return []
        there = SheetRow.objects.filter(path__startswith=home.path)
        rows = lacking_items(there, [self.items[public][0].item for public in self.chosen])
        return list(rows.select_related("engagement__person")[:MOST])

    @cached_property
    def held(self) -> set[tuple[int, str]]:
        """Who of them holds which of the items already."""
        return holding([one.pk for one in self.people], self.chosen)

    @cached_property
    def proposed(self) -> dict[tuple[int, int], int]:
        """What fitted before."""
        items = [self.items[public][0].item_id for public in self.chosen]
        return sizes_known([one.pk for one in self.people], items)

    def choice(self, person: SheetRow, item: str) -> str:
        """The size that is chosen: as it was sent, as it fitted before, or the only one there is."""
        name = f"s-{person.engagement.public}-{item}"
        if name in self.sent:
            return str(self.sent[name])
        sizes = self.items[item]
        known = self.proposed.get((person.pk, sizes[0].item_id))
        fact = FACTS.get(
            sizes[0].item.kind
        )  # who has such a thing, if only by a roster, is not given one unasked
        alone = len(sizes) == 1 and not (fact and getattr(person, fact))
        return next((one.public for one in sizes if one.pk == known or alone), "")

    @cached_property
    def lines(self) -> list[dict[str, str]]:
        """The lines that are sent, in the order in which errors number them."""
        return list(self._lines())

    def _lines(self) -> Iterator[dict[str, str]]:
        picked = set(self.sent.getlist("person"))
        for person in self.people:
            public = person.engagement.public
            for item in self.chosen if public in picked else ():
                if size := self.sent.get(f"s-{public}-{item}", ""):
                    yield {"person": public, "stock": size}

    @property
    def data(self) -> dict[str, Any]:
        """The act's input."""
        return {"lines": self.lines}

    @property
    def problems(self) -> list[tuple[str, str]]:
        """What is wrong, with the person it is wrong with."""
        names = {one.engagement.public: one.engagement.person.name for one in self.people}
        return [self._problem(where, " ".join(says), names) for where, says in self.errors.items()]

    def _problem(self, where: str, says: str, names: Mapping[str, str]) -> tuple[str, str]:
        parts = where.split(".")
        if len(parts) < 2 or not parts[1].isdecimal() or int(parts[1]) >= len(self.lines):
            return "", _("choose people, and a size for each") if where == "lines" else says
        person = self.lines[int(parts[1])]["person"]
        return f"r-{person}", _("{name}: {what}").format(name=names.get(person, ""), what=says)
