"""The one error for everything a reader of texts can do wrong, in one form."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any


class InputError(ValueError):
    """A file, a table or an argument breaks a rule.

    The message has one form: where it stands, the rule, what was found, and the mend.

    Parameters
    ----------
    rule : str
        What must hold, with all allowed values where the choice is closed.
    found : object
        What was given instead.
    mend : str
        What the reader can do about it, as a sentence.
    file : path, optional
        The file in which it was found.
    place : str, optional
        Row, line or byte in that file.

    Examples
    --------
    >>> print(InputError("a date is YYYY-MM-DD", found="08/05/2025",
    ...                  mend="Write 2025-05-08.", file="articles.csv", place="row 2"))
    articles.csv, row 2: a date is YYYY-MM-DD; found '08/05/2025'. Write 2025-05-08.
    """

    def __init__(
        self,
        rule: str,
        *,
        found: object,
        mend: str,
        file: str | Path | None = None,
        place: str | None = None,
    ) -> None:
        where = ", ".join(str(part) for part in (file, place) if part is not None)
        super().__init__(f"{where}: {rule}" if where else rule)
        self.rule, self.found, self.mend, self.file, self.place = rule, found, mend, file, place

    def __reduce__(self) -> tuple[partial[InputError], tuple[str]]:
        """Let the error travel between processes: its arguments are keywords."""
        place: dict[str, Any] = {"file": self.file, "place": self.place}
        return partial(type(self), found=self.found, mend=self.mend, **place), (self.rule,)

    def __str__(self) -> str:
        """The whole message: place, rule, what was found, the mend."""
        return f"{self.args[0]}; found {self.found!r}. {self.mend}"


def so_of(error: InputError, n: int, texts: int) -> InputError:
    """Return an error that says of how many of several texts it is so, and how to go on without."""
    mend = error.mend
    if texts > 1:
        mend += f" This is so of {n} of {texts} texts; repair='skip' leaves them out and says so in"
        mend += " the reading report."
    return InputError(error.rule, found=error.found, mend=mend, file=error.file, place=error.place)


def add_column(given: Iterable[object], column: str) -> str:
    """Say how a table comes to have a column: a header may only be in capitals.

    Examples
    --------
    >>> add_column(["Family", "note"], "family"), add_column(["note"], "family")
    ('Write Family as family.', 'Add family.')
    """
    alike = [str(name) for name in given if str(name).strip().lower() == column]
    return f"Write {alike[0]} as {column}." if alike else f"Add {column}."


def one_of(name: str, given: object, allowed: Iterable[str]) -> None:
    """Refuse what is none of a closed choice, and say all that can be chosen.

    Examples
    --------
    >>> one_of("lang", "fr", ["en", "ar"])
    Traceback (most recent call last):
        ...
    analysis.reading.errors.InputError: lang is one of en, ar; found 'fr'. Choose one of them.
    """
    choices = list(allowed)
    if given not in choices:
        rule = f"{name} is one of {', '.join(choices)}"
        raise InputError(rule, found=given, mend="Choose one of them.")
