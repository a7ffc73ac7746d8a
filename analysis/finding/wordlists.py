"""Closed lists of words that ship with the library."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from ..reading.spelling import normalize


@cache
def word_lines(name: str) -> tuple[tuple[str, ...], ...]:
    """Give the words of a list line by line, as they are spelled there; # starts a note."""
    lines = files(__package__).joinpath(name).read_text("utf-8").split("\n")
    return tuple(tuple(line.split()) for line in lines if line and not line.startswith("#"))


@cache
def word_list(name: str, spelling: str = "standard") -> frozenset[str]:
    """Give the words of a list as keys."""
    return frozenset(normalize(word, spelling) for line in word_lines(name) for word in line)
