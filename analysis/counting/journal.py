"""A folder in which the counts of finished parts are kept, so that a run can go on."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path

import numpy as np

from .partial import Arrays, Task
from .parts import Part

_FORM = 2  # of the arrays; another one counts anew


class Journal:
    """The finished parts of a task; without a folder it keeps and knows nothing."""

    def __init__(self, folder: str | Path | None, task: Task) -> None:
        self._folder = None if folder is None else Path(folder)
        self._task = task
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)

    def read(self, part: Part) -> list[Arrays] | None:
        """Give the counts of a part that is finished, None for another one."""
        if self._folder is None or not (path := self._path(part)).exists():
            return None
        with np.load(path, allow_pickle=False) as held:
            count = int(held["parts"])
            counted: list[Arrays] = [{} for _ in range(count)]
            for name in held.files:
                number, _, column = name.partition(" ")
                if column:
                    counted[int(number)][column] = held[name]
        return counted

    def write(self, part: Part, counted: list[Arrays]) -> None:
        """Keep the counts of a part: the whole file or none."""
        if self._folder is None:
            return
        path = self._path(part)
        held = {
            f"{number} {column}": values
            for number, arrays in enumerate(counted)
            for column, values in arrays.items()
        }
        unfinished = path.with_suffix(".part")
        with unfinished.open("wb") as file:
            np.savez(file, parts=np.array(len(counted)), **held)  # type: ignore[arg-type]
        os.replace(unfinished, path)  # noqa: PTH105

    def _path(self, part: Part) -> Path:
        """Give the file of a part: named after all that its counts depend on."""
        assert self._folder is not None
        files = [(*piece, *_state(Path(piece.path))) for piece in part]
        told = json.dumps([_FORM, self._task._asdict(), files], ensure_ascii=False)
        return self._folder / f"{sha256(told.encode()).hexdigest()[:32]}.npz"


def _state(path: Path) -> tuple[int, int]:
    """Give a file's size and time: another file of the same name is another part."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns
