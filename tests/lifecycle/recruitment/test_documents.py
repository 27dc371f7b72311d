"""The documents of an application: what is kept, under which name, who has had it, and that it goes with the person."""

import pytest
from django.utils import timezone

from tests.desk.test_handed import A_DOCX, A_JPEG, A_PDF
from tests.lifecycle.recruitment.recruiting import applicant, campaign, steps
from tests.people.cast import DAY, Cast, id_number, user
from tests.people.doing import do, last, refused
from xieguan.desk import papers
from xieguan.desk.models import Entry, Paper
from xieguan.lifecycle.models import Application
from xieguan.lifecycle.recruitment.documents import given, kept
from xieguan.lifecycle.recruitment.handing_in import hand_in
from xieguan.people.erasing.removal import remove
from xieguan.people.models import Person
from xieguan.people.outcomes import Denied, Invalid, NotFound
from xieguan.people.roles import Role

ATTACH = "recruitment.attach"


@pytest.fixture
def one(cast: Cast) -> Application:
    return applicant(campaign(cast), cast.clerk)


def handed(cast: Cast, one: Application, content: bytes = A_PDF, name: str = "毕业证.pdf"):
    return hand_in(content, name, one.public, by=cast.clerk, on=DAY)


def test_a_document_is_kept_as_what_it_is_and_the_trail_knows_who_did_it(
    cast: Cast, one: Application
) -> None:
    handed(cast, one, A_JPEG, "毕业证.exe")
    found = kept(one)[0]
    assert (found.number, found.by, found.paper.name) == (1, cast.clerk.name, "毕业证.jpg")
    assert (found.paper.media_type, found.paper.size) == ("image/jpeg", len(A_JPEG))
    assert papers.kept(found.paper.digest).read_bytes() == A_JPEG
    assert last().detail["file"] == found.paper.digest
    assert "毕业证" not in repr(last().__dict__), "a name may be somebody's, and the trail stays"


def test_no_id_number_is_in_the_name_of_a_document(cast: Cast, one: Application) -> None:
    handed(cast, one, name=f"李雷{id_number()}.pdf")
    assert id_number() not in kept(one)[0].paper.name


def test_what_is_no_document_is_refused_and_nothing_of_it_stays(cast: Cast, one: Application, data) -> None:
    for content in (b"", b"MZ program", b"<svg/>", b"<html>"):
        with pytest.raises(Invalid) as error:
            handed(cast, one, content)
        assert set(error.value.errors) == {"file"}
    assert not Paper.objects.exists()
    assert not [path for path in (data / "papers").rglob("*") if path.is_file()]


def test_the_act_itself_looks_at_what_was_kept_whatever_it_is_called(cast: Cast, one: Application) -> None:
    refused(Invalid, ATTACH, one, cast.clerk, file=papers.keep(b"<html>"), file_name="毕业证.pdf")
    refused(Invalid, ATTACH, one, cast.clerk, file="f" * 64, file_name="毕业证.pdf")
    refused(Invalid, ATTACH, one, cast.clerk, file="", file_name="毕业证.pdf")
    assert not Paper.objects.exists()


def test_the_same_document_is_kept_once_of_one_application_and_may_be_anothers_too(
    cast: Cast, one: Application
) -> None:
    handed(cast, one)
    with pytest.raises(Invalid, match="毕业证"):
        handed(cast, one, name="另一份.pdf")
    handed(cast, applicant(one.campaign, cast.clerk, 14))
    assert len(kept(one)) == 1
    assert Paper.objects.count() == 2


def test_strangers_and_other_roles_hand_in_nothing(cast: Cast, one: Application) -> None:
    trainer = user("trainer", "训", Role.TRAINER, cast.county)
    for who, error in ((cast.stranger, NotFound), (trainer, Denied)):
        with pytest.raises(error):
            hand_in(A_PDF, "毕业证.pdf", one.public, by=who, on=DAY)
    assert not Paper.objects.exists()


def test_whoever_takes_one_is_on_the_trail_before_he_has_it(cast: Cast, one: Application) -> None:
    handed(cast, one)
    paper, path = given(one, 1, by=cast.leader, on=DAY)
    entry = Entry.objects.latest("pk")
    assert (paper.name, path.read_bytes()) == ("毕业证.pdf", A_PDF)
    assert (entry.kind, entry.act, entry.actor, entry.subject) == (
        "read",
        "recruitment.give_document",
        cast.leader.public,
        one.public,
    )
    with pytest.raises(NotFound):
        given(one, 2, by=cast.leader, on=DAY)


def test_a_document_goes_with_the_person_unless_somebody_elses_is_the_same(
    cast: Cast, one: Application, django_capture_on_commit_callbacks
) -> None:
    other = applicant(one.campaign, cast.clerk, 14)
    handed(cast, one)
    handed(cast, one, A_DOCX, "报名登记表.docx")
    handed(cast, other)
    gone, shared = (papers.place_of(found.paper.digest) for found in reversed(kept(one)))
    steps(one, cast.clerk)
    do("recruitment.hire", one, cast.clerk, hired_on=DAY)
    with django_capture_on_commit_callbacks(execute=True):
        counts = remove(Person.objects.get(), (), timezone.now())
    assert counts["papers"] == 2
    assert not gone.exists()
    assert shared.exists()
    assert "报名登记表" not in repr(list(Paper.objects.values_list("name")))
    assert len(kept(other)) == 1
