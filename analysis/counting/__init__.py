"""Tokens or hits -> whole numbers."""

from .collocates import collocates
from .cooccurrences import cooccurrences
from .frequencies import frequencies
from .ngrams import ngrams

__all__ = ["collocates", "cooccurrences", "frequencies", "ngrams"]
