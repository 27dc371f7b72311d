"""People: registered once, engaged, renamed, moved."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Annotated

from django.utils.timezone import localdate
from pydantic import Field
from pypinyin import Style, lazy_pinyin

from xieguan.people.inputs import FirmName, Name, OrganisationName, Reason, Secret
from xieguan.people.models import Engagement, FormerName, Organisation, Person, User
from xieguan.people.models.organisation import Kind, Standing
from xieguan.people.notes import Noted, change
from xieguan.people.outcomes import Invalid, NotFound
from xieguan.people.redact import redacted
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.people.scope import organisation_within, reach
from xieguan.people.secret import blind_index, encrypt
from xieguan.people.tree import open_in, standing_of, transfer
from xieguan.roster.idnumber import birth_date, normalised, problem
from xieguan.words import _

PINYIN = 200  # characters a person's pinyin may have
IdNumber = Annotated[str, Field(max_length=40), Secret()]


@lru_cache(maxsize=16384)
def spelled(name: str) -> str:
    """A name in pinyin, for search: the syllables, then the initials. Names repeat, and rosters are long."""
    syllables = lazy_pinyin(name, style=Style.NORMAL)
    return f"{''.join(syllables)} {''.join(syllable[:1] for syllable in syllables)}".lower()[:PINYIN]


@act("engagements.open", of=Organisation, by=[Role.CLERK])
def open_engagement(
    organisation: Organisation,
    *,
    name: Name,
    id_number: IdNumber,
    mode: Engagement.Mode,
    hired_on: date,
    first_hired_on: date | None = None,
    firm: FirmName = "",
    on: date,
    now: datetime,
) -> Engagement:
    """Record that a person works here. Somebody known already is the same person, whatever office records him."""
    standing_of(organisation)
    number = _checked(id_number, on)
    person = _known(name, number) or _register(name, number)
    if person.engagements.filter(organisation=organisation, left_on__isnull=True, undone=False).exists():
        raise Invalid({"id_number": [_("this person works here already")]})
    return Engagement.objects.create(
        person=person,
        organisation=organisation,
        mode=mode,
        firm=firm_of(firm, mode),
        hired_on=hired_on,
        first_hired_on=min(first_hired_on or hired_on, hired_on),
        rosters_from=localdate(now) + timedelta(days=1),
    )


def _checked(id_number: str, on: date) -> str:
    wrong = problem(id_number, on)
    if wrong:
        say = _("{say}; expected: {expected}").format(say=wrong.say, expected=wrong.expected)
        raise Invalid({"id_number": [say]})
    return normalised(id_number)


def _known(name: str, number: str) -> Person | None:
    """The person of this ID number. Under another name than any of his, one of the two was written wrong."""
    person = Person.objects.filter(id_index=blind_index(number)).first()
    if person and name not in {person.name, *person.former_names.values_list("name", flat=True)}:
        raise Invalid({"name": [_("this ID number is recorded under another name: check both")]})
    return person


def _register(name: str, number: str) -> Person:
    return Person.objects.create(
        name=name,
        pinyin=spelled(name),
        id_number=encrypt(number),
        id_index=blind_index(number),
        born_on=birth_date(number) or date.min,  # the check has seen to it that there is one
        sex="male" if int(number[16]) % 2 else "female",
    )


def firm_of(public: str, mode: str) -> Organisation | None:
    """The firm that sends a dispatched person; nobody else is sent by one."""
    if mode != Engagement.Mode.DISPATCH:
        return None
    firms = Standing.objects.filter(kind=Kind.FIRM, until_on__isnull=True)
    firm = Organisation.objects.filter(public=public, standings__in=firms).first()
    if firm is None:
        raise Invalid({"firm": [_("a dispatched person is sent by a firm: name it")]})
    return firm


@act("persons.rename", of=Person, by=[Role.CLERK])
def rename(person: Person, *, name: Name, reason: Reason, on: date) -> Noted:
    """Correct or change a name. The former one is kept, and search still finds it; the trail names neither."""
    if name == person.name:
        raise Invalid({"name": [_("this is the name already")]})
    former = FormerName.objects.create(person=person, name=person.name, pinyin=person.pinyin, until_on=on)
    Person.objects.filter(pk=person.pk).update(name=name, pinyin=spelled(name))
    return Noted(None, {"former_name": former.pk, "reason": redacted(reason)})


@act("engagements.move", of=Engagement, by=[Role.LEADER])
def move(engagement: Engagement, *, to: OrganisationName, by: User, now: datetime) -> Noted:
    """Move a person to another unit that the same leader answers for. It is no new entry, and ends nothing."""
    target = organisation_within(to, reach(by, localdate(now)), [Role.LEADER])
    if target is None:
        raise NotFound(_("there is no such record"))
    standing_of(target)
    if engagement.left_on is not None:
        raise Invalid({"": [_("this engagement has ended")]})
    if open_in(target).filter(person=engagement.person_id).exists():
        raise Invalid({"to": [_("this person works there already")]})
    changed = change(engagement, {"organisation": target})
    transfer(Engagement.objects.filter(pk=engagement.pk), target)
    return Noted(None, changed)
