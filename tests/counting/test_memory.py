"""Memory is kept only while a part is counted, and only where the process was told otherwise."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="glibc's allocator")

FAULTS = """
import resource
import numpy as np
from analysis.counting.memory import memory_kept

def faults():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(100):
        np.ones(1 << 20, dtype="uint8")
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

outside = faults()
with memory_kept():
    inside = faults()
print(outside, inside, faults())
"""


def faults(**told: str) -> list[int]:
    """Pages that arrays of a megabyte ask the system for: before, while memory is kept, after."""
    variables = {name: value for name, value in os.environ.items() if "MALLOC" not in name} | told
    done = subprocess.run(
        [sys.executable, "-c", FAULTS], env=variables, capture_output=True, check=True, text=True
    )
    return [int(number) for number in done.stdout.split()]


def test_a_worker_that_gives_memory_back_at_once_keeps_it_while_it_counts():
    before, within, after = faults(MALLOC_TRIM_THRESHOLD_="65536")
    if before < 10_000:
        pytest.skip("another allocator, or larger pages")
    assert within < before / 10
    assert after > before / 2


def test_a_process_that_was_told_nothing_is_left_as_it_is():
    before, within, after = faults()
    assert max(before, within, after) < 10_000
