"""The one form for all acts: what it asks for, what it does, what it says when it does not."""

from django.urls import resolve
from django.utils import timezone

from tests.people.cast import id_number, li_lei, office, user
from tests.people.subjects import SUBJECTS, account
from tests.web.sending import form, send
from xieguan.desk.models import Entry
from xieguan.lifecycle.models import FirmRegistration, HiringPlan, LabourContract
from xieguan.lifecycle.planning.models.plan import BudgetLine
from xieguan.people import labels
from xieguan.people.models import Engagement, Grant, Person, User
from xieguan.people.models.organisation import Kind
from xieguan.people.registry import ACTS
from xieguan.people.roles import Role
from xieguan.web.acts.begun import BEGINS
from xieguan.web.acts.forms import has_form
from xieguan.words import speaking

ENGAGE = {"name": "赵小", "mode": "direct", "hired_on": "2023-03-01", "on": "2023-06-01"}


def test_the_fields_are_those_of_the_act_in_chinese(cast, as_):
    body = form(as_(cast.clerk), "engagements.open", cast.county).content.decode()
    for words in ("登记聘用", "姓名", "身份证号", "用工形式", "直接聘用", "劳务派遣", "入职日期"):
        assert words in body
    assert 'type="date"' in body
    assert "并城示例人力资源有限公司" in body


def test_the_firms_nearest_to_the_office_come_first(cast, as_):
    office(cast.elsewhere, "远方人力", Kind.FIRM, "3206")
    office(cast.county, "本县人力", Kind.FIRM, "140101")
    body = form(as_(cast.clerk), "engagements.open", cast.county).content.decode()
    assert body.index("本县人力") < body.index("并城示例人力资源有限公司") < body.index("远方人力")


def test_an_act_is_done_and_its_entry_told(cast, as_):
    client = as_(cast.clerk)
    answer = send(client, "engagements.open", cast.county, id_number=id_number(serial=14), **ENGAGE)
    assert answer.status_code == 302, answer.content.decode()
    assert Person.objects.get().name == "赵小"
    told = client.get("/").content.decode()
    assert str(Entry.objects.filter(kind="act").latest("id").pk) in told
    assert "&lt;a" not in told


def test_whoever_may_read_the_trail_is_led_to_the_entry(cast, as_):
    both = user("both", "经办兼负责人", Role.LEADER, cast.county)
    Grant.objects.create(user=both, role=Role.CLERK, organisation=cast.county, from_on="2023-01-01")
    client = as_(both)
    answer = send(client, "engagements.open", cast.county, id_number=id_number(serial=14), **ENGAGE)
    assert answer.status_code == 302
    entry = Entry.objects.filter(kind="act").latest("id").pk
    assert f'<a href="/trail/?entry={entry}">' in client.get("/").content.decode()


def test_where_it_goes_on_to_is_one_of_our_own_pages(cast, as_):
    data = {**ENGAGE, "id_number": id_number(serial=14), "next": "https://elsewhere.example/"}
    answer = send(as_(cast.clerk), "engagements.open", cast.county, **data)
    assert answer["Location"].startswith("/")
    assert not answer["Location"].startswith("//")


def test_an_error_stands_at_its_field_and_what_was_typed_stays(cast, as_):
    number = id_number(serial=14)
    answer = send(
        as_(cast.clerk), "engagements.open", cast.county, id_number=number, **{**ENGAGE, "hired_on": "昨天"}
    )
    body = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#f-hired_on"' in body
    assert 'value="赵小"' in body
    assert "Input should" not in body


def test_an_id_number_is_never_shown_again(cast, as_):
    wrong = id_number(serial=14)[:-1] + "Z"
    answer = send(as_(cast.clerk), "engagements.open", cast.county, id_number=wrong, **ENGAGE)
    assert answer.status_code == 422
    assert wrong not in answer.content.decode()


def test_an_id_number_in_the_address_is_not_taken_into_the_form(cast, as_):
    number = id_number(serial=14)
    assert f'value="{number}"' not in form(
        as_(cast.clerk), "engagements.open", cast.county, id_number=number
    ).content.decode().replace("next", "")


def test_the_same_form_sent_twice_has_one_effect(cast, as_):
    client = as_(cast.clerk)
    data = {**ENGAGE, "id_number": id_number(serial=14), "key": "k1", "version": ""}
    for _number in range(2):
        assert client.post(f"/do/engagements.open/{cast.county.public}/", data).status_code == 302
    assert Engagement.objects.count() == 1


def test_whoever_comes_too_late_is_told_what_changed(cast, as_):
    li = Engagement.objects.get(public=li_lei(cast))
    client = as_(cast.clerk)
    seen = li.person.version
    client.post(
        f"/do/persons.rename/{li.person.public}/",
        {"name": "李磊", "reason": "笔误", "version": seen, "key": "a"},
    )
    late = client.post(
        f"/do/persons.rename/{li.person.public}/",
        {"name": "李雷雷", "reason": "笔误", "version": seen, "key": "b"},
    )
    body = late.content.decode()
    assert late.status_code == 409
    assert "变更姓名" in body
    assert "韩梅梅" in body
    assert 'value="李雷雷"' in body
    again = client.post(
        f"/do/persons.rename/{li.person.public}/",
        {"name": "李雷雷", "reason": "笔误", "version": seen + 1, "key": "b"},
    )
    assert again.status_code == 302


