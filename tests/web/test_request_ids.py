"""Every answer has an id, the proxy's or a new one; log and error page have it too. No query is logged."""

import logging
from io import StringIO

import pytest
from django.test import Client
from django.urls import include, path

from xieguan.desk import logs

HEADER = "X-Request-ID"


def broken(_request):
    raise RuntimeError("the number was 140199199505170134")


urlpatterns = [path("broken/", broken), path("", include("xieguan.web.urls"))]
handler500 = "xieguan.web.errors.failed"


@pytest.fixture
def lines(monkeypatch):
    """What the log has said since it was last asked."""
    monkeypatch.setenv("XIEGUAN_LOG", "json")
    monkeypatch.setattr(logging, "raiseExceptions", True)
    written, before = StringIO(), logging.getLogger().handlers[:]
    logs.start()
    logging.getLogger().handlers[0].setStream(written)

    def said() -> str:
        text = written.getvalue()
        written.truncate(0)
        written.seek(0)
        return text

    yield said
    logging.getLogger().handlers = before
    logging.getLogger("django.request").setLevel(logging.NOTSET)


def test_a_sane_id_of_the_proxy_is_kept(client, db):
    given = "0f3c9a7be2d14c55a6e1"
    assert client.get("/healthz", headers={HEADER: given})[HEADER] == given


@pytest.mark.parametrize(
    "given", ["", "short", "x" * 65, "two words here", "a\nforged: line", "编号编号编号编号", "<script>alert"]
)
def test_any_other_is_replaced(client, db, given):
    made = client.get("/healthz", headers={HEADER: given})[HEADER]
    assert made != given
    assert len(made) == 32


def test_two_requests_have_two_ids(client, db):
    assert client.get("/healthz")[HEADER] != client.get("/healthz")[HEADER]


def test_the_log_has_the_id_and_no_query(client, db, lines):
    client.get("/nowhere/?q=李雷", headers={HEADER: "request-0001"})
    said = lines()
    assert "request-0001" in said
    assert '"/nowhere/"' in said
    assert "李雷" not in said
    assert "%E6" not in said


def test_the_page_of_an_error_shows_the_id_and_the_log_has_the_trace_masked(settings, lines):
    settings.ROOT_URLCONF = __name__
    answer = Client(raise_request_exception=False).get("/broken/", headers={HEADER: "request-0002"})
    said = lines()
    assert answer.status_code == 500
    assert answer[HEADER] == "request-0002"
    assert "request-0002" in answer.content.decode()
    assert "RuntimeError" in said
    assert "140199199505170134" not in said + answer.content.decode()


def test_one_request_leaves_its_id_to_no_other(client, db, lines):
    client.get("/nowhere/", headers={HEADER: "request-0003"})
    lines()
    logging.getLogger("x").warning("afterwards")
    assert "request-0003" not in lines()
