"""合同: agreements with what they miss, writing one, people by what their contracts lack, insurance by month."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.lifecycle.contracts.office import CLAUSES, Place, drafted, haian, in_use, sent, shanxi, signed
from tests.people.cast import DAY, Cast, id_number, user
from tests.people.doing import do
from xieguan.lifecycle.models import AgreementVersion, DispatchAgreement, InsurancePaid
from xieguan.people.inboxes import Asking, todos
from xieguan.people.models import Organisation, Standing
from xieguan.people.roles import Role


def read(client, path: str, **query: str) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200
    return main(answer.content.decode())


def main(body: str) -> str:
    return body[body.index("<main") : body.index("</main>")]


def names(user) -> dict[str, int]:
    return {todo.name: todo.count for todo in todos(Asking(user, timezone.localdate()))[0]}


def running(place, **changes):
    """An agreement that is in use today."""
    today = timezone.localdate()
    term = {"from_on": today - timedelta(days=300), "last_day": today + timedelta(days=30)}
    return in_use(place, on=today - timedelta(days=200), **{**term, **changes})


def test_without_anything_each_page_says_what_comes_first(cast: Cast, as_) -> None:
    client = as_(cast.clerk)
    assert "contracts.draw_up" in read(client, "/contracts/")
    assert 'class="empty"' in read(client, "/contracts/people/")
    assert 'class="empty"' in read(client, f"/contracts/insurance/{cast.county.public}/")
    assert client.get("/contracts/insurance/").status_code == 302


def test_the_list_names_what_an_agreement_misses_by_article(cast: Cast, as_) -> None:
    place = haian(cast)
    drafted(place)
    body = read(as_(place.clerk), "/contracts/")
    assert "派2023-1" in body
    assert "/law/cn-js-haian-2022-7/10/" in body
    assert names(place.clerk)["contracts.amend_agreement"] == 1
    assert "contracts.activate_agreement" not in names(place.leader)
    assert "派2023-1" not in read(as_(cast.stranger), "/contracts/")


def test_a_complete_one_awaits_whoever_puts_it_to_use(cast: Cast, as_) -> None:
    place = shanxi(cast)
    made = drafted(place, last_day=timezone.localdate() + timedelta(days=400))
    assert names(place.leader)["contracts.activate_agreement"] == 1
    body = read(as_(place.leader), f"/contracts/agreements/{made.public}/")
    assert f"/do/contracts.activate_agreement/{made.public}/" in body
    assert "3,200.00" in body


def test_what_is_missing_is_shown_while_it_is_typed_and_nothing_is_written(cast: Cast, as_) -> None:
    place = haian(cast)
    who = sent(place)
    made = do(
        "contracts.draw_up", place.office, place.clerk, DAY, firm=place.firm.public, number="派1"
    ).subject
    client, address = as_(place.clerk), f"/contracts/agreements/{made}/write/"
    typed = {name: str(value) for name, value in CLAUSES.items()} | {"splits_term": "false"}
    opened = read(client, address)
    body = main(client.post(address, {**typed, "check": "1"}).content.decode())
    done = main(
        client.post(
            address, {**typed, "persons": [who.public], "housing_fund_amount": "320", "check": "1"}
        ).content.decode()
    )
    left = [page.count("v v-no") + page.count("v v-unk") for page in (opened, body, done)]
    assert left[0] > left[1] == 2 > left[2] == 0
    assert AgreementVersion.objects.count() == 1
    assert client.post(address, {**typed, "persons": [who.public]}).status_code == 302
    assert AgreementVersion.objects.get(ordinal=2).named.get().engagement == who
    emptied = {**typed, "liability": "", "persons": [who.public]}
    assert client.post(address, emptied).status_code == 302
    assert AgreementVersion.objects.get(ordinal=3).liability == ""
    assert client.post(address, emptied).status_code == 422, "nothing is changed"


@pytest.mark.parametrize("wrong", [{"pay_amount": "三千"}, {"last_day": "2020-01-01"}, {"headcount": "-1"}])
def test_what_cannot_be_is_said_at_its_field_and_stays_in_the_form(cast: Cast, as_, wrong: dict) -> None:
    made = drafted(shanxi(cast))
    typed = {name: str(value) for name, value in CLAUSES.items()} | {"splits_term": "false"} | wrong
    answer = as_(cast.clerk).post(f"/contracts/agreements/{made.public}/write/", typed)
    assert answer.status_code == 422
    [[name, value]] = wrong.items()
    assert f'href="#f-{name}"' in answer.content.decode()
    assert value in answer.content.decode()
    assert made.versions.count() == 2


def test_a_firm_sees_its_own_and_tells_its_people(cast: Cast, as_) -> None:
    place = shanxi(cast)
    who, made = sent(place), running(place)
    client = as_(place.sender)
    assert made.number in read(client, "/contracts/")
    assert who.person.name in read(client, f"/contracts/agreements/{made.public}/")
    assert who.person.name in read(client, "/contracts/people/", show="untold")
    assert names(place.sender)["contracts.tell_dispatch_terms"] == 1
    told = {"dispatch_terms_told_on": str(timezone.localdate())}
    assert client.post(f"/do/contracts.tell_dispatch_terms/{who.public}/", told).status_code == 302
    assert who.person.name not in read(client, "/contracts/people/", show="untold")
    assert client.get(f"/people/{who.public}/").status_code == 403
    other = haian(cast)
    assert as_(other.sender).get(f"/contracts/agreements/{made.public}/").status_code == 404


def test_contracts_that_end_await_the_clerk_with_results_beside_the_form(cast: Cast, as_) -> None:
    place, today = shanxi(cast), timezone.localdate()
    who = sent(place)
    begun = today - timedelta(days=715)
    signed(place, who, today, labour_contract_signed_on=begun, starts_on=begun)
    assert names(place.clerk)["contracts.renew"] == 1
    client = as_(place.clerk)
    assert who.person.name in read(client, "/contracts/people/")
    assert str(begun) in read(client, f"/do/contracts.renew/{who.public}/")
    assert str(begun) in read(client, f"/people/{who.public}/", tab="contracts")


def test_agreements_that_end_are_announced(cast: Cast) -> None:
    place = shanxi(cast)
    sent(place)
    running(place)
    assert names(place.leader)["contracts.agreements_ending"] == 1


def test_whatever_month_and_payer_are_asked_for_the_page_answers(cast: Cast, as_) -> None:
    client, address = as_(cast.clerk), f"/contracts/insurance/{cast.county.public}/"
    for month in ("", "x", "0001-01", "9999-12", "2023-13"):
        for firm in ("", "nobody", cast.firm.public, cast.elsewhere.public):
            assert "外地" not in read(client, address, month=month, firm=firm)


def test_a_month_of_insurance_is_handed_in_by_list(cast: Cast, as_) -> None:
    place = shanxi(cast)
    who, other = sent(place), sent(place, 14)
    client, address = as_(place.clerk), f"/contracts/insurance/{place.office.public}/"
    query = {"month": "2023-04", "firm": place.firm.public}
    assert other.person.name in read(client, address, **query)
    strangers = f"姓名,身份证号\n{who.person.name},{id_number(serial=13)}\n陌生人,{id_number(serial=99)}\n"
    data = {**query, "document": "明细表", "file": SimpleUploadedFile("四月.csv", strangers.encode())}
    answer = client.post(address, data)
    assert answer.status_code == 422
    assert "陌生人" in answer.content.decode()
    assert not InsurancePaid.objects.exists()
    right = f"姓名,身份证号\n{who.person.name},{id_number(serial=13)}\n"
    data["file"] = SimpleUploadedFile("四月.csv", right.encode())
    assert client.post(address, data).status_code == 302
    body = read(client, address, **query)
    assert other.person.name in body
    assert who.person.name not in body
    assert client.post(address, {**query, "document": "明细表", "people": [other.public]}).status_code == 302
    assert InsurancePaid.objects.count() == 2


@pytest.mark.parametrize("more", [1, 3])
def test_the_lists_cost_the_same_queries_however_long(cast: Cast, as_, more: int) -> None:
    place = haian(cast)
    for serial in range(20, 20 + more):
        sent(place, serial)
        drafted(place, f"派{serial}")
    client = as_(place.clerk)
    pages = (
        "/contracts/",
        "/contracts/people/?show=unsigned",
        f"/contracts/insurance/{place.office.public}/",
    )
    for path in pages:
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        assert len(queries) <= 60, path
    assert DispatchAgreement.objects.count() == more


def test_a_firm_hands_in_for_all_whom_it_sends_from_its_own_page(cast: Cast, as_) -> None:
    place = shanxi(cast)
    one, other = sent(place), sent(place, 14)
    client = as_(place.sender)
    month = read(client, f"/contracts/insurance/{place.firm.public}/")
    assert one.person.name in month
    assert client.get(f"/contracts/insurance/{place.office.public}/").status_code == 404
    last = (timezone.localdate().replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
    sent_in = {"month": last, "document": "明细表", "people": [one.public], "key": "k"}
    assert client.post(f"/contracts/insurance/{place.firm.public}/", sent_in).status_code == 302
    assert [paid.engagement for paid in InsurancePaid.objects.all()] == [one]
    left = read(client, f"/contracts/insurance/{place.firm.public}/", month=last)
    assert f'value="{other.public}"' in left
    assert f'value="{one.public}"' not in left


def test_a_firm_s_whole_list_is_its_own_for_it_sends_people_to_other_offices_too(cast: Cast, as_) -> None:
    place = shanxi(cast)
    there = Place(cast.elsewhere, cast.firm, cast.stranger, cast.leader, place.sender)
    far, address = sent(there, 17), f"/contracts/insurance/{cast.firm.public}/"
    above = user("cityclerk", "市局经办", Role.CLERK, cast.city)
    assert far.person.name in read(as_(place.sender), address)
    firm = {"firm": cast.firm.public}
    for who in (above, cast.second_leader):
        client = as_(who)
        asked = [client.get(address), client.get(address, firm), client.post(address, {"document": "表"})]
        assert [answer.status_code for answer in asked] == [404] * 3
        assert far.person.name not in read(client, f"/contracts/insurance/{cast.city.public}/", **firm)
    misplaced = user("infirm", "错授的", Role.CLERK, cast.firm)
    assert as_(misplaced).get("/contracts/insurance/").headers["Location"] == "/contracts/"
    Standing.objects.filter(organisation=cast.firm).update(until_on=DAY)
    Organisation.objects.filter(pk=cast.firm.pk).update(closed_on=DAY)
    assert as_(above).get(address, firm).status_code == 404, "nor once it is closed"
