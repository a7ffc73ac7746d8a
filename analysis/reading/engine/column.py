"""A column of whole numbers that grows block by block, in one piece of memory."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_ROOM = 1 << 16


class Column:
    """Numbers on end: many small arrays would leave holes in the memory when they are let go.

    Where ``room`` for about as many as will come is asked for at the start, the system gives
    memory in large pages, as it is written to.
    """

    def __init__(self, dtype: npt.DTypeLike = "int32", *, room: int = 0) -> None:
        self._held = np.empty(max(room, _ROOM), dtype=dtype)
        self._end = 0

    def __len__(self) -> int:
        return self._end

    def append(self, values: np.ndarray) -> None:
        """Put numbers behind those that are there."""
        end = self._end + len(values)
        if end > len(self._held):
            self._held.resize(max(end, len(self._held) * 5 // 4), refcheck=False)
        self._held[self._end : end] = values
        self._end = end

    def settled(self) -> np.ndarray:
        """Give the numbers; none may follow."""
        self._held.resize(self._end, refcheck=False)
        return self._held
