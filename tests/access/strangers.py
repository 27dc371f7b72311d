"""Other people's offices, in which every word is a canary: it may be read nowhere else.

A city beside, another province, and the people of the province above. Each has a roster, accounts, decisions, drafts,
files that were handed in, views, tokens and a trail.
"""

from datetime import date

from django.utils import timezone

from tests.people.cast import DAY, user
from tests.people.subjects import adoption, draft, engagement, erasure, exemption, own_value, taken_in, token
from xieguan.desk import papers, trail
from xieguan.people import sheet
from xieguan.people.models import FormerName, Organisation, SavedView
from xieguan.people.roles import Role

CANARY = "金丝雀"


def settle(place: Organisation, *, binds_below: bool = False) -> list[str]:
    """Fill an office with canaries; the ids of some of them. What it decides for all below it is read there rightly."""
    made = [_person(place), _accounts(place), _import(place)]
    _draft(place)
    _asked(place)
    if not binds_below:
        _decided(adoption(place))
        _decided(own_value(place))
    _happened(place)
    return [one.public for one in made] + [place.public]


def _person(place: Organisation):
    one = engagement(place)
    one.person.name = f"{CANARY}{place.pk}"
    one.person.pinyin = "jinsique jsq"
    one.person.save()
    FormerName.objects.create(person=one.person, name=f"旧{CANARY}", until_on=date(2021, 1, 1))
    sheet.refresh([one.pk], timezone.localdate())
    return one


def _accounts(place: Organisation):
    one = user(f"canary{place.pk}", f"{CANARY}某", Role.LEADER, place)
    SavedView.objects.create(user=one, name=f"{CANARY}所看", query={"q": CANARY}, saved_at=timezone.now())
    held = token(place)
    type(held).objects.filter(pk=held.pk).update(name=f"{CANARY}接口")
    return one


def _import(place: Organisation):
    one = taken_in(place)
    one.file_name = f"{CANARY}花名册.csv"
    one.file = papers.keep(f"姓名,身份证号\n{CANARY}{place.pk},1\n".encode())
    one.save()
    return one


def _draft(place: Organisation):
    one = draft(place)
    one.document, one.file_name = f"{CANARY}规〔2023〕1号", f"{CANARY}.zip"
    one.title = {"zh": f"{CANARY}细则", "en": CANARY}
    one.file, one.problems = papers.keep(f"{CANARY}{place.pk}".encode()), [["pack.toml", 1, 1, CANARY]]
    one.save()
    return one


def _asked(place: Organisation) -> None:
    exception, removal = exemption(place), erasure(place)
    exception.reason, removal.document = f"{CANARY}理由", f"{CANARY}保管期限表"
    exception.save()
    removal.save()


def _decided(one) -> None:
    one.document = f"{CANARY}文"
    one.save()


def _happened(place: Organisation) -> None:
    trail.write(
        kind="act", act="organisations.rename", outcome="done", actor=CANARY,
        subject=("organisation", place.public), organisation=place.public, on=DAY, detail={"name": CANARY},
    )  # fmt: skip
