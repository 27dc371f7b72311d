"""Jobs: asked for in a transaction, held by a lease, resumed when a worker dies, never done by two."""

import threading
from datetime import timedelta

import pytest
from django.db import OperationalError, transaction
from django.utils import timezone

from xieguan.desk import jobs, nightly, worker
from xieguan.desk.jobs import Gone, Held, JobFailed, cancel, claim, queue
from xieguan.desk.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def known(monkeypatch):
    monkeypatch.setattr(jobs, "JOBS", {})
    monkeypatch.setattr(jobs, "known", lambda: jobs.JOBS)
    monkeypatch.setattr(nightly, "NIGHTLY", [])


def ask(body, **arguments) -> Job:
    jobs.job("rosters.count")(body)
    return queue("rosters.count", arguments, owner="韩梅梅", organisation="南城")


def now(job: Job) -> Job:
    job.refresh_from_db()
    return job


def lapse(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(leased_until=timezone.now() - timedelta(seconds=1))


def test_work_asked_for_is_done_and_its_result_kept() -> None:
    job = ask(lambda arguments, held: {"rows": arguments["rows"] * 2}, rows=21)

    assert worker.run_one()
    assert (now(job).state, job.result, job.error) == ("done", {"rows": 42}, "")
    assert not worker.run_one()


def test_nothing_is_asked_for_by_an_act_that_was_rolled_back() -> None:
    undo = transaction.savepoint()
    ask(lambda arguments, held: None)
    transaction.savepoint_rollback(undo)

    assert not Job.objects.exists()


def test_work_nobody_knows_cannot_be_asked_for() -> None:
    with pytest.raises(ValueError, match=r"rosters\.eat"):
        queue("rosters.eat", {}, owner="", organisation="")


def test_two_jobs_of_one_name_are_a_mistake() -> None:
    jobs.job("a.b")(lambda arguments, held: None)
    with pytest.raises(ValueError, match=r"a\.b"):
        jobs.job("a.b")(lambda arguments, held: {})


def test_the_oldest_comes_first() -> None:
    first = ask(lambda arguments, held: None)
    queue("rosters.count", {}, owner="", organisation="")

    taken = claim("one")
    assert taken is not None
    assert taken.pk == first.pk


def test_a_job_that_is_held_is_nobody_elses() -> None:
    ask(lambda arguments, held: None)

    assert claim("one") is not None
    assert claim("two") is None


def test_a_job_whose_worker_died_passes_to_another() -> None:
    job = ask(lambda arguments, held: None)
    first = claim("one")
    lapse(job)
    second = claim("two")

    assert first is not None
    assert second is not None
    assert (second.pk, second.worker, second.started_at) == (first.pk, "two", first.started_at)
    with pytest.raises(Gone):
        Held(first).progress(1)
    assert not Held(first).renew()
    assert not Held(first).finish({})
    assert now(job).state == "running"


def test_renewing_keeps_the_lease() -> None:
    job = ask(lambda arguments, held: None)
    taken = claim("one")
    lapse(job)

    assert taken is not None
    assert Held(taken).renew()
    assert claim("two") is None


def test_progress_is_recorded() -> None:
    def body(arguments, held):
        held.progress(3, 10)

    job = ask(body)
    worker.run_one()
    assert (now(job).done, job.total) == (3, 10)


def test_a_step_of_a_cancelled_job_is_rolled_back() -> None:
    other = Job.objects.create(name="x", arguments={}, owner="", organisation="", queued_at=timezone.now())

    def body(arguments, held):
        cancel(held.pk)
        with transaction.atomic():
            Job.objects.filter(pk=other.pk).update(owner="changed")
            held.progress(1)

    job = ask(body)
    worker.run_one()

    assert now(other).owner == ""
    assert now(job).state == "cancelled"


def test_a_waiting_job_that_is_cancelled_never_begins() -> None:
    job = ask(lambda arguments, held: 1 / 0)

    assert cancel(job.pk)
    assert not worker.run_one()
    assert now(job).state == "cancelled"
    assert not cancel(job.pk)


def test_what_cannot_be_done_says_why_in_a_sentence() -> None:
    def body(arguments, held):
        raise JobFailed("第3行不是人员")

    job = ask(body)
    worker.run_one()
    assert (now(job).state, job.error) == ("failed", "第3行不是人员")


def test_a_defect_shows_the_user_no_traceback_and_the_log_has_it(caplog) -> None:
    job = ask(lambda arguments, held: {}["secret"])
    worker.run_one()

    assert now(job).state == "failed"
    assert str(job.pk) in job.error
    assert "secret" not in job.error
    assert "KeyError" in caplog.text


def test_when_the_database_fails_the_job_goes_back() -> None:
    def body(arguments, held):
        raise OperationalError("database or disk is full")

    job = ask(body)
    with pytest.raises(OperationalError):
        worker.run_one()
    assert now(job).state == "waiting"


def test_a_worker_told_to_stop_gives_its_job_back() -> None:
    stopping = threading.Event()

    def body(arguments, held):
        stopping.set()
        held.progress(1)

    job = ask(body)
    worker.run_one(stopping)
    assert (now(job).state, job.leased_until) == ("waiting", None)


def test_work_that_kills_its_workers_is_given_up() -> None:
    job = ask(lambda arguments, held: None)
    for _time in range(jobs.MOST_ATTEMPTS):
        claim("one")
        lapse(job)

    claim("one")
    assert now(job).state == "failed"
    assert str(jobs.MOST_ATTEMPTS) in job.error


def test_work_that_gets_on_is_resumed_however_often_it_is_broken_off() -> None:
    job = ask(lambda arguments, held: None)
    for step in range(1, 3 * jobs.MOST_ATTEMPTS):
        taken = claim(f"worker {step}")
        assert taken is not None
        Held(taken).progress(step, 100)
        lapse(job)

    assert now(job).state == "running"


def test_the_nights_work_is_asked_for_once_a_day() -> None:
    jobs.job("sheet.rebuild")(lambda arguments, held: None)
    nightly.nightly("sheet.rebuild")
    nightly.ask()
    nightly.ask()

    assert [job.name for job in Job.objects.all()] == ["sheet.rebuild"]
    assert Job.objects.get().arguments == {"day": timezone.localdate().isoformat()}


def test_once_means_until_nothing_is_left() -> None:
    ask(lambda arguments, held: None)
    queue("rosters.count", {}, owner="", organisation="")

    worker.work(threading.Event(), once=True)
    assert {job.state for job in Job.objects.all()} == {"done"}
