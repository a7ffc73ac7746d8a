"""Memory that is let go: kept for the next array where many follow, given back before large ones.

Dask tells its workers, by ``MALLOC_TRIM_THRESHOLD_``, to give memory back to the system at once.
A part is counted in arrays of a megabyte, one after the other: asking the system for each anew
takes more time than counting.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pyarrow as pa

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # mallopt's own names, of glibc
_KEPT, _LARGEST = 1 << 27, 1 << 25
_DEFAULT_LARGEST = 1 << 17


@contextmanager
def memory_kept() -> Iterator[None]:
    """Keep up to 128 MB where the process was told to keep less; give it back at the end."""
    told = os.environ.get("MALLOC_TRIM_THRESHOLD_", "")
    if sys.platform != "linux" or not told.isdigit() or not hasattr(ctypes.CDLL(None), "mallopt"):
        yield
        return
    library = ctypes.CDLL(None)
    library.mallopt(_TRIM_THRESHOLD, _KEPT)
    library.mallopt(_MMAP_THRESHOLD, _LARGEST)
    try:
        yield
    finally:
        library.mallopt(_TRIM_THRESHOLD, min(int(told), _KEPT))
        library.mallopt(_MMAP_THRESHOLD, _DEFAULT_LARGEST)
        library.malloc_trim(0)


def give_back() -> None:
    """Give back to the system what is kept of texts and arrays that were let go long ago."""
    pa.default_memory_pool().release_unused()
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "malloc_trim"):
        library.malloc_trim(0)
