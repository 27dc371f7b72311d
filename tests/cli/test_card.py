"""`xieguan card`: a card is checked where there is no office and no database; keys are changed by command."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from click.testing import CliRunner

from tests.lifecycle.credentials.pictures import jpeg
from tests.people.cast import assemble, li_lei
from xieguan.cli.card import card
from xieguan.desk.models import Entry
from xieguan.desk.signing import keyring, published
from xieguan.lifecycle.credentials.card.claims import Claims, written
from xieguan.lifecycle.models import Photo

NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def signed(tmp_path_factory) -> tuple[str, str, str]:
    """The text of a card that counts, of one that has run out, and the file of the published keys."""
    data = tmp_path_factory.mktemp("keys")
    key = keyring.signer(data, NOW - timedelta(days=9))
    texts = [
        written(
            Claims("并城市城市管理局", "并0001", "李雷", "XG010001", until, bytes(16), NOW),
            key.private,
            key.published.id,
        )
        for until in (date(2099, 1, 1), date(2023, 1, 1))
    ]
    file = data / "published.json"
    file.write_text(published.as_json(keyring.published(data)))
    return texts[0], texts[1], str(file)


def verify(*words: str, **how):
    return CliRunner().invoke(card, ["verify", *words], **how)


def test_a_card_is_checked_without_an_office(signed) -> None:
    """In a process of its own, which ends with nothing of a database loaded."""
    text, _over, keys = signed
    program = (
        "import sys; from xieguan.cli.card import card\n"
        f"try: card(['verify', {text!r}, '--key', {keys!r}, '--json'])\n"
        "finally: print('django' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env={"XIEGUAN_DATA": "/nowhere"}
    )
    shown, loaded = done.stdout.rsplit("\n", 2)[:2]

    found = json.loads(shown)
    assert (done.returncode, found["outcome"], loaded) == (0, "genuine", "False"), done.stderr
    assert found["card"]["name"] == "李雷"


def test_what_it_finds_is_its_status(signed, tmp_path) -> None:
    text, over, keys = signed
    file = tmp_path / "scanned.txt"
    file.write_text(text + "\n")
    other = text[:-1] + ("0" if text[-1] != "0" else "1")

    assert verify(str(file), "--key", keys).exit_code == 0
    assert verify("-", "--key", keys, input=text).exit_code == 0
    assert verify(over, "--key", keys).exit_code == 1
    assert verify(other, "--key", keys).exit_code in (1, 2)
    assert verify("https://example.cn/", "--key", keys).exit_code == 2
    assert "李雷" not in verify(other, "--key", keys).output


def test_keys_that_are_none_are_one_sentence(signed, tmp_path) -> None:
    file = tmp_path / "keys.json"
    file.write_text("{}")
    done = verify(signed[0], "--key", str(file))
    assert done.exit_code == 2
    assert done.output.count("\n") == 1


@pytest.fixture
def data(settings, monkeypatch, tmp_path):
    settings.DATA = tmp_path
    monkeypatch.setenv("XIEGUAN_DATA", str(tmp_path))
    return tmp_path


def run(*words: str, status: int = 0) -> str:
    done = CliRunner().invoke(card, words)
    assert done.exit_code == status, done.output
    return done.output


def test_a_photo_is_handed_in_from_a_file_or_refused_in_one_sentence(db, data) -> None:
    cast = assemble()
    li, good, bad = li_lei(cast), data / "1.jpg", data / "2.jpg"
    good.write_bytes(jpeg())
    bad.write_bytes(b"no photo")

    assert json.loads(run("photo", str(good), li, "--as", "hanmeimei", "--json"))["subject"]
    assert Photo.objects.count() == 1
    assert run("photo", str(bad), li, "--as", "hanmeimei", status=2).count("\n") == 1
    assert run("photo", str(data / "3.jpg"), li, "--as", "hanmeimei", status=2).count("\n") == 1


def test_keys_are_begun_listed_and_published_by_command(db, data) -> None:
    first = json.loads(run("rotate", "--json"))["key"]
    second = json.loads(run("rotate", "--withdraw", "--json"))["key"]

    listed = json.loads(run("list", "--json"))
    assert [(one["key"], one["withdrawn"]) for one in listed] == [(first, True), (second, False)]
    assert [one["kid"] for one in json.loads(run("publish"))["keys"]] == [first, second]
    assert Entry.objects.filter(act="cards.rotate_key").count() == 2
