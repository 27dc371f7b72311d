"""Timing: the best of several runs, since everything that disturbs a run only makes it slower."""

import gc
from collections.abc import Callable, Mapping
from math import inf
from time import perf_counter

ROUNDS, LEAST = 7, 0.01  # seconds: shorter work is repeated within a run


def race(ways: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Seconds each way takes at its best. They take turns, so that a busy machine slows all of them alike."""
    repeats = {name: _repeats(run) for name, run in ways.items()}
    best = dict.fromkeys(ways, inf)
    gc.collect()
    gc.disable()
    try:
        for _round in range(ROUNDS):
            for name, run in ways.items():
                best[name] = min(best[name], _seconds(run, repeats[name]) / repeats[name])
    finally:
        gc.enable()
    return best


def _repeats(run: Callable[[], object]) -> int:
    run()  # caches, plans and prepared statements are not what is measured
    return max(1, int(LEAST / _seconds(run, 1)))


def _seconds(run: Callable[[], object], repeats: int) -> float:
    start = perf_counter()
    for _again in range(repeats):
        run()
    return perf_counter() - start
