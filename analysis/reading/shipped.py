"""What ships with the library, tables and lists of words, each beside the module that reads it."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from .spelling import normalize


def shipped(package: str, name: str) -> list[dict[str, str]]:
    """Give the rows of a CSV that lies in a package of the library."""
    with files(package).joinpath(name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@cache
def word_lines(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Give the words of a list line by line, as they are spelled there; # starts a note."""
    lines = files(package).joinpath(name).read_text("utf-8").split("\n")
    return tuple(tuple(line.split()) for line in lines if line and not line.startswith("#"))


@cache
def word_list(package: str, name: str, spelling: str = "standard") -> frozenset[str]:
    """Give the words of a list as keys."""
    lines = word_lines(package, name)
    return frozenset(normalize(word, spelling) for line in lines for word in line)
