"""`xieguan token`: issued, listed, revoked; the secret is printed once."""

import pytest

from tests.faults.conftest import Office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = Office(tmp_path_factory.mktemp("token") / "office")
    made.install()
    made.run(
        "init", "--name", "示例省厅", "--kind", "province", "--region", "14", "--field", "urban-management"
    )
    return made


def test_a_token_lives_and_ends(office):
    made = office.json("token", "issue", "报表", "--as", "system", "--days", "30")
    listed = office.json("token", "list", "--as", "system")

    assert made["secret"].startswith("xg_")
    assert [(one["id"], one["state"], one["read_only"]) for one in listed] == [(made["id"], "valid", True)]
    assert made["secret"] not in str(listed)
    assert made["secret"] not in office.run("token", "list", "--as", "system").stdout

    office.run("token", "revoke", made["id"], "--as", "system")
    assert office.json("token", "list", "--as", "system")[0]["state"] == "revoked"


@pytest.mark.parametrize(
    "words",
    [
        ["issue", "x", "--as", "nobody"],
        ["issue", "x", "--as", "system", "--role", "clerk"],
        ["issue", "x", "--as", "system", "--days", "999"],
        ["revoke", "nothing", "--as", "system"],
    ],
)
def test_what_cannot_be_done_is_a_sentence(office, words):
    assert office.run("token", *words, status=2).stderr.startswith("Error: ")
