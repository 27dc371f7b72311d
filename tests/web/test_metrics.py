"""/metrics: for the machine itself, the addresses named, or a token. It counts routes and acts, and names nobody."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest
from django.utils import timezone

from tests.people.cast import Cast, id_number, li_lei
from xieguan.desk import trail
from xieguan.desk.models import Job
from xieguan.people.outcomes import NotFound
from xieguan.people.perform import perform

NUMBER = id_number()


@pytest.fixture
def read(client):
    def get(**headers):
        response = client.get("/metrics", **headers)
        return response, response.content.decode()

    return get


def value(text: str, line: str) -> float:
    return next(
        (float(entry.rpartition(" ")[2]) for entry in text.splitlines() if entry.startswith(line + " ")), 0.0
    )


def test_this_machine_may_read_it(read, db):
    response, text = read()
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/plain")
    assert "xieguan_unsealed_entries" in text


def test_another_address_finds_nothing_there(read, db):
    response, text = read(REMOTE_ADDR="10.0.0.7")
    assert response.status_code == 404
    assert "xieguan_" not in text


def test_an_address_that_is_named_may_read_it(read, db, settings):
    settings.METRICS_FROM = ["10.0.0.7"]
    assert read(REMOTE_ADDR="10.0.0.7")[0].status_code == 200
    assert read()[0].status_code == 404


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_who_comes_through_a_proxy_does_not_borrow_its_address(read, db, header):
    assert read(headers={header: "203.0.113.9"})[0].status_code == 404


def test_the_token_opens_it_from_anywhere_and_nothing_like_it_does(read, db, settings):
    settings.METRICS_TOKEN = "a-long-token"
    far = {"REMOTE_ADDR": "10.0.0.7"}
    assert read(headers={"Authorization": "Bearer a-long-token"}, **far)[0].status_code == 200
    for wrong in ("Bearer a-long", "Bearer ", "Bearer 中文", "a-long-token", ""):
        assert read(headers={"Authorization": wrong}, **far)[0].status_code == 404


def test_an_empty_token_opens_nothing(read, db):
    assert read(headers={"Authorization": "Bearer "}, REMOTE_ADDR="10.0.0.7")[0].status_code == 404


def test_requests_are_counted_by_route_never_by_path(client, read, cast, as_):
    line = 'xieguan_request_seconds_count{method="GET",route="none",status="404"}'
    before = value(read()[1], line)
    client.get("/people/somebody-secret/nowhere/")
    after, text = value(read()[1], line), read()[1]
    assert after == before + 1
    assert "somebody-secret" not in text


def test_a_strange_method_makes_no_label_of_its_own(client, read, db):
    client.generic("BREW", "/healthz")
    text = read()[1]
    assert 'method="other"' in text
    assert "BREW" not in text


def test_acts_are_counted_by_name_and_outcome_once_they_are_there_for_good(
    cast: Cast, read, django_capture_on_commit_callbacks
):
    done = 'xieguan_acts_total{act="engagements.open",kind="act",outcome="done"}'
    refused = 'xieguan_acts_total{act="engagements.correct",kind="refusal",outcome="not-found"}'
    before = read()[1]
    with django_capture_on_commit_callbacks(execute=True):
        subject = li_lei(cast)
        with pytest.raises(NotFound):
            perform("engagements.correct", subject, {"reason": "x"}, by=cast.stranger, on=date(2023, 6, 1))
    after = read()[1]
    assert value(after, done) == value(before, done) + 1
    assert value(after, refused) == value(before, refused) + 1


def test_it_names_nobody(cast: Cast, read, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        subject = li_lei(cast)
    text = read()[1]
    assert "engagements.open" in text
    for personal in (
        "李雷",
        NUMBER,
        subject,
        cast.clerk.username,
        cast.clerk.public,
        cast.county.public,
        "南城县",
    ):
        assert personal not in text


def test_what_waits_is_measured(cast: Cast, read):
    li_lei(cast)
    now = timezone.now()
    Job.objects.create(name="imports.commit", arguments={}, owner="", organisation="", queued_at=now)
    text = read()[1]
    assert value(text, "xieguan_unsealed_entries") > 0
    assert value(text, 'xieguan_jobs{job="imports.commit",state="waiting"}') == 1
    trail.seal()
    assert value(read()[1], "xieguan_unsealed_entries") == 0


def test_the_age_of_the_sheet_is_told_once_a_night_has_passed(read, db):
    assert "xieguan_sheet_age_days " not in read()[1]
    now, today = timezone.now(), timezone.localdate()
    Job.objects.create(
        name="sheet.rebuild",
        arguments={"day": today.replace(day=1).isoformat()},
        owner="",
        organisation="",
        queued_at=now,
        state="done",
    )
    assert value(read()[1], "xieguan_sheet_age_days") == today.day - 1


def test_it_asks_the_database_little(client, db, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        client.get("/metrics")


SHARED = """if True:
    import json, os, sys
    from pathlib import Path
    from xieguan.web import counts
    counts.share(Path(sys.argv[1]))
    counts.request("home", "GET", 200, 0.01)
    if len(sys.argv) > 2:
        from prometheus_client import CollectorRegistry, generate_latest
        from prometheus_client.multiprocess import MultiProcessCollector
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
        print(generate_latest(registry).decode())
    else:
        input()
"""


def test_processes_share_their_counts_and_the_dead_leave_none(tmp_path):
    environment = {key: text for key, text in os.environ.items() if not key.startswith("PROMETHEUS")}
    environment["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    start = [sys.executable, "-c", SHARED, str(tmp_path / "shared")]
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "histogram_4194399.db").write_bytes(b"a process that is no more")
    other = subprocess.Popen(start, env=environment, stdin=subprocess.PIPE, text=True)
    while not list((tmp_path / "shared").glob(f"histogram_{other.pid}.db")):
        assert other.poll() is None
    seen = subprocess.run([*start, "print"], env=environment, capture_output=True, text=True, check=False)
    other.communicate("\n")
    assert 'xieguan_request_seconds_count{method="GET",route="home",status="200"} 2.0' in seen.stdout, (
        seen.stderr
    )
    assert not (tmp_path / "shared" / "histogram_4194399.db").exists()


def test_the_first_requests_may_come_at_once(tmp_path):
    script = """if True:
        import sys
        from concurrent.futures import ThreadPoolExecutor
        from threading import Barrier
        from xieguan.web import counts
        sys.setswitchinterval(1e-6)
        together = Barrier(8)
        def first(_number):
            together.wait()
            counts.request("home", "GET", 200, 0.01)
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(first, range(8)))
    """
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_log_of_a_request_is_one_line_of_json(tmp_path):
    script = """if True:
        import logging
        from xieguan.desk import logs
        logs.start()
        from structlog.contextvars import bound_contextvars
        with bound_contextvars(request_id="abc"):
            logging.getLogger("xieguan.web").info("request", extra={"method": "GET", "ms": 3, "secret": "x"})
            logging.getLogger("x").info("import of %s", "140199199505170134")
    """
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "XIEGUAN_LOG": "json"},
        capture_output=True,
        text=True,
        check=True,
    )
    first, second = map(json.loads, done.stderr.splitlines())
    assert (first["event"], first["method"], first["ms"], first["request_id"]) == ("request", "GET", 3, "abc")
    assert "secret" not in first
    assert second["event"] == "import of 140***"
