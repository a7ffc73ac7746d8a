"""Closed lists of words that ship with the library, as keys."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from ..reading.spelling import normalize


@cache
def word_list(name: str, spelling: str = "standard") -> frozenset[str]:
    """Give the words of a list as keys; lines that start with # are notes."""
    lines = files(__package__).joinpath(name).read_text("utf-8").split("\n")
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return frozenset(normalize(word, spelling) for word in words)
