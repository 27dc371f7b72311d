"""Organisations change without losing what they were, and without breaking anybody's time."""

from datetime import date

from tests.people.cast import DAY, FOUNDED, Cast, id_number, li_lei, office, user
from tests.people.doing import do, last, refused
from xieguan.people.models import Engagement, Organisation, SheetRow, Standing, Succession
from xieguan.people.models.organisation import Kind, in_force
from xieguan.people.outcomes import Denied, Invalid, NotFound
from xieguan.people.roles import Role

LATER = date(2023, 9, 1)


def name_on(organisation: Organisation, on: date) -> str:
    return Standing.objects.get(in_force(on), organisation=organisation).name


def establish(cast: Cast, **changes: object) -> Organisation:
    data = {"name": "南城县东街中队", "kind": "unit", "region": "140199", **changes}
    made = do("organisations.establish", cast.county, cast.system, **data)
    return Organisation.objects.get(public=made.subject)


def test_an_organisation_is_founded_below_another(cast: Cast) -> None:
    unit = establish(cast)

    assert unit.path == f"{cast.county.path}{unit.public}/"
    assert name_on(unit, DAY) == "南城县东街中队"


def test_an_entrusted_organisation_names_its_document(cast: Cast) -> None:
    data = {"name": "执法所", "kind": "agency", "region": "140199", "basis": "entrusted"}

    error = refused(Invalid, "organisations.establish", cast.county, cast.system, **data)
    assert "entrustment_document" in error.errors
    do(
        "organisations.establish",
        cast.county,
        cast.system,
        **data,
        entrustment_document="南城委托〔2023〕1号",
    )


def test_a_name_longer_than_its_column_is_refused_on_every_database(cast: Cast) -> None:
    error = refused(Invalid, "organisations.rename", cast.county, cast.system, name="长" * 121)

    assert "name" in error.errors


def test_a_renamed_organisation_keeps_its_old_name_for_the_days_before(cast: Cast) -> None:
    do("organisations.rename", cast.county, cast.system, LATER, name="南城县综合行政执法局")

    assert name_on(cast.county, date(2023, 8, 31)) == "南城县城市管理局"
    assert name_on(cast.county, LATER) == "南城县综合行政执法局"
    assert last().detail["was"] == {"name": "南城县城市管理局"}


def test_a_name_cannot_be_changed_in_the_past_of_the_present_one(cast: Cast) -> None:
    do("organisations.rename", cast.county, cast.system, LATER, name="甲")

    refused(Invalid, "organisations.rename", cast.county, cast.system, DAY, name="乙")


def test_two_names_on_one_day_leave_the_second(cast: Cast) -> None:
    do("organisations.rename", cast.county, cast.system, LATER, name="甲")
    do("organisations.rename", cast.county, cast.system, LATER, name="乙")

    assert name_on(cast.county, LATER) == "乙"
    assert cast.county.standings.count() == 2


def test_an_organisation_moves_with_all_below_it_and_its_people(cast: Cast) -> None:
    unit = establish(cast)
    person = li_lei(cast)
    do("organisations.move", cast.county, cast.system, LATER, parent=cast.elsewhere.public)

    cast.county.refresh_from_db()
    unit.refresh_from_db()
    assert cast.county.path == f"{cast.elsewhere.path}{cast.county.public}/"
    assert unit.path.startswith(cast.county.path)
    assert SheetRow.objects.get(engagement__public=person).path == cast.county.path
    assert Standing.objects.get(in_force(DAY), organisation=cast.county).parent == cast.city


def test_whoever_was_reached_before_a_move_is_not_reached_after(cast: Cast) -> None:
    person = li_lei(cast)
    do("organisations.move", cast.county, cast.system, LATER, parent=cast.elsewhere.public)

    refused(NotFound, "engagements.move", person, cast.second_leader, to=cast.city.public)


def test_an_organisation_cannot_hang_below_itself(cast: Cast) -> None:
    unit = establish(cast)

    refused(Invalid, "organisations.move", cast.county, cast.system, parent=unit.public)
    refused(Invalid, "organisations.move", cast.county, cast.system, parent=cast.county.public)


def test_nobody_hangs_an_organisation_where_he_does_not_keep_the_tree(cast: Cast) -> None:
    local = user("local", "县系统管理员", Role.SYSTEM_ADMINISTRATOR, cast.city)

    refused(NotFound, "organisations.move", cast.county, local, parent=cast.elsewhere.public)


def test_an_organisation_with_people_or_units_is_not_closed(cast: Cast) -> None:
    li_lei(cast)

    refused(Invalid, "organisations.close", cast.county, cast.system, LATER)
    refused(Invalid, "organisations.close", cast.city, cast.system, LATER)


def test_a_firm_that_still_sends_people_is_not_closed(cast: Cast) -> None:
    li_lei(cast, mode="dispatch", firm=cast.firm.public)

    refused(Invalid, "organisations.close", cast.firm, cast.system, LATER)


def test_a_closed_organisation_keeps_its_past_and_takes_nobody_in(cast: Cast) -> None:
    do("organisations.close", cast.county, cast.system, LATER)

    assert name_on(cast.county, date(2023, 8, 31)) == "南城县城市管理局"
    assert not Standing.objects.filter(in_force(LATER), organisation=cast.county).exists()
    data = {"name": "李雷", "id_number": id_number(), "mode": "direct", "hired_on": "2023-03-01"}
    refused(Invalid, "engagements.open", cast.county, cast.clerk, **data)
    refused(Invalid, "organisations.rename", cast.county, cast.system, LATER, name="甲")
    refused(Invalid, "organisations.close", cast.county, cast.system, LATER)


