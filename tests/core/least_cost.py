"""What a piece of work costs when nothing gets in its way."""

import gc
import time
from collections.abc import Callable

TRIES = 6


def least_cost(work: Callable[[], object], bound: float, tries: int = TRIES) -> float:
    """The least processor time of a few tries, in seconds; the first within the bound will do.

    Others on the machine can make work dearer (they take the caches, or half of a core) and never
    cheaper, so the least is nearest to what the work itself takes. The collector waits: it would
    look through all that the other tests hold, the more often the more the work makes.
    """
    least = float("inf")
    gc.disable()
    try:
        for _ in range(tries):
            start = time.process_time()
            work()
            least = min(least, time.process_time() - start)
            if least < bound:
                break
    finally:
        gc.enable()
    return least
