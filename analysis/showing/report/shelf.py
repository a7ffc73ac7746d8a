"""The folder of a report: what stands in it, and what of another report is taken away first."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from analysis.reading.errors import InputError
from analysis.showing.writing import write_whole

#: Where a report keeps what it is made of and which files are its own.
BOOK = ".khitab.json"


class Shelf:
    """A folder to which one report writes, and in which no page of another one is left.

    `made_of` decides what the pages say, its first line what they are about: where the folder holds
    the report of something else, its files are removed at once, and `say` is told so; files that no
    report wrote are never touched.
    """

    def __init__(self, folder: Path, made_of: str, say: Callable[[str], object]) -> None:
        self.folder = _writable(folder)
        self._made_of, self._say = made_of, say
        book = _noted(self.folder)
        self._files: list[str] = book["files"] if book["made_of"] == made_of else []
        if old := set(book["files"]) - set(self._files):
            say(f"{folder}: removing the report of other texts or choices that stood here")
        for name in old:
            self.remove(name)

    def clear_beside(self, folder: Path) -> None:
        """Take a report out of a folder that is published with this one.

        One that is about the same, in another language, stays.
        """
        there, here = (
            made.partition("\n")[0] for made in (_noted(folder)["made_of"], self._made_of)
        )
        if (folder / BOOK).is_file() and there != here:
            Shelf(folder, "", self._say).remove(BOOK)
            with suppress(OSError):
                folder.rmdir()

    def write(self, name: str, content: bytes) -> None:
        """Write a file of the report, whole; its name is noted before, in case of a Ctrl-C."""
        if name not in self._files:
            self._files.append(name)
            book = {"made_of": self._made_of, "files": self._files}
            text = json.dumps(book, ensure_ascii=False, indent=1)
            write_whole(self.folder / BOOK, text.encode("utf-8", "replace"))
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        write_whole(path, content)

    def remove(self, name: str) -> None:
        """Remove a file of the report, if it is there, and the folder that it leaves empty."""
        path = (self.folder / name).resolve()
        if path.is_relative_to(self.folder.resolve()):
            path.unlink(missing_ok=True)
            if path.parent != self.folder.resolve():
                with suppress(OSError):
                    path.parent.rmdir()


def _noted(folder: Path) -> dict[str, Any]:
    """Return what an earlier report noted; nothing where there is none, or it is damaged."""
    try:
        book = json.loads((folder / BOOK).read_text("utf-8"))
        return {"made_of": str(book["made_of"]), "files": [str(name) for name in book["files"]]}
    except (OSError, ValueError, KeyError, TypeError):
        return {"made_of": "", "files": []}


def _writable(folder: Path) -> Path:
    """Return the folder, there and writable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise InputError(
            "the folder for the pages can be written to",
            found=f"{folder} ({error.strerror or error})",
            mend="Name another with --out.",
        ) from error
    return folder
