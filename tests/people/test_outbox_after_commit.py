"""What an act does outside the database: never unless it has committed, and then once."""

import threading
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.people.cast import DAY, Cast, li_lei
from tests.people.doing import do, refused
from xieguan.desk import outbox, trail
from xieguan.desk.models import Entry, Message
from xieguan.desk.worker import work
from xieguan.people import receipts
from xieguan.people.models import Engagement
from xieguan.people.notes import Effect, Noted
from xieguan.people.outcomes import Denied, Invalid
from xieguan.people.perform import perform, rehearse
from xieguan.people.registry import ACTS

pytestmark = pytest.mark.django_db
RENAME = "persons.rename"


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Everything that left the house; renaming somebody tells the register of residents."""
    out: list[dict[str, Any]] = []
    monkeypatch.setattr(outbox, "SENDERS", {"residents": lambda _number, body: out.append(body)})
    monkeypatch.setattr(outbox, "known", lambda: outbox.SENDERS)
    plain = ACTS[RENAME].body

    def telling(*args: Any, **kwargs: Any) -> Noted:
        answer = plain(*args, **kwargs)
        noted = answer if isinstance(answer, Noted) else Noted(answer)
        return replace(noted, effects=(Effect("residents", {"why": "renamed"}),))

    monkeypatch.setitem(ACTS, RENAME, replace(ACTS[RENAME], body=telling))
    return out


def person(cast: Cast) -> str:
    return Engagement.objects.get(public=li_lei(cast)).person.public


def clerk_sends() -> None:
    """A worker comes by, and another after it."""
    Message.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    for _worker in range(2):
        work(threading.Event(), once=True)


def new_name(cast: Cast, name: str = "李大雷") -> dict[str, Any]:
    return {"name": name, "reason": "派出所更正"}


def test_a_committed_act_is_followed_once_and_names_its_entry(cast: Cast, sent: list[Any]) -> None:
    result = do(RENAME, person(cast), cast.clerk, **new_name(cast))
    assert sent == []  # not by the act itself

    clerk_sends()

    assert sent == [{"why": "renamed", "entry": result.entry}]


@pytest.mark.parametrize("dies_in", [(trail, "write"), (outbox, "post"), (receipts, "answer")])
def test_an_act_that_is_rolled_back_sends_nothing(
    cast: Cast, sent: list[Any], monkeypatch: pytest.MonkeyPatch, dies_in: tuple[Any, str]
) -> None:
    class Killed(BaseException):
        pass

    def dies(*_args: Any, **_kwargs: Any) -> None:
        raise Killed

    subject = person(cast)
    with monkeypatch.context() as dying:
        dying.setattr(*dies_in, dies)
        with pytest.raises(Killed):
            do(RENAME, subject, cast.clerk, **new_name(cast))

    assert not Message.objects.exists()
    assert not Entry.objects.filter(act=RENAME, kind="act").exists()


def test_a_refused_act_and_a_rehearsal_send_nothing(cast: Cast, sent: list[Any]) -> None:
    subject = person(cast)
    refused(Denied, RENAME, subject, cast.leader, **new_name(cast))
    refused(Invalid, RENAME, subject, cast.clerk, name="")
    assert rehearse(RENAME, subject, new_name(cast), by=cast.clerk, on=DAY) is None
    clerk_sends()

    assert sent == []


def test_the_same_call_twice_is_followed_once(cast: Cast, sent: list[Any]) -> None:
    subject = person(cast)
    for _time in range(2):
        perform(RENAME, subject, new_name(cast), by=cast.clerk, on=DAY, key="k1")
    clerk_sends()

    assert len(sent) == 1


def test_a_worker_that_comes_after_a_crash_sends_what_was_committed(cast: Cast, sent: list[Any]) -> None:
    """The process that acted dies after its commit: what it owes is in the database, not in its memory."""
    do(RENAME, person(cast), cast.clerk, **new_name(cast))
    assert Message.objects.filter(sent_at__isnull=True).count() == 1

    clerk_sends()

    assert len(sent) == 1
    assert not Message.objects.filter(sent_at__isnull=True).exists()


def test_an_effect_that_nobody_sends_is_a_defect_and_the_act_does_not_happen(
    cast: Cast, sent: list[Any]
) -> None:
    outbox.SENDERS.clear()
    with pytest.raises(ValueError, match="residents"):
        do(RENAME, person(cast), cast.clerk, **new_name(cast))

    assert not Entry.objects.filter(act=RENAME, kind="act").exists()
