"""How figures are timed and told."""

import gc
from collections.abc import Callable, Mapping
from time import perf_counter, process_time


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes by the clock on the wall."""
    return _spent(work, perf_counter)


def busy_seconds(work: Callable[[], object]) -> float:
    """How long the work keeps a processor busy; who else wants it does not count."""
    return _spent(work, process_time)


def tell(name: str, figure: float, most: Mapping[str, float]) -> None:
    """A figure, and whether it may be so large."""
    limit = most.get(name)
    too_much = "" if limit is None or figure <= limit else ": TOO MUCH"
    verdict = "" if limit is None else f"   (at most {limit:g}{too_much})"
    print(f"{name:60} {figure:10.3f}{verdict}", flush=True)


def _spent(work: Callable[[], object], clock: Callable[[], float]) -> float:
    gc.collect()
    gc.disable()
    start = clock()
    kept = work()  # what it made is not swept up within the time
    spent = clock() - start
    gc.enable()
    del kept
    return spent
