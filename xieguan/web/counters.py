"""The counters themselves. Only `counts` imports them, once the folder that processes share is known."""

from prometheus_client import Counter, Histogram

REQUESTS = Histogram(
    "xieguan_request_seconds",
    "Requests answered, by route",
    ["route", "method", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0),
)
ACTS = Counter("xieguan_acts", "Entries of the trail, by act and outcome", ["kind", "act", "outcome"])
