"""An office that has attached the official text sees it in the report, beside the gist."""

from pathlib import Path

import pytest

from tests.factories.audits import ONE_DAY_SHORT, audited, person
from xieguan.audit.html import render
from xieguan.law.attach import attach
from xieguan.law.numerals import write_numeral
from xieguan.words import speaking


@pytest.fixture
def attached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A made-up text of thirty-one articles."""
    lines = [f"第{write_numeral(number)}条　公布文字<i>{number}</i>。" for number in range(1, 32)]
    (tmp_path / "text.txt").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setenv("XIEGUAN_DATA", str(tmp_path))
    attach("cn-sx-2022-180", tmp_path / "text.txt", tmp_path)


def page() -> str:
    with speaking("en"):
        return render(audited(person(name="王队", **ONE_DAY_SHORT)))


def test_the_words_of_the_law_stand_beside_ours(attached: None) -> None:
    assert "公布文字&lt;i&gt;16" in page()
    assert "not the official text" not in page()


def test_without_a_text_the_page_says_that_the_words_are_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XIEGUAN_DATA", str(tmp_path))

    assert "not the official text" in page()
