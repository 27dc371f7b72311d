"""An import is long work: a worker does it in the name of whoever asked."""

import pytest

from tests.people.cast import DAY, Cast
from tests.people.doing import do
from tests.people.rosters import person, read, roster
from tests.people.test_tokens import speaks
from xieguan.desk import jobs, worker
from xieguan.desk.models import Entry, Job
from xieguan.people.imports import job, starting
from xieguan.people.models import Engagement, Grant, Import
from xieguan.people.outcomes import Denied


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(job, "BATCH", 2)


def asked(taken: Import, by) -> Job:
    return starting.ask(taken.public, by=by, on=DAY)


def test_a_worker_writes_and_commits_it_and_says_how_far_it_is(cast: Cast) -> None:
    queued = asked(read(cast, roster(*map(person, range(5)))), cast.clerk)

    assert worker.run_one()
    queued.refresh_from_db()
    assert (queued.state, queued.done, queued.result["counts"]["new"]) == ("done", 5, 5)
    assert Entry.objects.get(act="imports.commit").actor == cast.clerk.public


def test_a_job_that_was_called_off_takes_its_last_batch_back(cast: Cast) -> None:
    taken = read(cast, roster(*map(person, range(5))))
    queued = asked(taken, cast.clerk)
    held = jobs.Held(jobs.claim("somebody"))

    def called_off(done: int, total: int) -> None:
        if done == 4:
            jobs.cancel(queued.pk)
        held.progress(done, total)

    with pytest.raises(jobs.Gone):
        job.resume(taken.public, by=cast.clerk, on=DAY, progress=called_off)
    taken.refresh_from_db()
    assert (taken.state, taken.done, Engagement.objects.count()) == ("writing", 2, 2)


def test_what_cannot_be_done_fails_with_its_sentence(cast: Cast) -> None:
    queued = asked(read(cast, roster(person(0))), cast.clerk)
    Grant.objects.filter(user=cast.clerk).delete()

    assert failed(queued)


def test_whoever_may_not_write_it_cannot_have_it_written_either(cast: Cast) -> None:
    with pytest.raises(Denied):
        asked(read(cast, roster(person(0))), cast.leader)
    assert not Job.objects.exists()


def test_asked_for_twice_it_waits_once(cast: Cast) -> None:
    taken = read(cast, roster(person(0)))

    assert asked(taken, cast.clerk) == asked(taken, cast.clerk)


def test_a_program_asks_for_no_more_than_it_may_while_it_may(cast: Cast) -> None:
    taken = read(cast, roster(person(0)))
    given = do("tokens.issue", cast.clerk, cast.clerk, name="报表程序", read_only=False)
    queued = asked(taken, speaks(given.shown))
    do("tokens.give_back", cast.clerk, cast.clerk, token=given.subject)

    assert failed(queued)
    assert "xg_" not in str(queued.arguments)


def failed(queued: Job) -> bool:
    worker.run_one()
    queued.refresh_from_db()
    return (queued.state, bool(queued.error), Engagement.objects.count()) == ("failed", True, 0)
