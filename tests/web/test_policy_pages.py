"""规则与参数: what binds an office, its own decisions, and the way of a draft from files to law."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.people.cast import Cast, li_lei, user
from tests.people.doing import do
from tests.people.packs import TODAY, TOMORROW, approved, files, handed_in, kept, zipped
from xieguan.people.models import OwnValue, PackDraft
from xieguan.people.roles import Role

POLICY = "/settings/policy/"


def body(client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode()


def sent(client, office, *given: tuple[str, bytes], **data: str):
    uploads = [SimpleUploadedFile(name, content) for name, content in given]
    return client.post(f"{POLICY}drafts/new/?office={office.public}", {"files": uploads, **data})


def test_it_names_the_packs_their_state_and_what_counts(cast: Cast, as_) -> None:
    kept(cast)
    do(
        "packs.set_parameter", cast.county, cast.leader, TODAY, pack="cn-sx-2022-180",
        parameter="min_prejob_workdays", value=18, document="南城管发〔2026〕7号", from_on=TODAY,
    )  # fmt: skip
    page = body(as_(cast.leader), POLICY)

    assert "并城管发〔2024〕1号" in page  # by whose decision it is kept
    assert "南城管发〔2026〕7号" in page
    assert "/do/packs.end_parameter/" + OwnValue.objects.get().public in page
    assert "parameter=min_prejob_workdays" in page


def test_a_lapsed_pack_offers_to_be_kept_and_not_to_be_changed(cast: Cast, as_) -> None:
    page = body(as_(cast.leader), POLICY)

    assert f"/do/packs.adopt/{cast.county.public}/?pack=cn-sx-2022-180" in page
    assert "parameter=min_prejob_workdays" not in page


def test_a_clerk_sees_it_and_is_offered_nothing_he_may_not_do(cast: Cast, as_) -> None:
    page = body(as_(cast.clerk), POLICY)

    assert "/do/packs.adopt/" not in page
    assert "/settings/policy/drafts/new/" in page


def test_an_office_outside_is_not_found_and_never_named(cast: Cast, as_) -> None:
    assert "外地市" not in body(as_(cast.leader), POLICY)
    assert "外地市" not in body(as_(cast.leader), f"{POLICY}?office={cast.elsewhere.public}", 404)


def test_a_draft_is_handed_in_looked_at_and_approved(cast: Cast, as_) -> None:
    kept(cast)
    li_lei(cast)
    answer = sent(as_(cast.clerk), cast.county, ("细则.zip", zipped(files())))
    draft = PackDraft.objects.get()
    assert answer.url == f"{POLICY}drafts/{draft.public}/"

    own = body(as_(cast.clerk), answer.url)
    assert "/do/packs.approve_draft/" not in own
    other = body(as_(cast.leader), answer.url)
    assert f"/do/packs.approve_draft/{draft.public}/" in other
    assert "南城县城市管理局" in other
    assert "入职年龄" in other  # whom it would change

    done = as_(cast.leader).post(f"/do/packs.approve_draft/{draft.public}/", {"from_on": TODAY, "version": 0})
    assert done.status_code == 302, done.content.decode()
    assert draft.pack in body(as_(cast.clerk), answer.url)
    assert "/do/packs.approve_draft/" not in body(as_(cast.second_leader), answer.url)


def test_problems_are_shown_with_their_place(cast: Cast, as_) -> None:
    draft = handed_in(cast, workdays=14)
    page = body(as_(cast.leader), f"{POLICY}drafts/{draft.public}/")

    assert "cn-sx-nancheng-2026-1/pack.toml:15:" in page
    assert "/do/packs.approve_draft/" not in page


@pytest.mark.parametrize(
    "given", [(), (("x.zip", b"PK"),), (("x.zip", zipped({"../pack.toml": "x"})),), (("a.txt", b"x"),)]
)
def test_what_is_no_pack_is_refused_on_the_page(cast: Cast, as_, given: tuple) -> None:
    answer = sent(as_(cast.clerk), cast.county, *given)

    assert answer.status_code == 422
    assert 'class="errsum"' in answer.content.decode()
    assert not PackDraft.objects.exists()


def test_an_amendment_names_what_it_takes_the_place_of(cast: Cast, as_) -> None:
    old = approved(cast)
    assert old.public in body(as_(cast.clerk), f"{POLICY}drafts/new/?office={cast.county.public}")
    content = zipped(files(id="cn-sx-nancheng-2026-2"))
    sent(as_(cast.clerk), cast.county, ("x.zip", content), replaces=old.public)

    assert PackDraft.objects.get(pack="cn-sx-nancheng-2026-2").replaces == old


def test_a_draft_of_elsewhere_is_not_found(cast: Cast, as_) -> None:
    draft = handed_in(cast)

    for url in ("", "file/"):
        assert "细则" not in body(as_(cast.stranger), f"{POLICY}drafts/{draft.public}/{url}", 404)
    assert sent(as_(cast.stranger), cast.county, ("x.zip", zipped(files()))).status_code == 404


def test_the_files_come_back_as_they_were_handed_in(cast: Cast, as_) -> None:
    draft = handed_in(cast)
    answer = as_(cast.leader).get(f"{POLICY}drafts/{draft.public}/file/")

    assert answer.content == zipped(files())
    assert "attachment" in answer["Content-Disposition"]


def test_what_strangers_wrote_is_escaped(cast: Cast, as_) -> None:
    hostile = "<script>alert(1)</script>"
    given = files()
    given["pack.toml"] = given["pack.toml"].replace("南城县实施细则（演示）", hostile)
    sent(as_(cast.clerk), cast.county, ("x.zip", zipped(given)))
    draft = PackDraft.objects.get()

    for url in (POLICY, f"{POLICY}drafts/{draft.public}/"):
        page = body(as_(cast.leader), url)
        assert hostile not in page
        assert "&lt;script&gt;alert" in page


def test_more_decisions_ask_no_more_queries(cast: Cast, as_, django_assert_max_num_queries) -> None:
    def value(number: int) -> None:
        OwnValue.objects.create(
            organisation=cast.county, pack="cn-labour", parameter="file_keeping_months", value=24 + number,
            document="文", from_on=TODAY - timedelta(days=number),
        )  # fmt: skip

    value(1)
    handed_in(cast)
    client = as_(cast.leader)
    with CaptureQueriesContext(
        connection,
    ) as few:
        body(client, POLICY)
    for number in range(2, 6):
        value(number)
        handed_in(cast)
    with django_assert_max_num_queries(len(few)):
        body(client, POLICY)


def test_a_pack_of_tomorrow_is_listed_with_its_day(cast: Cast, as_) -> None:
    approved(cast, TOMORROW)

    assert TOMORROW.isoformat() in body(as_(cast.leader), POLICY)


def test_a_childs_own_parameter_can_be_chosen_and_no_others_office_hears_of_it(cast: Cast, as_) -> None:
    approved(cast)
    form = (
        f"/do/packs.set_parameter/{cast.county.public}/?pack=cn-sx-nancheng-2026-1&parameter=oldest_at_hire"
    )
    assert 'value="oldest_at_hire" selected' in body(as_(cast.leader), form)

    other = user("other", "外地领导", Role.LEADER, cast.elsewhere)
    assert "nancheng" not in body(as_(other), f"/do/packs.set_parameter/{cast.elsewhere.public}/")