def test_out_of_scope_is_not_found(cast, as_):
    assert form(as_(cast.stranger), "engagements.open", cast.county).status_code == 404


def test_the_wrong_role_is_denied_before_anything_is_filled_in(cast, as_):
    assert form(as_(cast.leader), "engagements.open", cast.county).status_code == 403


def test_what_ends_something_is_confirmed_first(cast, as_):
    client = as_(cast.system)
    unit = cast.elsewhere
    first = send(client, "organisations.close", unit, on="2023-06-01")
    assert first.status_code == 200
    assert "外地市城市管理局" in first.content.decode()
    unit.refresh_from_db()
    assert unit.closed_on is None
    second = send(client, "organisations.close", unit, on="2023-06-01", confirmed="1")
    assert second.status_code == 302
    unit.refresh_from_db()
    assert unit.closed_on is not None


def test_what_stands_in_the_way_is_said_instead_of_asking_for_confirmation(cast, as_):
    li_lei(cast)
    answer = send(as_(cast.system), "organisations.close", cast.county, on="2023-06-01")
    assert answer.status_code == 422
    assert 'name="confirmed"' not in answer.content.decode()


def test_a_password_is_hidden_and_never_shown_again(cast, as_):
    client = as_(cast.system)
    body = form(client, "users.create", cast.county).content.decode()
    assert 'type="password"' in body
    answer = send(client, "users.create", cast.county, username="x", name="某", password="short-Secret")
    assert answer.status_code == 422
    assert "short-Secret" not in answer.content.decode()


def test_hostile_text_is_shown_as_text(cast, as_):
    evil = '"><script>alert(1)</script>'
    answer = send(
        as_(cast.clerk), "engagements.open", cast.county, **{**ENGAGE, "name": evil, "id_number": "1"}
    )
    assert "<script>alert" not in answer.content.decode()


def test_a_list_of_new_offices_can_be_filled_in(cast, as_):
    data = {"parts-0-name": "南城县第二局", "document": "并政发〔2023〕9号", "on": "2023-06-01"}
    answer = send(as_(cast.system), "organisations.split", cast.county, **data)
    assert answer.status_code == 302, answer.content.decode()


def test_every_act_of_the_house_has_words_and_a_form_or_a_page_of_its_own(cast):
    for act in ACTS.values():
        for code in ("zh-Hans", "en"):
            with speaking(code):
                assert labels.act_words(act.name) != act.name
        assert labels.weight(act.name) != "ends" or labels.consequence(act.name)
        unlabelled = [name for name in act.input.model_fields if not labels.is_labelled(act.name, name)]
        assert unlabelled == [], act.name
    assert sorted(name for name, act in ACTS.items() if not has_form(act)) == [
        "credentials.set_photo",
        *("exemptions.ask", "imports.read", "packs.draft", "tokens.give_back", "tokens.issue", "views.save"),
    ]


def test_nobody_is_offered_a_user_he_does_not_reach(cast, as_):
    User.objects.create(username="canary", name="金丝雀", home=cast.elsewhere)
    system = user("county-system", "县安全员", Role.SECURITY_ADMINISTRATOR, cast.county)
    body = form(as_(system), "grants.give", cast.county).content.decode()
    assert "韩梅梅" in body
    assert "金丝雀" not in body


def test_where_there_are_too_many_for_a_list_a_name_is_typed(cast, as_, monkeypatch):
    monkeypatch.setattr("xieguan.web.acts.options.MANY", 2)
    client = as_(cast.system)
    body = form(client, "organisations.move", cast.county).content.decode()
    assert "请填写全称" in body
    wrong = send(client, "organisations.move", cast.county, parent="查无此局", on="2023-06-01")
    assert wrong.status_code == 422
    assert "查无此局" in wrong.content.decode()
    assert (
        send(
            client, "organisations.move", cast.county, parent="外地市城市管理局", on="2023-06-01"
        ).status_code
        == 302
    )
    cast.county.refresh_from_db()
    assert cast.county.path.startswith(cast.elsewhere.path)


def with_a_contract(where):
    return SUBJECTS[LabourContract](where).engagement


def with_a_budget(where):
    plan = SUBJECTS[HiringPlan](where)
    for kind in BudgetLine.Kind:
        BudgetLine.objects.create(plan_version=plan.versions.get(), kind=kind, yuan=1)
    return plan


def registered(where):
    stated = {
        "credit_code": "91110000600037341L",
        "recorded_at": timezone.now(),
        "recorded_by": account(where),
    }
    return FirmRegistration.objects.create(organisation=where, **stated).organisation


ON_RECORD = {
    "contracts.renew": with_a_contract,
    "planning.set_budget": with_a_budget,
    "contracts.register_firm": registered,
}


def test_what_a_form_begins_with_is_what_its_act_takes(cast):
    resolve("/")  # the pages of every stage say what their forms begin with
    for name, begins in BEGINS.items():
        act = ACTS[name]
        begun = begins(ON_RECORD.get(name, SUBJECTS[act.of])(cast.county))
        assert begun, name
        assert begun.keys() <= act.input.model_fields.keys(), name
    assert BEGINS.keys() >= ON_RECORD.keys()
