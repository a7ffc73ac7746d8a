"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4


def write_whole(path: Path, content: bytes) -> None:
    """Write a file at one go: a full disk or Ctrl-C leaves the old file, never half of a new one.

    Parameters
    ----------
    path : Path
        The file; its folder exists.
    content : bytes
        All of it.

    Raises
    ------
    OSError
        When the file cannot be written; nothing is left behind then.
    """
    part = path.with_name(f".{uuid4().hex}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
