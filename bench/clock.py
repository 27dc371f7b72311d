"""Timing: the best of several runs, since everything that disturbs a run only makes it slower."""

import gc
from collections.abc import Callable
from time import perf_counter

LEAST, LONGEST, SECONDS = 3, 2000, 1.5


def best(run: Callable[[], object]) -> float:
    """Seconds of the fastest run, of at least three and at most as many as fit into a second and a half."""
    run()  # caches, plans and prepared statements are not what is measured
    times: list[float] = []
    gc.collect()
    gc.disable()
    try:
        while len(times) < LEAST or (sum(times) < SECONDS and len(times) < LONGEST):
            start = perf_counter()
            run()
            times.append(perf_counter() - start)
    finally:
        gc.enable()
    return min(times)
