"""How gunicorn runs the pages (`gunicorn --config python:xieguan.web.server`)."""

from typing import Any

loglevel = "warning"  # it says every start; requests are logged by `web.watch`
worker_class = "gthread"
threads = 4
graceful_timeout = 20
timeout = 300  # the check of a roster of two hundred thousand rows on a small machine, with room to spare
forwarded_allow_ips = "*"  # what a proxy says of the scheme is Django's to believe or not: XIEGUAN_HTTPS


def child_exit(_server: Any, worker: Any) -> None:
    """A worker is gone: its gauges go with it, its counts stay."""
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]
