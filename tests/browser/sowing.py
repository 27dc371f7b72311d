"""Hostile strings in every text of every form, sent as a person would: through the pages, by whoever may."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.people.cast import Cast, id_number, user
from tests.people.subjects import SUBJECTS
from xieguan.people.models import Organisation, User
from xieguan.people.registry import ACTS, Act
from xieguan.web.acts.forms import has_form
from xieguan.web.acts.kinds import kind_of

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}}'; DROP TABLE person; --",
    "\u202e反\u200b零\ufeff🙂👨‍👩‍👧𠮷",
    "有\x00空",
    "W" * 4000,
    "=cmd|' /C calc'!A0",
    "javascript:alert(1)//%0d%0aX:1",
)
TEXT = ("text", "long", "password")
OWN_PAGE = {"users.change_password", "users.reset_password"}


@dataclass
class Sown:
    """What came of it: what was taken, what was refused with a sentence, and what went wrong."""

    taken: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    wrong: list[tuple[str, str, int]] = field(default_factory=list)

    def note(self, what: str, hostile: str, answer: Any) -> None:
        said = any(word in answer.content for word in (b"errors", b"refus", b'class="gate'))
        if answer.status_code == 302 or (answer.status_code == 200 and "confirm" in what):
            self.taken.append(what)
        elif answer.status_code in (200, 400, 409, 422) and said:
            self.refused.append(what)
        else:
            self.wrong.append((what, hostile[:20], answer.status_code))


def sow(cast: Cast) -> Sown:
    """Send every form the script and one of the others, in turn. The calendar is the province's."""
    sown = Sown()
    people, turn = iter(range(100, 999)), count()
    for name, act in ACTS.items():
        if has_form(act) and name not in OWN_PAGE and not act.own and any(_texts(act)):
            for hostile in (HOSTILE[0], HOSTILE[1:][next(turn) % 7]):
                place = cast.province if name == "calendar.enter_year" else cast.county
                _send(act, hostile, place, next(people), sown)
    _elsewhere(cast, sown)
    return sown


def _texts(act: Act) -> Iterator[str]:
    yield from (name for name, info in act.input.model_fields.items() if kind_of(info) in TEXT)


def _send(act: Act, hostile: str, place: Organisation, serial: int, sown: Sown) -> None:
    """All texts of the form at once; where that is refused, one after the other, the rest being in order."""
    client, subject = _whoever_may(act, place), SUBJECTS[act.of](place)
    address = f"/do/{act.name}/{subject.public}/"
    plain = {name: _plain(name, info, serial) for name, info in act.input.model_fields.items()}
    for names in [[one] for one in _texts(act) if one not in ("id_number", "password")]:
        sent = plain | dict.fromkeys(names, hostile) | {"confirmed": "yes"}
        answer = client.post(address, {name: value for name, value in sent.items() if value != ""})
        sown.note(f"{act.name}: {names[0]}", hostile, answer)


CLIENTS: dict[tuple[str, int], Client] = {}


def _whoever_may(act: Act, place: Organisation) -> Client:
    role = min(act.by)
    if (role, place.pk) not in CLIENTS:
        CLIENTS[role, place.pk] = signed_in(user(f"sower-{role}-{place.pk}", f"播{role.label}", role, place))
    return CLIENTS[role, place.pk]


def signed_in(who: User) -> Client:
    client = Client(raise_request_exception=False, headers={"Host": "localhost"})
    client.force_login(who)
    return client


def _plain(name: str, info: Any, serial: int) -> Any:
    """A value that is in order, or at least of the right kind."""
    today = timezone.localdate()
    known = {
        "id_number": id_number(date(1991, 2, 3), serial),
        "username": f"sown{serial}",
        "password": "Sow-the-1st-seed!",
        "region": "140199",
        "pack": "cn-sx-2022-180",
        "parameter": "min_prejob_workdays",
        "value": "20",
        "until_on": (today + timedelta(days=300)).isoformat(),
        "enforcement_field": "urban-management",
        "kept_months": "24",
        "mode": "direct",
        "reason": "核对",
        "document": "文",
        "firm": "",
        "year": "2027",
    }
    if name in known and not (name == "reason" and kind_of(info) == "choice"):
        return known[name]
    match kind_of(info):
        case "date" | "days":
            return today.isoformat()
        case "number":
            return "1"
        case "choice" if hasattr(info.annotation, "values"):
            return info.annotation.values[0]
        case "text" | "long":
            return "某"
    return ""


def _elsewhere(cast: Cast, sown: Sown) -> None:
    """What is typed on pages of its own: searches, views, tokens, purposes, names of files, cells of rosters."""
    clerk, leader = signed_in(cast.clerk), signed_in(cast.leader)
    person = SUBJECTS[ACTS["engagements.move"].of](cast.county)
    for number, hostile in enumerate(HOSTILE):
        told = "elsewhere"
        sown.note(f"{told}: view", hostile, clerk.post("/roster/views/", {"name": hostile, "q": hostile}))
        sown.note(f"{told}: search", hostile, clerk.post("/roster/search/", {"q": hostile}))
        leader.post("/account/tokens/", {"name": hostile, "days": "7", "kind": "read"})
        answer = clerk.post(f"/people/{person.public}/reveal/", {"purpose": hostile})
        sown.wrong += (
            [] if answer.status_code in (200, 422) else [("reveal", hostile[:20], answer.status_code)]
        )
        cells = hostile.replace("\n", " ").replace("\r", " ").replace(",", " ").replace('"', '""')
        content = f'姓名,身份证号,入职时间,"{cells}"\n"{cells}",{id_number(serial=600 + number)},2023-03-01,"{cells}"\n'
        for address in ("/checkup/", "/imports/new/"):
            file = SimpleUploadedFile(f"{hostile[:60]}.csv", content.encode())
            answer = clerk.post(
                address, {"file": file, "as_of": "2023-06-01", "on": "2023-06-01", "law": "cn-labour"}
            )
            sown.wrong += [] if answer.status_code < 500 else [(address, hostile[:20], answer.status_code)]
