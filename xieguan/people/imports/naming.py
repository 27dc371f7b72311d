"""Names that a roster writes otherwise: taken over only when told, and the former ones are kept."""

from collections.abc import Iterator
from datetime import date

from django.db.models import F

from xieguan.people.models import FormerName, Import, Person, Statement
from xieguan.people.spelling import spelled


def take_over(taken: Import) -> int:
    """Give people the names an import states; how many were renamed."""
    renamed = 0
    for person, name in _stated(taken):
        if person.name != name:
            _rename(person, name, taken.as_of)
            renamed += 1
    return renamed


def give_back(taken: Import, on: date) -> None:
    """Give people back the names they had before an import renamed them."""
    if not taken.counts.get("renamed"):
        return
    for person, name in _stated(taken):
        former = person.former_names.filter(until_on=taken.as_of).order_by("-pk").first()
        if former and person.name == name:
            _rename(person, former.name, on)


def _stated(taken: Import) -> Iterator[tuple[Person, str]]:
    said = Statement.objects.filter(source=taken, fact="name").select_related("engagement__person")
    return ((statement.engagement.person, statement.text or "") for statement in said)


def _rename(person: Person, name: str, until: date) -> None:
    FormerName.objects.create(person=person, name=person.name, pinyin=person.pinyin, until_on=until)
    Person.objects.filter(pk=person.pk).update(name=name, pinyin=spelled(name), version=F("version") + 1)
