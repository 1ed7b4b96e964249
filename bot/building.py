"""Building what lives as long as the process: nothing of it is garbage, so none is looked for in it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def lasting() -> Iterator[None]:
    """What is made within the block stays: the collector of cycles rests meanwhile, and passes it over ever after.

    Looking through a million new objects took a quarter of a start.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()
