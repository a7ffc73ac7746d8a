"""Tokens or hits -> whole numbers."""

from .collocates import collocates
from .cooccurrences import cooccurrences
from .frequencies import frequencies

__all__ = ["collocates", "cooccurrences", "frequencies"]
