"""The HTML report: whole in itself, safe with whatever a cell holds, and saying all that was found."""

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256

import pytest

from tests.factories.audits import (
    LABOUR,
    LAPSED,
    NO_DAYS_RECORDED,
    ONE_DAY_SHORT,
    SCHOOLLEAVER,
    SHANXI,
    TOO_OLD,
    adoption,
    audited,
    county,
    person,
    rejected,
)
from xieguan.audit import Audit
from xieguan.audit.html import render, write_html
from xieguan.law.wording import cite
from xieguan.words import speaking

FOUR = (
    person(name="韩梅梅", **SCHOOLLEAVER),
    person(name="王队", **ONE_DAY_SHORT),
    person(name="外地", **NO_DAYS_RECORDED),
    person(name="老李", **TOO_OLD),
)


def english(audit: Audit) -> str:
    with speaking("en"):
        return render(audit)


def rows_of(page: str) -> list[str]:
    return re.findall(r'<tr role="row" class="is-.*?</tr>', page, re.DOTALL)


def test_the_page_asks_for_nothing_and_runs_nothing():
    page = render(audited(*FOUR, rejected=[rejected(9)], warnings=(county(3),)))
    assert not re.search(r"https?:|//[a-z]|<script|<link|<img|<iframe|<object|\ssrc=|\sstyle=|\son\w+=", page)
    assert set(re.findall(r"url\(([^)]*)\)", page)) == {"#hatch"}
    assert "@import" not in page


def test_the_policy_lets_in_the_one_style_by_its_hash():
    page = render(audited(*FOUR))
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_each_finding_has_its_row_with_cell_name_article_value_and_outcome():
    audit = audited(*FOUR)
    rows = rows_of(render(audit))
    assert len(rows) == len(audit.findings) == 4
    for row, finding in zip(rows, audit.findings, strict=True):
        rule = finding.ruling.rule
        assert finding.row.name in row
        assert cite(rule.article, rule.item) in row
        assert f"is-{finding.ruling.outcome}" in row
        assert re.search(rf">[A-Z]+{finding.row.number}<", row)
    assert ">14<" in rows[1]


def test_a_derived_fact_points_at_the_cells_it_came_from():
    (row,) = rows_of(render(audited(person(**TOO_OLD))))
    columns = re.findall(r'class="cellref">([A-Z]+)3<', row)
    assert len(columns) == 2  # the ID number and the hire date
    assert columns[0] == "B"


def test_a_rule_of_thumb_and_an_advice_are_marked_as_such():
    (should,) = rows_of(english(audited(person(**TOO_OLD))))
    (advise,) = rows_of(english(audited(person(**TOO_OLD), on=LAPSED)))
    (must,) = rows_of(english(audited(person(**SCHOOLLEAVER))))
    assert "as a rule" in re.findall(r'class="tag[^>]*>([^<]*)<', should)
    assert "advisory" in re.findall(r'class="tag[^>]*>([^<]*)<', advise)
    assert 'class="tag' not in must


def test_a_blank_cell_is_to_be_filled_in():
    (row,) = rows_of(english(audited(person(**NO_DAYS_RECORDED))))
    assert ">blank<" in row
    assert re.search(r"fill in [A-Z]3", row)


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('"><b style="x">', "&#34;&gt;&lt;b"),
        ("{{ 7*7 }}{% raw %}", "{{ 7*7 }}{% raw %}"),
        ("张\u202e三\u200b", "张‹U+202E›三‹U+200B›"),
        ("张\ud800三\x00", "张‹U+D800›三‹U+0000›"),
    ],
)
def test_hostile_text_is_only_text(hostile, shown, tmp_path):
    write_html(
        audited(
            person(name=hostile, prejob_workdays=(hostile, None)),
            file=hostile,
            sheet=hostile,
            rejected=[rejected(9, hostile)],
        ),
        tmp_path / "report.html",
    )
    page = (tmp_path / "report.html").read_text("utf-8")
    assert hostile not in page.replace(shown, "")
    assert page.count(shown) >= 5


def test_a_cell_of_five_thousand_characters_is_clipped():
    page = render(audited(person(prejob_workdays=("长" * 5000, None))))
    assert "长" * 120 + "…" in page
    assert "长" * 700 not in page


def test_no_id_number_is_kept_wherever_it_was_typed():
    number = "14019919900307451X"
    page = render(
        audited(
            person(name=f"张三{number}", prejob_workdays=(f"{number[:6]} {number[6:14]} {number[14:]}", None))
        )
    )
    assert "19900307" not in page
    assert "140199********451X" in page


