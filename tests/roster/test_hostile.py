"""Whatever file arrives: a roster or a clear sentence, soon, and never a traceback."""

import resource
from pathlib import Path

import pytest

from tests.roster import hostile
from tests.roster.making import ON
from xieguan.roster import Roster, UnusableFile, read_roster
from xieguan.words import speaking

CORPUS = hostile.corpus()
SECONDS = 10  # of processor time, so that a busy machine does not count


def spent() -> float:
    """Processor seconds of this process and of the children that have ended."""
    ours, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return ours.ru_utime + ours.ru_stime + theirs.ru_utime + theirs.ru_stime


def outcome(path: Path) -> Roster | str:
    try:
        return read_roster(path, on=ON)
    except UnusableFile as refused:
        return refused.say


@pytest.mark.parametrize("name", CORPUS)
def test_a_hostile_file_gives_a_roster_or_a_sentence_in_time(tmp_path, name):
    path = CORPUS[name](tmp_path)
    before = spent()
    found = outcome(path)
    assert spent() - before < SECONDS
    if isinstance(found, Roster):
        assert found.people <= 200_000
        found.file.encode()
    else:
        assert found.endswith(("。", "."))
        assert "Traceback" not in found
        found.encode()


def test_there_are_more_than_a_hundred_and_fifty_of_them():
    assert len(CORPUS) >= 150


SENTENCES = {
    "a password.xlsx": "password",
    "a password.ods": "password",
    "macros.xlsm": "macros",
    "macros of 97.xls": "macros",
    "links outside.xlsx": "links to other files",
    "a billion laughs in sheet1.xml.xlsx": "XML entities",
    "a billion laughs.ods": "XML entities",
    "sixty megabytes of noughts.xlsx": "flood",
    "a sheet of noughts.xlsx": "flood",
    "a PDF.xlsx": "PDF",
    "a web page.xls": "web page",
    "a text document.xlsx": "text document",
    "a binary workbook.xlsx": ".xlsb",
    "a picture.xlsx": "no spreadsheet",
    "empty.csv": "empty",
    "latin.csv": "UTF-8",
    "an open quotation mark.csv": "line 14",
    "too many rows.csv": "200000",
    "fifty megabytes and more.csv": "50 MB",
    "sixteen thousand columns.xlsx": "400",
    "a cell of forty thousand.xlsx": "40000",
    "no file": "There is no file",
    "a folder": "not a file",
    "a pipe nobody writes to": "not a file",
    "a link to a device": "not a file",
}


@pytest.mark.parametrize("name", SENTENCES)
def test_the_sentence_names_what_is_wrong(tmp_path, name):
    with speaking("en"), pytest.raises(UnusableFile) as refused:
        read_roster(CORPUS[name](tmp_path), on=ON)
    assert SENTENCES[name] in refused.value.say


@pytest.mark.parametrize(
    "name",
    [
        "a million empty rows.xlsx",
        "a huge dimension.xlsx",
        "a link to a roster",
        "a name that is no text",
        "a name like an option",
        "an archive in an archive.xlsx",
        "old line ends.csv",
        "quotation marks inside.csv",
    ],
)
def test_what_only_looks_hostile_is_read(tmp_path, name):
    assert read_roster(CORPUS[name](tmp_path), on=ON).people >= 12
