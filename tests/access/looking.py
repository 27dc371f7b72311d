"""Everything that somebody can be answered: pages, headers, spreadsheets, refusals, search, and the API."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from django.http import HttpResponse
from django.test import Client

from tests.access.routes import ONLY_SENT, OPEN, PAGES, THE_FORM, filled
from tests.api.calling import Caller
from xieguan.people.models import Organisation, User
from xieguan.people.registry import ACTS
from xieguan.web.acts.forms import has_form

EACH_TIME = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]+"|name="key" value="[^"]+"|hx-headers=\'[^\']+\''
)
LISTS = ("organisations", "engagements", "persons", "imports", "users", "grants")
Answer = tuple[str, HttpResponse]


def lists(client: Client, own: Organisation) -> Iterator[Answer]:
    """Every page that needs no id, and every form of an act on one's own office."""
    for route in sorted(set(PAGES) - set(OPEN) - ONLY_SENT):
        if "public>" not in route and "<int:" not in route:
            yield route, client.get(filled(route))
    yield "one's own office", client.get(f"/organisations/{own.public}/")
    for name, act in ACTS.items():
        if act.of is Organisation and has_form(act):
            yield name, client.get(f"/do/{name}/{own.public}/")


def searches(client: Client, term: str) -> Iterator[Answer]:
    """Where something can be searched for."""
    for address in ("/roster/", "/roster/counts/", "/organisations/", "/settings/users/", "/trail/"):
        for name in ("q", "actor", "subject"):
            yield f"{address}?{name}", client.get(address, {name: term})
    yield "search", client.post("/roster/search/", {"q": term}, follow=True)


def prying(client: Client, own: Organisation, public: str) -> Iterator[Answer]:
    """All that can be asked with the id of somebody else's record."""
    for route in PAGES:
        if "public>" in route and route != THE_FORM:
            yield route, client.get(filled(route, public))
            yield f"POST {route}", client.post(filled(route, public), {"purpose": "核对", "reason": "核对"})
    for name, act in ACTS.items():
        if act.of is Organisation and has_form(act):
            fields = dict.fromkeys(act.input.model_fields, public)
            yield f"{name} with it", client.get(f"/do/{name}/{own.public}/", fields)
            yield f"POST {name} with it", client.post(f"/do/{name}/{own.public}/", fields)
    for address in ("/roster/", "/whatif/", "/law/", "/settings/policy/", "/trail/", "/roster/export/"):
        names = ("office", "firm", "actor", "subject", "after", "before", "cursor")
        yield address, client.get(address, dict.fromkeys(names, public))
        yield f"{address}?subject", client.get(address, {"subject": public, "firm": public})
    yield "selected", client.post("/roster/selected/", {"pick": public})
    yield "move", client.post("/roster/move/", {"pick": public, "to": public, "key": "k"})
    yield "export of him", client.post("/roster/export/", {"pick": public, "column": "name"})


def exported(client: Client) -> Iterator[Answer]:
    """The roster as a spreadsheet, with every column there is."""
    names = re.findall(r'name="column" value="([^"]+)"', client.get("/roster/export/").content.decode())
    yield "export", client.post("/roster/export/", {"column": names, "status": "all"})


def by_program(user: User, publics: Iterable[str], term: str) -> Iterator[Answer]:
    """The API, for the same user."""
    caller = Caller(user)
    for name in LISTS:
        yield name, caller.get(f"/{name}?limit=200")
        yield f"{name}?q", caller.get(f"/{name}?q={term}&name={term}")
        for public in publics:
            yield f"one of {name}", caller.get(f"/{name}/{public}")
            yield f"{name} of it", caller.get(f"/{name}?organisation={public}")
    yield "me", caller.get("/me")


def told(answer: HttpResponse) -> str:
    """All that an answer says: its headers, its text, what is packed in it."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"\n".join(packed.read(name) for name in packed.namelist())
    headers = "\n".join(f"{name}: {value}" for name, value in answer.items())
    return f"{headers}\n{content.decode(errors='replace')}"


def lasting(answer: HttpResponse) -> str:
    """Its text without what is new in every answer."""
    return EACH_TIME.sub("", answer.content.decode(errors="replace"))