def test_the_head_counts_people():
    page = english(audited(*FOUR, person(), rejected=[rejected(9)]))
    (tally,) = re.findall(r'<dl class="tally">.*?</dl>', page, re.DOTALL)
    numbers = dict(re.findall(r"<dt>(?:<span.*?</svg>)?([a-z ]+)(?:</span>)?</dt><dd>(\d+)", tally))
    assert numbers == {
        "read": "6",
        "rejected": "1",
        "judged": "5",
        "all met": "1",
        "something not met": "3",
        "only to be verified": "1",
    }


def test_nothing_found_is_said_and_what_was_not_asked_is_not_passed_over():
    page = english(audited(person()))
    assert "All that was asked is met" in page
    assert "they may still not be met" in page
    assert not rows_of(page)


def test_with_every_row_rejected_nothing_is_called_met():
    page = english(audited(rejected=[rejected(3)]))
    assert "Nobody could be judged" in page
    assert "All that was asked is met" not in page


def test_with_no_column_the_law_asks_about_nothing_is_called_met():
    page = english(audited({"name": "李雷"}))
    assert "No rule could be asked" in page
    assert "all met" not in page


def test_a_lapsed_law_is_named_with_its_last_day_and_its_successor():
    page = english(audited(*FOUR, on=LAPSED))
    assert "has lapsed: what follows is advisory" in page
    assert "2024-10-07" in page
    assert "晋建管规字〔2024〕208号" in page


@pytest.mark.parametrize(
    ("days", "warned"),
    [
        ({}, True),
        ({"passed_on": date(2024, 9, 1)}, True),
        ({"passed_on": date(2024, 9, 1), "made_known_on": date(2024, 9, 2)}, False),
    ],
)
def test_a_kept_law_is_said_in_the_office_s_name_and_warned_of_until_made_known(days, warned):
    page = english(audited(*FOUR, on=LAPSED, adoptions=[adoption(**days)]))
    assert "Kept by this office&#39;s own decision: 示例城管〔2024〕1号" in page
    assert "局务会 keeps it as internal policy from 2024-10-08 to 2027-10-07" in page
    assert "lapsed" not in page.lower().replace(".note.lapse", "")
    assert ("No dismissal can rest on it yet" in page) is warned


def test_of_two_laws_each_citation_names_its_own():
    late = {"labour_contract_signed_on": ("", None)}
    page = render(audited(person(name="韩梅梅", **SCHOOLLEAVER, **late), packs=(SHANXI, LABOUR)))
    assert re.search(r"第十二条（三）</a> <span class=\"of\">晋建管规字〔2022〕180号", page)
    assert "劳动合同法</span>" in page


def test_eighty_six_like_warnings_are_one_line():
    page = english(audited(person(), warnings=tuple(county(row) for row in range(3, 89))))
    assert page.count("and 85 like it") == 1
    assert re.search(r"<details><summary>(?:(?!</details>).)*Row 3, column B", page, re.DOTALL)


def test_a_parameter_stands_with_its_value_and_reason():
    page = render(audited(*FOUR))
    assumptions = page[page.index('id="assumed"') :]
    assert "首次受聘年龄上限 <b>40周岁</b>" in assumptions
    assert "使它成为可说明理由的例外" in assumptions


def test_what_was_not_asked_takes_one_line_an_article():
    audit = audited(*FOUR)
    page = english(audit)
    section = page[page.index('id="unasked"') : page.index('id="assumed"')]
    articles = {(entry.law.pack.id, entry.rule.article) for entry in audit.not_asked}
    lines = re.findall(r'<li><details><summary>.*?class="cite plain">([^<]*)<', section, re.DOTALL)
    assert len(articles) <= len(lines) <= 2 * len(articles)
    assert len(audit.not_asked) > len(lines)


def test_twenty_thousand_findings_still_make_a_page_that_says_what_it_leaves_out():
    crowd = [person(name=f"人{at}", **SCHOOLLEAVER) for at in range(20_000)]
    page = english(audited(*crowd))
    assert len(rows_of(page)) == 2000
    assert "the first 2000 of 20000 findings" in page
    assert page.count('<details class="chunk') == 19
    assert len(page) < 5_000_000


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_the_page_says_which_language_it_speaks(language):
    with speaking(language):
        assert f'<html lang="{language}">' in render(audited(*FOUR))


def test_every_link_on_the_page_leads_somewhere():
    page = render(audited(*FOUR, rejected=[rejected(9)]))
    ids = set(re.findall(r'\sid="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
    assert len(re.findall(r'\sid="([^"]+)"', page)) == len(ids)
