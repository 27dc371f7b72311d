"""What is sent: only what was committed, at least once, and again where it failed."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.utils import timezone

from xieguan.desk import outbox
from xieguan.desk.models import Message
from xieguan.desk.outbox import LONGEST_WAIT, post, send_one, sends, wait

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(monkeypatch):
    """Everything that left the house."""
    monkeypatch.setattr(outbox, "SENDERS", {})
    monkeypatch.setattr(outbox, "known", lambda: outbox.SENDERS)
    out: list[tuple[int, dict]] = []
    sends("notice")(lambda number, body: out.append((number, body)))
    return out


def is_due() -> None:
    """It is: the database counts in milliseconds, and one that was written in this one is not."""
    Message.objects.update(due_at=timezone.now() - timedelta(seconds=1))


def test_a_message_is_sent_once_it_is_committed(sent) -> None:
    message = post("notice", {"to": "李雷"})
    is_due()

    assert send_one()
    assert sent == [(message.pk, {"to": "李雷"})]
    assert not send_one()
    message.refresh_from_db()
    assert message.sent_at is not None


def test_nothing_is_sent_for_an_act_that_was_rolled_back(sent) -> None:
    undo = transaction.savepoint()
    post("notice", {})
    transaction.savepoint_rollback(undo)

    assert not send_one()
    assert sent == []


def test_a_message_outside_a_transaction_is_a_mistake(sent, monkeypatch) -> None:
    monkeypatch.setattr(outbox, "connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(RuntimeError):
        post("notice", {})


def test_nobody_sends_this(sent) -> None:
    with pytest.raises(ValueError, match="telegram"):
        post("telegram", {})


def test_what_could_not_be_sent_stays_and_waits_ever_longer(sent, monkeypatch) -> None:
    tries = []

    def fails(number, body):
        tries.append(number)
        raise ConnectionError("李雷 140199… was not reached")

    monkeypatch.setitem(outbox.SENDERS, "notice", fails)
    message = post("notice", {})
    is_due()

    assert send_one()
    assert not send_one()  # not at once again
    message.refresh_from_db()
    assert (message.sent_at, message.attempts, message.last_error) == (None, 1, "ConnectionError")
    assert message.due_at > timezone.now() + timedelta(seconds=50)

    is_due()
    send_one()
    message.refresh_from_db()
    assert message.due_at > timezone.now() + timedelta(seconds=110)
    assert tries == [message.pk, message.pk]


def test_a_sender_that_died_half_way_is_followed_by_another(sent, monkeypatch) -> None:
    class Killed(BaseException):
        pass

    def dies(number, body):
        raise Killed

    monkeypatch.setitem(outbox.SENDERS, "notice", dies)
    message = post("notice", {"a": 1})
    is_due()
    with pytest.raises(Killed):
        send_one()

    monkeypatch.setitem(outbox.SENDERS, "notice", lambda number, body: sent.append((number, body)))
    is_due()
    assert send_one()
    assert sent == [(message.pk, {"a": 1})]


def test_the_wait_has_a_limit() -> None:
    assert wait(0) == timedelta(minutes=1)
    assert wait(1000) == LONGEST_WAIT
