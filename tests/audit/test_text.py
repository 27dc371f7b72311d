"""The report in a terminal: readable in 80 columns, harmless whatever a cell holds."""

from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from tests.factories.audits import (
    LABOUR,
    LAPSED,
    NO_DAYS_RECORDED,
    ONE_DAY_SHORT,
    SCHOOLLEAVER,
    SHANXI,
    adoption,
    audited,
    county,
    person,
    rejected,
)
from xieguan.audit import Audit, text
from xieguan.words import speaking

PEOPLE = (person(), person(name="韩梅梅", **SCHOOLLEAVER), person(name="王队", **NO_DAYS_RECORDED))


def printed(audit: Audit, width: int = 80, reports: tuple[Path, ...] = (), **how: Any) -> str:
    out = StringIO()
    console = Console(file=out, width=width, highlight=False, emoji=False, markup=False, **how)
    text.print_report(audit, console, reports)
    return out.getvalue()


def test_it_says_file_sheet_day_law_and_state():
    said = printed(audited(*PEOPLE))
    for word in ("名册.xlsx", "花名册", "标题行第 2 行", "2023-12-31", "180号", "有效"):
        assert word in said


def test_it_counts_people_by_their_worst_verdict():
    said = printed(audited(*PEOPLE, rejected=[rejected(9)]))
    assert "读到 4 行 · ◆ 退回 1 · 核对 3 人 · ○ 合规 1 · ● 不符 1 · ？ 待核 1" in said


def test_a_finding_has_cell_name_article_verdict_force_what_and_remedy():
    said = printed(audited(*PEOPLE), width=120)
    line = next(line for line in said.splitlines() if "韩梅梅" in line)
    assert "第十二条（三）" in line
    assert "● 不符" in line
    assert "高中" in line
    after = said[said.index("韩梅梅") :]
    assert "应当" in after
    assert "→核对学历" in after


def test_the_table_by_article_counts_each_outcome():
    said = printed(audited(*PEOPLE))
    line = next(line for line in said.splitlines() if "第十六条" in line)
    assert line.split()[1:] == ["岗前培训天数", "应当", "2", "·", "1"]


@pytest.mark.parametrize("width", [60, 80, 100, 160])
@pytest.mark.parametrize("packs", [(SHANXI,), (SHANXI, LABOUR)])
def test_no_line_is_wider_than_the_terminal(width, packs):
    warned = (county(3), county(4))
    said = printed(audited(*PEOPLE, packs=packs, rejected=[rejected(9)], warnings=warned), width=width)
    assert max(map(cell_len, said.splitlines())) <= width


def test_markup_in_a_cell_is_text():
    said = printed(audited(person(name="[bold red]李雷[/]", **SCHOOLLEAVER)), width=120)
    assert "[bold" in said
    assert "\x1b" not in said


def test_nothing_in_a_cell_steers_the_terminal():
    said = printed(
        audited(person(name="\x1b[2J\x07李\u202e雷", **SCHOOLLEAVER), sheet="\x1b]0;x\x07"), width=120
    )
    assert not {"\x1b", "\x07", "\u202e"} & set(said)


def test_there_is_colour_only_on_a_terminal_that_wants_it(monkeypatch):
    found = audited(*PEOPLE)
    assert "\x1b[" not in printed(found)
    assert "\x1b[" in printed(found, force_terminal=True, color_system="standard")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in printed(found, force_terminal=True, color_system="standard")


def test_a_flood_of_findings_is_cut_and_says_where_the_rest_is(monkeypatch):
    monkeypatch.setattr(text, "MOST_FINDINGS", 3)
    said = printed(audited(*[person(name=f"李{i}", **ONE_DAY_SHORT) for i in range(5)]))
    assert "李2" in said
    assert "李3" not in said
    assert "另有 2 项" in said
    assert "--report" in said


def test_like_warnings_are_told_once_with_their_number():
    warned = tuple(county(row) for row in range(3, 40))
    said = printed(audited(person(), warnings=warned))
    assert said.count("no county has the code") == 1
    assert "存疑：37 处" in said
    assert "同类另有 36 处" in said


def test_a_lapsed_law_is_said_to_have_lapsed():
    said = printed(audited(*PEOPLE, on=LAPSED), width=120)
    assert "已失效" in said
    assert "自 2024-10-08 起失效" in said
    assert "提示" in said


def test_a_kept_law_names_the_decision_and_whether_a_dismissal_can_rest_on_it():
    weak = printed(audited(*PEOPLE, on=LAPSED, adoptions=[adoption()]), width=160)
    strong = adoption(passed_on=date(2024, 9, 1), made_known_on=date(2024, 9, 10))
    assert "示例城管〔2024〕1号" in weak
    assert "不能据此辞退" in weak
    assert "不能据此辞退" not in printed(audited(*PEOPLE, on=LAPSED, adoptions=[strong]), width=160)


def test_what_the_roster_cannot_answer_is_told_once_for_each_article():
    said = printed(audited(*PEOPLE))
    part = said[said.index("名册没有相应的列") :]
    lines = [line.split()[0] for line in part.splitlines() if line.startswith("第")]
    assert "第十三条" in lines
    assert len(lines) >= 20


def test_the_last_line_explains_the_exit_status(tmp_path):
    assert printed(audited(*PEOPLE)).strip().endswith("（退出状态 1）。")
    clean = printed(audited(person()), reports=(tmp_path / "r.html",)).strip()
    assert clean.endswith("（退出状态 0）。")
    assert "r.html" in clean.replace("\n", "")


def test_it_speaks_english_too():
    with speaking("en"):
        said = printed(audited(*PEOPLE, rejected=[rejected(9)]), width=120)
    assert "● not met" in said
    assert "Art. 12(3)" in said
    assert "exit status 1" in said
