"""How figures are timed and told."""

import gc
from collections.abc import Callable, Mapping
from time import perf_counter


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes, with no rubbish of others to collect."""
    gc.collect()
    gc.disable()
    start = perf_counter()
    kept = work()  # what it made is not swept up within the time
    spent = perf_counter() - start
    gc.enable()
    del kept
    return spent


def tell(name: str, figure: float, most: Mapping[str, float]) -> None:
    """A figure, and whether it may be so large."""
    limit = most.get(name)
    too_much = "" if limit is None or figure <= limit else ": TOO MUCH"
    verdict = "" if limit is None else f"   (at most {limit:g}{too_much})"
    print(f"{name:60} {figure:10.3f}{verdict}", flush=True)
