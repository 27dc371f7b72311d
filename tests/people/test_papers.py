"""Papers of the office's records: what they hold, who may have them, and what the trail keeps of it."""

import hashlib
import io
from datetime import date

import docx
import pytest

from tests.people.cast import DAY, id_number, li_lei
from tests.people.doing import last
from xieguan.desk.models import Entry
from xieguan.law.facts import vocabulary
from xieguan.people.outcomes import Denied, Invalid, NotFound
from xieguan.people.papers import registry
from xieguan.people.papers.making import make
from xieguan.people.suppliers import supply
from xieguan.words import _


@pytest.fixture
def li(cast) -> str:
    return li_lei(cast)


def paper(name: str, subject, by, form: str = "docx", on: date = DAY):
    return make(name, getattr(subject, "public", subject), form=form, by=by, on=on)


def cells(content: bytes) -> list[list[str]]:
    return [
        [cell.text for cell in row.cells]
        for table in docx.Document(io.BytesIO(content)).tables
        for row in table.rows
    ]


def test_the_roster_holds_who_is_at_work_that_day(li, cast) -> None:
    li_lei(cast, name="韩雪", id_number=id_number(serial=15), hired_on=date(2023, 5, 1))
    rows = cells(paper("roster", cast.county, cast.clerk).content)
    early = cells(paper("roster", cast.county, cast.clerk, on=date(2023, 4, 1)).content)
    assert [row[1] for row in rows][1:3] == ["韩雪", "李雷"]
    assert early[1][1] == "李雷"
    assert "韩雪" not in str(early)


def test_whoever_gets_a_paper_stands_on_the_trail_with_its_hash(li, cast) -> None:
    made = paper("roster", cast.county, cast.clerk, "pdf")
    entry = last()
    assert (entry.kind, entry.act, entry.actor) == ("read", "papers.make", cast.clerk.public)
    assert (entry.subject, entry.organisation) == (cast.county.public, cast.county.public)
    assert entry.detail["sha256"] == hashlib.sha256(made.content).hexdigest()
    assert made.media_type == "application/pdf"
    assert made.content.startswith(b"%PDF")


def test_a_paper_outside_ones_reach_does_not_exist(li, cast) -> None:
    before = Entry.objects.count()
    for name, subject in (("roster", cast.county), ("personnel_file", li), ("no_such", cast.county)):
        with pytest.raises(NotFound):
            paper(name, subject, cast.stranger)
    with pytest.raises(NotFound):
        paper("roster", cast.county, cast.clerk, form="exe")
    with pytest.raises(Denied):
        paper("roster", cast.county, cast.auditor)
    assert Entry.objects.count() == before


def test_the_file_of_somebody_shows_no_full_number_and_nothing_sensitive(li, cast) -> None:
    said = str(cells(paper("personnel_file", li, cast.clerk).content))
    assert "李雷" in said
    assert id_number() not in said
    assert _("Recorded here") in said, "what happened, from the trail"


def test_a_table_too_long_for_paper_is_refused(li, cast, monkeypatch) -> None:
    monkeypatch.setattr(registry, "MOST", 0)
    before = Entry.objects.count()
    with pytest.raises(Invalid):
        paper("roster", cast.county, cast.clerk)
    assert Entry.objects.count() == before


def test_the_law_knows_which_papers_the_office_can_produce() -> None:
    known = {"paper.roster", "paper.personnel_file", "paper.badge_register", "paper.certificate_register"}
    assert known <= supply().papers & set(vocabulary().papers)


def test_a_paper_names_a_read_that_exists_and_is_declared_once() -> None:
    with pytest.raises(ValueError, match="no read"):
        registry.paper("x", of=type(None), read="x.see", title=str)
    with pytest.raises(ValueError, match="two papers"):
        registry.paper("roster", of=type(None), read="engagements.see", title=str)(lambda: None)
