"""What is measured when somebody asks: how much waits, how old the sheet is. One cheap query each."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Max
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from xieguan.desk.models import Entry, Job, Message, Seal


class Office(Collector):
    """The state of the office."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Ask the database."""
        yield _jobs()
        yield GaugeMetricFamily(
            "xieguan_unsealed_entries", "Entries of the trail that wait for a seal", _unsealed()
        )
        unsent = Message.objects.filter(sent_at__isnull=True).count()
        yield GaugeMetricFamily("xieguan_unsent_messages", "Messages that wait to be sent", unsent)
        age = _sheet_age()
        if age is not None:
            yield GaugeMetricFamily(
                "xieguan_sheet_age_days", "Days since the sheet was last built for a day", age
            )


def _jobs() -> GaugeMetricFamily:
    waiting = GaugeMetricFamily("xieguan_jobs", "Jobs that wait or run", labels=["job", "state"])
    found = Job.objects.filter(state__in=[Job.State.WAITING, Job.State.RUNNING])
    for name, state, count in found.values_list("name", "state").annotate(count=Count("pk")).order_by():
        waiting.add_metric([name, state], count)
    return waiting


def _unsealed() -> int:
    last = Seal.objects.aggregate(last=Max("last"))["last"] or 0
    return Entry.objects.filter(id__gt=last).count()


def _sheet_age() -> int | None:
    """By the last nightly rebuild that came to its end; nothing before the first."""
    done = Job.objects.filter(name="sheet.rebuild", state=Job.State.DONE).order_by("-pk").first()
    return (timezone.localdate() - date.fromisoformat(done.arguments["day"])).days if done else None
