"""The app of the pages; it owns no tables."""

from functools import partial
from typing import Any

from django.apps import AppConfig
from django.db import transaction
from django.db.models.signals import post_save


class WebConfig(AppConfig):
    """Pages for staff; what is put on the trail is counted."""

    name = "xieguan.web"
    label = "web"

    def ready(self) -> None:
        from xieguan.desk.models import Entry  # models must be loaded first
        from xieguan.web.account import signals  # noqa: F401  who is in and out is written down

        post_save.connect(_count, sender=Entry)


def _count(instance: Any, **_more: Any) -> None:
    """Count an entry once it is there for good."""
    from xieguan.web import counts

    transaction.on_commit(partial(counts.entry, instance.kind, instance.act, instance.outcome))
