"""Work that makes no garbage that the collector would have to find."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector from running meanwhile.

    For work that makes many objects, drops nearly all of them when it is done, and makes none that refer to each other in a circle: reference counts
    free these at once. Visited in between they would count as having lived long, and Python visits all objects again each time that a quarter more
    of them has.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
