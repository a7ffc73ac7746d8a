"""How far the notebooks of a build are: one bar at a terminal, a line a cell in a log."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tqdm import tqdm

from analysis.reading.progress import is_watched


class Bar:
    """Tells what happens in a build.

    `say` is told each line where nobody looks on, at a terminal only what is more than a step;
    `cells` are how many cells each notebook has.
    """

    def __init__(self, say: Callable[[str], object], cells: dict[str, int]) -> None:
        self._say = say
        self._cells = cells
        self._done = dict.fromkeys(cells, 0)
        self._bar = tqdm(
            total=sum(cells.values()),
            desc="Making pages",
            unit="cell",
            leave=False,
            disable=not is_watched(),
            file=sys.stderr,
        )

    def step(self, name: str, cell: int, cells: int) -> None:
        """Tell that a cell of a notebook begins."""
        if self._bar.disable:
            self._say(f"{name}: cell {cell} of {cells}")
        self._reach(name, cell - 1)

    def end(self, name: str) -> None:
        """Tell that a notebook is through, or has failed."""
        self._reach(name, self._cells[name])

    def say(self, line: str) -> None:
        """Tell a line, above the bar."""
        with tqdm.external_write_mode(file=sys.stderr):
            self._say(line)

    def _reach(self, name: str, cells: int) -> None:
        self._bar.update(max(cells - self._done[name], 0))
        self._done[name] = max(cells, self._done[name])

    def __enter__(self) -> Bar:
        """Show the bar."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        self._bar.close()
