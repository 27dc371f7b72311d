"""A person is taken in from a roster and erased, in a process of its own; it says what a thief would look for."""

import sys

import django

django.setup()

from datetime import date  # noqa: E402

from tests.people.cast import DAY, assemble, id_number  # noqa: E402
from tests.people.rosters import imported, person, roster  # noqa: E402
from xieguan.people.erasing.doing import erase  # noqa: E402
from xieguan.people.models import Person  # noqa: E402
from xieguan.people.perform import perform  # noqa: E402

CANARY, NUMBER = "金丝雀", id_number(date(1991, 2, 3), 777)
ASK = {"reason": "term-over", "document": "保管期限表", "kept_months": 24}

if __name__ == "__main__":
    cast = assemble()
    people = [person(serial, 离职时间="") for serial in range(30)]
    imported(
        cast, roster({**people[0], "姓名": CANARY, "身份证号": NUMBER, "离职时间": "2023-05-01"}, *people[1:])
    )
    who = Person.objects.get(name=CANARY)
    asked = perform("persons.ask_erasure", who.public, ASK, by=cast.clerk, on=DAY)
    if "keep" not in sys.argv:
        erase(asked.subject, by=cast.leader, on=DAY)
    print(NUMBER)
