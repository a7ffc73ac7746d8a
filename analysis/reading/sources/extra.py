"""Packages that only some kinds of files need: they come with the extra ``files``."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from ..errors import InputError

#: What a package is called on the index, where its modules have another name.
_CALLED = {"docx": "python-docx", "pdfminer": "pdfminer.six"}


def needs(package: str, *, file: Path) -> None:
    """Refuse a file whose reader is not installed, with the command that installs it."""
    if find_spec(package) is None:
        raise InputError(
            f"files that end in {file.suffix} are read by {package}",
            found="it is not installed",
            mend=f"Install it with: python -m pip install {_CALLED.get(package, package)}.",
            file=file,
        )


def broken(what: str, error: Exception, path: Path) -> InputError:
    """Give the error for a file that its reader cannot make sense of."""
    return InputError(
        f"the file is {what}",
        found=(str(error) or type(error).__name__).splitlines()[0][:120],
        mend="Open it in the program that made it and save it anew.",
        file=path,
    )
