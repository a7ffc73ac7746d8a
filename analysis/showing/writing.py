"""Files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import time
from pathlib import Path
from uuid import uuid4

_PART = re.compile(r"\.(\d+)-[0-9a-f]{32}\.part")
_HOUR = 3600


def write_whole(path: Path, content: bytes) -> None:
    """Write a file at one go: a full disk or Ctrl-C leaves the old file, never half of a new one.

    An error names the file, and nothing is left behind then; what a killed run left half-written in
    the folder is removed.
    """
    _clean(path.parent)
    part = path.with_name(f".{os.getpid()}-{uuid4().hex}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        # It would name the part, which nobody knows.
        raise OSError(error.errno, error.strerror or str(error), str(path)) from None
    finally:
        part.unlink(missing_ok=True)


def _clean(folder: Path) -> None:
    """Remove the parts of runs that are no more."""
    for part in folder.glob(".*.part"):
        match = _PART.fullmatch(part.name)
        with contextlib.suppress(OSError):
            if match and (_is_gone(int(match[1])) or time.time() - part.stat().st_mtime > _HOUR):
                part.unlink()


def _is_gone(process: int) -> bool:
    """Tell whether a process has ended, where the system can be asked without ending it."""
    if os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:  # somebody else's
        return False
    return False
