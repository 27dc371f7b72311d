"""Any act by its name, from the command line: with the same rights, law and trail as anywhere else."""

import pytest

from tests.faults.conftest import Office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = Office(tmp_path_factory.mktemp("act") / "office")
    made.install()
    made.run(
        "init", "--name", "示例省厅", "--kind", "province", "--region", "14", "--field", "urban-management"
    )
    return made


def root(office: Office) -> str:
    return office.json("offices", "--as", "system")[0]["id"]


def test_the_acts_are_listed_with_their_input(office):
    acts = office.json("act")

    assert {"name", "kind", "region"} <= set(acts["organisations.establish"]["input"])
    assert all(entry["says"] for entry in acts.values())


def test_an_act_is_done_and_can_be_seen(office):
    fields = ["name=南城县城市管理局", "kind=county", "region=140199", "enforcement_field=urban-management"]
    done = office.json("act", "organisations.establish", root(office), *fields, "--as", "system")

    names = {
        entry["id"]: (entry["name"], entry["depth"]) for entry in office.json("offices", "--as", "system")
    }
    assert names[done["subject"]] == ("南城县城市管理局", 1)


def test_a_rehearsal_does_nothing(office):
    before = office.json("offices", "--as", "system")
    fields = ["name=北城县城市管理局", "kind=county", "region=140198"]

    office.run("act", "organisations.establish", root(office), *fields, "--as", "system", "--rehearse")

    assert office.json("offices", "--as", "system") == before


@pytest.mark.parametrize(
    "args",
    [
        ["organisations.establish", "nobody", "name=x", "--as", "system"],
        ["organisations.establish", "ROOT", "name=x", "--as", "auditor"],
        ["organisations.establish", "ROOT", "kind=village", "--as", "system"],
        ["organisations.establish", "ROOT", "name", "--as", "system"],
        ["organisations.establish", "ROOT", "--as", "nobody"],
        ["organisations.establish", "ROOT"],
        ["organisations.abolish", "ROOT", "--as", "system"],
    ],
)
def test_what_cannot_be_done_is_a_sentence_and_status_two(office, args):
    said = office.run("act", *[root(office) if word == "ROOT" else word for word in args], status=2)

    assert said.stderr.startswith("Error: ")
