"""How far a long loop is: a bar where somebody looks on, nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TypeVar

_Thing = TypeVar("_Thing")

#: Seconds after which a bar shows; what is done sooner needs none.
AFTER = 2.0


def progress(things: Iterable[_Thing], *, doing: str, total: int | None = None) -> Iterable[_Thing]:
    """Give the same things, with a bar of how many have been taken.

    The bar says what is ``doing`` before it. It shows after two seconds and goes when the things
    are through; only in a terminal or a running notebook, and not where TQDM_DISABLE is set.

    Examples
    --------
    >>> list(progress("abc", doing="spelling"))
    ['a', 'b', 'c']
    """
    if not is_watched():
        return things
    from tqdm import tqdm

    bar: Iterable[_Thing] = tqdm(
        things, desc=doing, total=total, delay=AFTER, leave=False, file=sys.stderr
    )
    return bar


def is_watched() -> bool:
    """Tell whether somebody sees what is written: at a terminal, or in a notebook."""
    # `python -m analysis` may run without a console, where there is no stream at all.
    stream = sys.stderr
    return stream is not None and (
        stream.isatty() or type(stream).__module__.startswith("ipykernel")
    )
