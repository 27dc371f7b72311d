"""The real regulations, where they lie beside the project: they are not part of it, so most machines lack them."""

import os
from pathlib import Path

import pytest

from xieguan.law.attach import attach
from xieguan.law.official import OfficialText, read_file

TEXTS = Path(__file__).resolve().parents[3] / "shared" / "regulations"
ABSENT = f"THE OFFICIAL TEXTS ARE NOT HERE, so reading them is not tried: put them into {TEXTS}"

if not TEXTS.is_dir() and os.environ.get("XIEGUAN_SKIP_NOTHING"):
    pytest.skip(
        ABSENT, allow_module_level=True
    )  # a module skip: CI, which cannot have them, is not red for it
pytestmark = pytest.mark.skipif(not TEXTS.is_dir(), reason=ABSENT)

SHANXI_ITEMS = {6: 4, 7: 7, 12: 5, 13: 7, 18: 8, 24: 9}
HAIAN_ITEMS = {8: 6, 9: 8, 15: 6, 16: 7, 17: 8, 18: 6, 19: 7, 23: 6}


def shanxi() -> OfficialText:
    return read_file(TEXTS / "shanxi-2022-180.txt")


def haian() -> OfficialText:
    return read_file(TEXTS / "haian-2022-7.txt")


def words(text: OfficialText) -> list[str]:
    return [
        part for entry in text.articles for part in (*entry.paragraphs, *(item.text for item in entry.items))
    ]


@pytest.mark.parametrize(("text", "count", "items"), [(shanxi, 31, SHANXI_ITEMS), (haian, 33, HAIAN_ITEMS)])
def test_every_article_and_item_is_found(text, count: int, items: dict[int, int]) -> None:
    articles = text().articles

    assert [entry.number for entry in articles] == list(range(1, count + 1))
    assert {entry.number: len(entry.items) for entry in articles if entry.items} == items


@pytest.mark.parametrize("text", [shanxi, haian])
def test_no_page_furniture_and_no_broken_sentence_is_left(text) -> None:
    for part in words(text()):
        assert not any(sign in part for sign in ("规范性文件", "**", "#", "【", "\n"))
        assert part.endswith(("。", "：", "；", ";"))


def test_sentences_the_pages_broke_are_joined() -> None:
    joined = "".join(words(haian()) + words(shanxi()))
    for sentence in (
        "关于加强法治政府建设的相关要求，结合本市实际",
        "不得聘用为行政执法辅助人员：",
        "定期开展思想政治、法律知识、岗位技能和心理健康等培训",
        "依法退回劳务派遣机构",
        "服装以及日常管理等所需经费",
        "15 个工作日，培训合格的方可",
        "存在故意或者重大过失的，城市管理执法主管部门赔偿损失后",
    ):
        assert sentence in joined


def test_the_stray_fragment_is_reported() -> None:
    text = shanxi()

    assert [(doubt.line, doubt.text) for doubt in text.unmatched] == [(35, "作。")]
    assert haian().unmatched == ()
    assert [entry.heading for entry in text.articles if entry.heading is None] == [None, None]  # 29 and 30


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("administrative-coercion-law-2011", 71),
        ("administrative-penalty-law-2021", 86),
        ("labour-contract-law-2012", 98),
        ("labour-contract-law-regulations-2008", 38),
        ("personal-information-protection-law-2021", 74),
        ("state-compensation-law-2012", 42),
        ("work-injury-insurance-2010", 67),
    ],
)
def test_national_laws_are_read_whole(name: str, count: int) -> None:
    text = read_file(TEXTS / "national" / f"{name}.txt")

    assert [entry.number for entry in text.articles] == list(range(1, count + 1))
    assert text.unmatched == ()


@pytest.mark.parametrize(
    ("instrument", "name"),
    [
        ("administrative-coercion-law", "administrative-coercion-law-2011"),
        ("administrative-penalty-law", "administrative-penalty-law-2021"),
        ("labour-contract-law", "labour-contract-law-2012"),
        ("labour-contract-law-regulations", "labour-contract-law-regulations-2008"),
        ("state-compensation-law", "state-compensation-law-2012"),
        ("work-injury-insurance", "work-injury-insurance-2010"),
    ],
)
def test_the_national_pack_agrees_with_the_laws(instrument: str, name: str, tmp_path: Path) -> None:
    attachment = attach("cn-labour", TEXTS / "national" / f"{name}.txt", tmp_path, instrument=instrument)

    assert attachment.sentences() == []


@pytest.mark.parametrize(
    ("pack", "name"), [("cn-sx-2022-180", "shanxi-2022-180"), ("cn-js-haian-2022-7", "haian-2022-7")]
)
def test_the_regional_packs_agree_with_their_regulations(pack: str, name: str, tmp_path: Path) -> None:
    attachment = attach(pack, TEXTS / f"{name}.txt", tmp_path)

    assert attachment.match.sentences() == []
    assert attachment.title_found
