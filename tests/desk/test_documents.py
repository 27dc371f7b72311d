"""Papers as files: what is written in them is text and nothing else, in PDF and in Word."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pypdf
import pytest

from xieguan.desk.documents import Document, Fields, Heading, Signatures, Table, Text, as_pdf, as_word
from xieguan.desk.documents.widths import LANDSCAPE, halves, widths
from xieguan.words import _

HOSTILE = (
    '#import "/etc/passwd": x',
    "$ sum_(i=0)^n $",
    "\\ \\u{41} *bold* _it_ `raw` <label> @label ~ -- // /* ",
    "#{1/0} #panic() [x] ]",
    "<w:t>&amp;</w:t> =cmd()",
)
PAPER = Document(
    title="工作证件登记册",
    subtitle="南城县城市管理局",
    number="南城管〔2023〕7号",
    demo=False,
    blocks=(
        Heading("一、基本情况"),
        Fields([("姓名", "李雷"), ("发证日期", date(2023, 6, 1))]),
        Text("现将发放情况登记如下。"),
        Table(["证号", "姓名"], [["并0001", "李雷"], ["并0002", None]]),
        Table(["胸号", "起止"], []),
        Signatures(["经办人", "负责人"]),
    ),
)


def pages(content: bytes) -> list[str]:
    return ["".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def said(words: str) -> str:
    return "".join(_(words).split())


def word(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read("word/document.xml").decode()


def told(content: bytes) -> str:
    """All text of a Word file, in its order."""
    file = docx.Document(io.BytesIO(content))
    return "\n".join(node.text for node in file.element.body.iter() if node.tag.endswith("}t") and node.text)


def test_everything_a_paper_says_stands_in_both_forms() -> None:
    for shown in (pages(as_pdf(PAPER))[0], told(as_word(PAPER))):
        for text in ("工作证件登记册", "南城管〔2023〕7号", "李雷", "2023-06-01", "并0002", "经办人"):
            assert text in shown
        assert "None" not in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_ever_read_as_markup(text: str) -> None:
    everywhere = Document(
        title=text,
        subtitle=text,
        number=text,
        demo=False,
        blocks=(
            Heading(text),
            Fields([(text, text)]),
            Text(text),
            Table([text, "乙"], [[text, "乙"]]),
            Signatures([text]),
        ),
    )
    bare = "".join(text.split())
    assert pages(as_pdf(everywhere))[0].count(bare) >= 8
    assert told(as_word(everywhere)).count(text.strip()) >= 8


def test_what_cannot_be_printed_is_left_out() -> None:
    paper = replace(PAPER, title="登\x00记\x1b[31m\u202e册\ud800\ufeff", blocks=())
    assert "登记[31m册" in pages(as_pdf(paper))[0]
    assert "登记[31m册" in told(as_word(paper))


def test_a_demonstration_says_so_on_every_page() -> None:
    rows = [[f"并{n:04}", "李雷"] for n in range(120)]
    shown = pages(as_pdf(Document(title="登记册", demo=True, blocks=(Table(["证号", "姓名"], rows),))))
    assert len(shown) > 2
    assert all(said("Demonstration data") in page and "证号姓名" in page for page in shown)
    last = _("page {page} of {pages}").format(page=len(shown), pages=len(shown))
    assert "".join(last.split()) in shown[-1]


def test_a_word_file_repeats_its_header_names_its_fonts_and_says_demonstration() -> None:
    content = as_word(replace(PAPER, demo=True))
    body = word(content)
    assert "<w:tblHeader/>" in body
    assert 'w:eastAsia="宋体"' in body
    assert _("Demonstration data") in docx.Document(io.BytesIO(content)).sections[0].header.paragraphs[0].text
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        footer = "".join(packed.read(name).decode() for name in packed.namelist() if "footer" in name)
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer


def test_whether_it_is_a_demonstration_nobody_need_remember(settings) -> None:
    settings.DEMO = True
    assert Document(title="登记册").demo


def test_the_same_paper_is_the_same_file(monkeypatch) -> None:
    before = as_pdf(PAPER), as_word(PAPER)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_seconds: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert (as_pdf(PAPER), as_word(PAPER)) == before


def test_an_empty_table_says_that_nothing_is_recorded() -> None:
    assert said("Nothing is recorded.") in pages(as_pdf(PAPER))[0]
    assert _("Nothing is recorded.") in told(as_word(PAPER))


def test_only_the_fonts_of_the_package_are_used() -> None:
    reader = pypdf.PdfReader(io.BytesIO(as_pdf(PAPER)))
    names = {str(font.get_object()["/BaseFont"]) for font in reader.pages[0]["/Resources"]["/Font"].values()}
    assert {name.partition("+")[2] for name in names} <= {"NotoSansSC-Regular", "NotoSerifSC-Regular"} | {
        "NotoSansSC-Regular-Identity-H",
        "NotoSerifSC-Regular-Identity-H",
    }


def test_a_row_that_does_not_fit_its_table_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="2 columns"):
        as_pdf(replace(PAPER, blocks=(Table(["甲", "乙"], [["一"]]),)))


def test_a_word_file_is_chinese_of_today_and_keeps_what_is_signed_together() -> None:
    content = as_word(PAPER)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        settings, styles = (packed.read(f"word/{name}.xml").decode() for name in ("settings", "styles"))
    assert (
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
    )
    assert 'w:eastAsia="zh-CN"' in styles
    assert "ja-JP" not in settings
    signed = docx.Document(io.BytesIO(content)).tables[-1]
    assert "<w:cantSplit/>" in signed.rows[0]._tr.xml


def test_a_day_and_a_name_are_not_broken_where_there_is_room() -> None:
    columns = ["序号", "姓名", "单位", "编号", "发放日期", "签收", "应还日期", "去向"]
    row = [
        "1",
        "曹磊东",
        "海安市示例综合行政执法局" * 3,
        "RHA0012345",
        *["2026-05-06"] * 3,
        "经办人当面清点" * 6,
    ]
    found = widths(columns, [row], landscape=True)
    assert sum(found) <= LANDSCAPE
    for place in (1, 3, 4, 5, 6):
        assert found[place] >= halves(row[place]) + 2


def test_a_table_has_widths_even_where_nothing_fits() -> None:
    found = widths(["列"] * 60, [["x" * 40] * 60], landscape=False)
    assert min(found) > 0
    assert widths(["甲", "乙"], [], landscape=False) == [6, 6]
