"""Write the reference into reports/reference, with what uses, proves and times each name.

python -m tests.reference
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from time import perf_counter
from typing import Any

from analysis.reading.errors import InputError
from tests.reference.calls import CALLS, Steps
from tests.reference.names import ROOT, proved, public, used
from tests.reference.pages import write


def timed(call: Callable[[Steps], Any], five: Steps) -> str:
    """Return how long the second of two calls takes, once all that it starts from is made."""
    for _ in range(2):
        start = perf_counter()
        try:
            call(five)
        except InputError as error:
            return f"refused: {error.found}"
        taken = perf_counter() - start
    return f"{taken:.3f} s" if taken >= 0.001 else "< .001 s"


def rows() -> list[dict[str, str]]:
    """Return a row a public name."""
    five, uses, tests = Steps(), used(), proved()
    made = []
    for names in public().values():
        for name in names:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                time = timed(CALLS[name], five)
            told = {"used in": uses.get(name, ""), "time on five articles": time}
            made.append({"name": name, **told, "proved by": f"`{tests.get(name, '')}`"})
    return made


def main() -> int:
    """Write the pages and say where."""
    pages = write(ROOT / "reports" / "reference", rows())
    print(f"{pages[0].parent / 'index.html'}: {len(pages)} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
