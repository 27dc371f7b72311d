"""When the law stands in the way: the article, the facts against what is required, what mends it, and exceptions."""

from datetime import date

import pytest

from tests.people.cast import li_lei
from tests.web.sending import form, send
from xieguan.people.models import Engagement, Exemption
from xieguan.people.perform import perform
from xieguan.people.registry import ACTS, act
from xieguan.people.roles import Role
from xieguan.web.doable import choices


@pytest.fixture
def kept(cast):
    """The lapsed regulation is kept, so that it binds today too."""
    data = {
        "pack": "cn-sx-2022-180",
        "document": "并城管发〔2024〕1号",
        "decided_by": "局长办公会",
        "from_on": "2024-10-08",
        "until_on": "2199-01-01",
    }
    perform("packs.adopt", cast.city.public, data, by=cast.second_leader, on=date(2024, 12, 1))


@pytest.fixture
def acts():
    """Three acts as bare as can be."""
    real = ACTS.pop("credentials.issue")

    @act("exits.keep", of=Engagement, by=[Role.CLERK], facts=["kept_despite_ground"])
    def keep(engagement: Engagement, *, kept_despite_ground: bool = False, note: str = "") -> None:
        """Keep somebody on although there is a ground to let him go."""

    @act("credentials.issue", of=Engagement, by=[Role.CLERK], facts=["certificate_issuer_level"])
    def issue(engagement: Engagement, *, certificate_issuer_level: int | None = None) -> None:
        """Issue a certificate."""

    @act("duty.assign", of=Engagement, by=[Role.CLERK])
    def assign(engagement: Engagement) -> None:
        """Send on duty."""

    yield
    del ACTS["exits.keep"], ACTS["duty.assign"]
    ACTS["credentials.issue"] = real


@pytest.fixture
def li(cast, kept, acts):
    return Engagement.objects.get(public=li_lei(cast))


YES = {"kept_despite_ground": "true", "note": "家庭困难"}


def test_a_should_refuses_and_shows_the_way_of_an_exception(cast, as_, li):
    answer = send(as_(cast.clerk), "exits.keep", li, **YES)
    body = answer.content.decode()
    assert answer.status_code == 409
    assert 'class="gate should"' in body
    assert 'class="cite"' in body
    assert "家庭困难" in body
    assert 'name="ask"' in body


def test_an_exception_is_asked_for_decided_and_then_the_same_form_passes(cast, as_, li):
    client = as_(cast.clerk)
    asked = send(client, "exits.keep", li, **YES, **{"ask": "1", "exception-reason": "整改到位"})
    assert asked.status_code == 302, asked.content.decode()
    waiting = Exemption.objects.get()
    body = form(client, "exits.keep", li).content.decode()
    assert "家庭困难" in body
    again = send(client, "exits.keep", li, **YES)
    assert again.status_code == 409
    assert 'name="ask"' not in again.content.decode()

    leader = as_(cast.leader)
    page = form(leader, "exemptions.approve", waiting).content.decode()
    assert "整改到位" in page
    assert "韩梅梅" in page
    assert send(leader, "exemptions.approve", waiting).status_code == 302

    assert send(client, "exits.keep", li, **YES).status_code == 302
    assert "家庭困难" not in form(client, "exits.keep", li).content.decode()


def test_an_exception_needs_a_reason(cast, as_, li):
    answer = send(as_(cast.clerk), "exits.keep", li, **YES, ask="1")
    body = answer.content.decode()
    assert answer.status_code == 422
    assert not Exemption.objects.exists()
    assert 'href="#f-exception-reason"' in body
    assert 'name="ask"' in body
    assert "家庭困难" in body


def test_a_must_has_no_way_around(cast, as_, li):
    answer = send(as_(cast.clerk), "credentials.issue", li, certificate_issuer_level="1")
    body = answer.content.decode()
    if answer.status_code == 409:
        assert 'name="ask"' not in body
        assert 'class="gate"' in body


def test_what_cannot_pass_whatever_is_filled_in_is_said_before(cast, as_, li):
    body = form(as_(cast.clerk), "duty.assign", li).content.decode()
    assert 'class="gate"' in body
    assert "第十六条" in body
    assert '<button class="btn pri big"' not in body


def test_the_menu_shows_what_the_law_refuses_with_its_reason(cast, li):
    entries = {one.act: one for group in choices(li, cast.clerk, date(2026, 5, 6)) for one in group}
    assert entries["duty.assign"].refused
    assert not entries["engagements.correct"].refused
    assert "engagements.move" not in entries