def merged(cast: Cast, **changes: object) -> dict[str, object]:
    return {"into": cast.elsewhere.public, "document": "示例机构改革〔2023〕1号", **changes}


def test_a_merger_takes_over_people_units_and_leaves_no_break(cast: Cast) -> None:
    unit = establish(cast)
    person = li_lei(cast)
    do("organisations.merge", cast.county, cast.system, LATER, **merged(cast))

    taken = Engagement.objects.get(public=person)
    unit.refresh_from_db()
    cast.county.refresh_from_db()
    assert (taken.organisation, taken.hired_on, taken.left_on) == (cast.elsewhere, date(2023, 3, 1), None)
    assert unit.path.startswith(cast.elsewhere.path)
    assert cast.county.closed_on == LATER
    assert Succession.objects.get(before=cast.county).after == cast.elsewhere
    assert last().detail["engagements"] == [person]
    assert SheetRow.objects.get(engagement=taken).path == cast.elsewhere.path


def test_the_firms_of_dispatched_people_merge_too(cast: Cast) -> None:
    person = li_lei(cast, mode="dispatch", firm=cast.firm.public)
    other = office(cast.city, "并城另一人力资源有限公司", Kind.FIRM, "1401")
    do("organisations.merge", cast.firm, cast.system, LATER, into=other.public, document="合并协议")

    assert Engagement.objects.get(public=person).firm == other


def test_a_merger_into_what_hangs_below_is_refused(cast: Cast) -> None:
    unit = establish(cast)

    refused(Invalid, "organisations.merge", cast.county, cast.system, LATER, **merged(cast, into=unit.public))
    refused(
        Invalid,
        "organisations.merge",
        cast.county,
        cast.system,
        LATER,
        **merged(cast, into=cast.county.public),
    )


def test_somebody_who_works_in_both_stands_in_the_way_of_a_merger(cast: Cast) -> None:
    li_lei(cast)
    data = {"name": "李雷", "id_number": id_number(), "mode": "direct", "hired_on": "2023-04-01"}
    do("engagements.open", cast.elsewhere, cast.stranger, **data)

    refused(Invalid, "organisations.merge", cast.county, cast.system, LATER, **merged(cast))


def test_grants_in_a_merged_organisation_end_with_it(cast: Cast) -> None:
    do("organisations.merge", cast.county, cast.system, LATER, **merged(cast))

    assert cast.clerk.grants.get().until_on == LATER


def split(cast: Cast, **changes: object) -> dict[str, object]:
    return {
        "parts": [{"name": "北城县城市管理局", "region": "140198"}],
        "document": "区划〔2023〕2号",
        **changes,
    }


def test_a_split_makes_an_organisation_beside_it_with_those_who_go(cast: Cast) -> None:
    goes, stays = li_lei(cast), li_lei(cast, name="赵小", id_number=id_number(serial=14))
    unit = establish(cast)
    part = {"name": "北城县城市管理局", "region": "140198", "people": [goes], "units": [unit.public]}
    do("organisations.split", cast.county, cast.system, LATER, **split(cast, parts=[part]))

    made = Succession.objects.get(before=cast.county).after
    unit.refresh_from_db()
    assert made.path == f"{cast.city.path}{made.public}/"
    assert unit.path.startswith(made.path)
    assert Engagement.objects.get(public=goes).organisation == made
    assert Engagement.objects.get(public=stays).organisation == cast.county
    standing = made.standings.get()
    assert (standing.name, standing.region, standing.enforcement_field) == (
        "北城县城市管理局",
        "140198",
        "urban-management",
    )
    assert last().detail["parts"][0]["engagements"] == [goes]


def test_an_organisation_split_up_wholly_is_closed_and_must_be_empty(cast: Cast) -> None:
    person = li_lei(cast)
    both = [{"name": "甲县局"}, {"name": "乙县局"}]

    refused(
        Invalid,
        "organisations.split",
        cast.county,
        cast.system,
        LATER,
        **split(cast, parts=both, closes=True),
    )
    assert Succession.objects.count() == 0
    both[0]["people"] = [person]
    do("organisations.split", cast.county, cast.system, LATER, **split(cast, parts=both, closes=True))
    cast.county.refresh_from_db()
    assert cast.county.closed_on == LATER
    assert cast.county.continued_by.count() == 2


def test_a_split_names_only_whom_it_has(cast: Cast) -> None:
    part = {"name": "甲", "people": ["nobodyatall"]}

    refused(Invalid, "organisations.split", cast.county, cast.system, LATER, **split(cast, parts=[part]))
    assert not Succession.objects.exists()


def test_nobody_can_go_two_ways_in_a_split(cast: Cast) -> None:
    person = li_lei(cast)
    parts = [{"name": "甲", "people": [person]}, {"name": "乙", "people": [person]}]

    refused(Invalid, "organisations.split", cast.county, cast.system, LATER, **split(cast, parts=parts))


def test_whoever_does_not_keep_the_organisation_above_does_not_split(cast: Cast) -> None:
    local = user("local", "县系统管理员", Role.SYSTEM_ADMINISTRATOR, cast.county)

    refused(Denied, "organisations.split", cast.county, local, LATER, **split(cast))
    refused(Invalid, "organisations.split", cast.province, cast.system, LATER, **split(cast))


def test_a_day_before_the_organisation_was_founded_is_refused(cast: Cast) -> None:
    before = date(FOUNDED.year - 1, 1, 1)

    refused(Invalid, "organisations.split", cast.county, cast.system, before, **split(cast))
    refused(Invalid, "organisations.close", cast.county, cast.system, before)
    refused(Invalid, "organisations.move", cast.county, cast.system, before, parent=cast.province.public)
