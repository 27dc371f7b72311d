"""What an act has done outside the database: written down with the act, sent after it has committed, at least once.

Later floors declare who sends a topic, in a module `messages` of their app. A message is tried again, ever more slowly,
until it is sent; whoever receives it may get it twice and knows it by its id.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from typing import Any

from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from xieguan.desk.models import Message

Sender = Callable[[int, dict[str, Any]], None]
SENDERS: dict[str, Sender] = {}
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=6)

log = logging.getLogger(__name__)


def sends(topic: str) -> Callable[[Sender], Sender]:
    """Declare who sends a topic: a function of the message's id and its body that raises where it could not."""

    def declare(sender: Sender) -> Sender:
        if SENDERS.setdefault(topic, sender) is not sender:
            raise ValueError(f"two senders for {topic}")
        return sender

    return declare


def known() -> dict[str, Sender]:
    """Every sender of every floor."""
    _discover()
    return SENDERS


@cache
def _discover() -> None:
    autodiscover_modules("messages")


def post(topic: str, body: dict[str, Any]) -> Message:
    """Write a message in the caller's transaction: if that is rolled back, nothing is ever sent."""
    if not connection.in_atomic_block:
        raise RuntimeError("a message is posted in the transaction of its act")
    if topic not in known():
        raise ValueError(f"nobody sends {topic}")
    now = timezone.now()
    return Message.objects.create(topic=topic, body=body, written_at=now, due_at=now)


def send_one() -> bool:
    """Send the message that has waited longest; False where none is due."""
    message = _take()
    if message is None:
        return False
    this = Message.objects.filter(pk=message.pk)
    try:
        known()[message.topic](message.pk, message.body)
    except Exception as error:  # whatever went wrong, the message stays and is tried again
        log.warning("message %s (%s) was not sent", message.pk, message.topic, exc_info=True)
        this.update(last_error=type(error).__name__)  # its words may hold what no screen may show
    else:
        this.update(sent_at=Now(), last_error="")
    return True


def _take() -> Message | None:
    """Claim a message by moving its next try on. No lock is held while it is being sent."""
    if not _due().exists():
        return None
    with transaction.atomic():
        due = _due().order_by("due_at", "pk")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        message = due.first()
        if message is not None:
            these = Message.objects.filter(pk=message.pk)
            these.update(attempts=F("attempts") + 1, due_at=Now() + wait(message.attempts))
    return message


def _due() -> QuerySet[Message]:
    return Message.objects.filter(sent_at__isnull=True, due_at__lte=Now(), topic__in=known())


def wait(attempts: int) -> timedelta:
    """How long until the next try: twice as long each time, to a limit."""
    return min(FIRST_WAIT * (1 << min(attempts, 16)), LONGEST_WAIT)
