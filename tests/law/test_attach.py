"""Attaching an official text to a pack: stored whole beside the office's data, never inside the program."""

import json
from pathlib import Path

import pytest

from xieguan.law.attach import PACKAGE, attach, default_store, read_attached
from xieguan.law.official import AttachError
from xieguan.words import speaking

LAW = "labour-contract-law"
TEXT = "# 中华人民共和国劳动合同法\n第一条 为了甲。\n第二条 乙。\n第三条 丙。\n第四条 规章先商量。"


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "law.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_an_attached_text_reads_back_as_it_was(file: Path, store: Path) -> None:
    attachment = attach("cn-labour", file, store, instrument=LAW)

    assert attachment.stored_in == store.resolve() / "texts" / f"cn-labour.{LAW}.json"
    assert read_attached("cn-labour", store, instrument=LAW) == attachment.text
    assert attachment.match.matched == (4,)


def test_nothing_attached_is_none(store: Path) -> None:
    assert read_attached("cn-sx-2022-180", store) is None


def test_attaching_again_replaces_and_leaves_nothing_behind(file: Path, store: Path) -> None:
    attach("cn-labour", file, store, instrument=LAW)
    file.write_text(TEXT + "\n第五条 戊。", "utf-8")
    attach("cn-labour", file, store, instrument=LAW)

    text = read_attached("cn-labour", store, instrument=LAW)
    assert text is not None
    assert len(text.articles) == 5
    assert [path.name for path in (store / "texts").iterdir()] == [f"cn-labour.{LAW}.json"]


def test_a_failed_write_leaves_the_old_text(file: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = attach("cn-labour", file, store, instrument=LAW).text
    monkeypatch.setattr(
        "os.fsync", lambda _handle: (_ for _ in ()).throw(OSError(28, "No space left on device"))
    )
    with pytest.raises(OSError, match="No space left"):
        attach("cn-labour", file, store, instrument=LAW)

    assert read_attached("cn-labour", store, instrument=LAW) == first
    assert len(list((store / "texts").iterdir())) == 1


def test_a_collection_needs_to_know_which_law(file: Path, store: Path) -> None:
    with pytest.raises(
        AttachError, match="cn-labour collects several laws; say which one the text is: labour-contract"
    ):
        attach("cn-labour", file, store)
    with pytest.raises(AttachError, match="collects several laws"):
        attach("cn-labour", file, store, instrument="criminal-law")


def test_one_regulation_has_no_instruments(file: Path, store: Path) -> None:
    with pytest.raises(AttachError, match="cn-sx-2022-180 is one regulation and has no instruments"):
        attach("cn-sx-2022-180", file, store, instrument=LAW)


def test_the_wrong_text_is_noticed_by_its_title(file: Path, store: Path) -> None:
    file.write_text(TEXT.replace("劳动合同法", "看园人法"), "utf-8")

    attachment = attach("cn-labour", file, store, instrument=LAW)

    assert (
        attachment.sentences()[0] == "the title of the pack does not occur in the text: is it the right one?"
    )


def test_what_does_not_match_is_said_in_sentences_with_lines(file: Path, store: Path) -> None:
    file.write_text(TEXT + "\n第五条 戊。\n己。", "utf-8")

    sentences = attach("cn-labour", file, store, instrument=LAW).sentences()

    assert "the text has no 第九条" in sentences
    assert sentences[-1] == "line 7: a fragment that belongs to no sentence here; it was left out: 己。"


def test_a_file_without_articles_is_refused(file: Path, store: Path) -> None:
    file.write_text("今天天气很好。", "utf-8")

    with pytest.raises(AttachError, match=r"law\.txt holds no article"):
        attach("cn-labour", file, store, instrument=LAW)
    assert not store.exists()


def test_an_unknown_pack_is_refused(file: Path, store: Path) -> None:
    with pytest.raises(LookupError):
        attach("cn-nowhere", file, store)


def test_texts_never_go_inside_the_program(file: Path) -> None:
    with pytest.raises(AttachError, match="not inside the program"):
        attach("cn-labour", file, PACKAGE / "law", instrument=LAW)


@pytest.mark.parametrize("name", ["../secrets", "a/b", "", "A", "a.b"])
def test_a_name_cannot_leave_the_store(name: str, store: Path) -> None:
    with pytest.raises(AttachError, match="is not the name of a pack"):
        read_attached(name, store)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", json.dumps({"source_name": "x", "articles": 1})])
def test_a_damaged_store_is_said_so(content: str, store: Path) -> None:
    target = store / "texts" / "cn-sx-2022-180.json"
    target.parent.mkdir(parents=True)
    target.write_text(content, "utf-8")

    with pytest.raises(AttachError, match=r"cn-sx-2022-180\.json is damaged; attach the text again"):
        read_attached("cn-sx-2022-180", store)


def test_the_data_directory_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XIEGUAN_DATA", str(tmp_path))
    assert default_store() == tmp_path

    monkeypatch.delenv("XIEGUAN_DATA")
    assert default_store() == Path.home() / ".local" / "share" / "xieguan"
