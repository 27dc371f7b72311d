"""An import is long work: a worker does it in the name of whoever asked."""

import pytest

from tests.people.cast import DAY, Cast
from tests.people.rosters import person, read, roster
from xieguan.desk import jobs, worker
from xieguan.desk.models import Entry, Job
from xieguan.people.imports import job
from xieguan.people.models import Engagement, Import


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(job, "BATCH", 2)


def asked(taken: Import, by) -> Job:
    arguments = {"import": taken.public, "by": by.public, "on": DAY.isoformat()}
    return jobs.queue("imports.commit", arguments, owner=by.public, organisation=taken.organisation.public)


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
    queued = asked(read(cast, roster(person(0))), cast.leader)
    worker.run_one()

    queued.refresh_from_db()
    assert queued.state == "failed"
    assert queued.error
    assert Engagement.objects.count() == 0
