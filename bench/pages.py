"""A page of the roster among few people and many, beside a bare Django list of the same fifty rows."""

import os
import tempfile
from pathlib import Path
from typing import Any

from bench.clock import race
from bench.table import Line, show

SIZES = (1_000, 100_000, 1_000_000)
BUDGET = "budget: 3 × a bare list, flat, 12 queries"
COUNTIES = 117
BATCH = 5_000
BARE, FRAMED = "a bare Django list of fifty rows", "the same list in the frame of every page"
FIRST, DEEP = "the first page", "a page in the middle"
FOUND, COUNTY, COUNTS = "a search by initials", "the first page of one county", "the numbers of the views"
FILE, SIGN_IN = "a person's file", "signing in by name and password"
PASSWORD = "Ceshi-2026-bench"  # noqa: S105  of an office that lives as long as the benchmark


def main(number: int) -> None:
    """Measure among 1,000 people and all sizes up to `number`, in one database that grows."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XIEGUAN_DATA"] = str(Path(folder))
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xieguan.settings")
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        settings.ROOT_URLCONF, settings.ALLOWED_HOSTS = "bench.bare", ["testserver"]
        call_command("migrate", verbosity=0)
        office = Office()
        lines: list[Line] = []
        for size in (one for one in SIZES if one <= max(number, SIZES[0])):
            office.fill(size)
            lines += measured(office, f"{size:,} people in the database ({BUDGET})")
        show("Pages: the roster", lines)


def measured(office: Any, work: str) -> list[Line]:
    """Every way, with the number of queries of each."""
    ways = office.ways()
    for name, run in ways.items():
        print(f"    {name}: {office.queries(run)} queries")
    return [Line(work, name, seconds, 50, BARE) for name, seconds in race(ways).items()]


class Office:
    """A province with its counties, a leader of the whole and one of a county."""

    def __init__(self) -> None:
        from tests.people.cast import assemble, office, user
        from xieguan.people.models.organisation import Kind
        from xieguan.people.roles import Role

        cast = assemble()
        self.counties = [
            office(cast.city, f"示例{number}县", Kind.COUNTY, f"14{number:04}") for number in range(COUNTIES)
        ]
        self.whole = user("whole", "厅长", Role.LEADER, cast.province)
        self.county = user("county", "局长", Role.LEADER, self.counties[0])
        self.county.set_password(PASSWORD)
        self.county.save()
        self.filled = 0

    def fill(self, size: int) -> None:
        """People without an act for each, until there are so many; on the sheet as an import leaves them."""
        while self.filled < size:
            count = min(BATCH, size - self.filled)
            self._people(self.filled, count)
            self.filled += count
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _people(self, first: int, count: int) -> None:
        import random
        from datetime import date, timedelta

        from xieguan.people.imports.insert import insert
        from xieguan.people.models import Engagement, Person, SheetRow
        from xieguan.people.secret import encrypt
        from xieguan.people.spelling import spelled, spelling

        chance = random.Random(first)
        people = [
            Person(
                name=(called := _name(chance)), pinyin=spelled(called), id_number=encrypt("110101199001010015"),
                id_index=f"{first + at:064}", born_on=date(1985, 1, 1), sex="male",
            )
            for at in range(count)
        ]  # fmt: skip
        Person.objects.bulk_create(people)
        hired = [date(2019, 1, 1) + timedelta(chance.randrange(1700)) for _one in people]
        engagements = [
            Engagement(
                person=person, organisation=chance.choice(self.counties), mode="direct", hired_on=day,
                first_hired_on=day,
            )
            for person, day in zip(people, hired, strict=True)
        ]  # fmt: skip
        Engagement.objects.bulk_create(engagements)
        insert(
            SheetRow,
            ("engagement", "path", "built_for", "spelling", "initials", "hiring_mode", "badge_number", "hired_on",
             "first_hired_on", "age_at_hire", "first_hire_age", "education", "prejob_workdays", "prejob_passed",
             "born_on"),
            (
                (one.pk, one.organisation.path, "2026-01-01", *spelling(one.person.name), "direct",
                 f"XG{first + at:08}", one.hired_on.isoformat(), one.hired_on.isoformat(), 30, 30,
                 chance.randrange(2, 6), 15, True, "1985-01-01")
                for at, one in enumerate(engagements)
            ),
        )  # fmt: skip

    def ways(self) -> dict[str, Any]:
        """What is raced: each answers a whole request."""
        whole, county = self._client(self.whole), self._client(self.county)
        middle, somebody = self._middle(), self._somebody()
        return {
            BARE: lambda: ok(whole.get("/bare/")),
            FRAMED: lambda: ok(whole.get("/bare/framed/")),
            FIRST: lambda: ok(whole.get("/roster/")),
            DEEP: lambda: ok(whole.get("/roster/", {"at": middle})),
            FOUND: lambda: ok(whole.get("/roster/", {"q": "lw"})),
            COUNTY: lambda: ok(county.get("/roster/")),
            COUNTS: lambda: ok(whole.get("/roster/counts/")),
            FILE: lambda: ok(county.get(f"/people/{somebody}/")),
            SIGN_IN: self._sign_in,
        }

    def _somebody(self) -> str:
        from xieguan.people.models import Engagement

        there = Engagement.objects.filter(organisation=self.counties[0])
        return str(there.values_list("public", flat=True).first())

    def _sign_in(self) -> None:
        from django.test import Client

        answer = Client().post("/account/login/", {"login": "county", "password": PASSWORD})
        assert answer.status_code == 302, answer.status_code

    def _client(self, user: Any) -> Any:
        from django.test import Client

        client = Client()
        client.force_login(user)
        return client

    def _middle(self) -> str:
        from xieguan.people.listing.cursor import Cursor
        from xieguan.people.models import SheetRow

        row = SheetRow.objects.filter(spelling__gte="m").order_by("spelling", "pk").first()
        return str(Cursor(row.spelling, row.pk)) if row else ""

    def queries(self, run: Any) -> int:
        """How many statements a way sends."""
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        run()
        with CaptureQueriesContext(connection) as sent:
            run()
        return len(sent)


def _name(chance: Any) -> str:
    given = chance.choice("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平") + chance.choice(
        ("", *"文国建小志春海玉秀")
    )
    return str(chance.choice("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗单曾解任") + given)


def ok(answer: Any) -> None:
    assert answer.status_code == 200, answer.status_code
