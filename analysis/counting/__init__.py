"""Tokens or hits -> whole numbers."""

from .collocates import collocates
from .cooccurrences import cooccurrences
from .files import count_files
from .frequencies import frequencies
from .ngrams import ngrams

__all__ = ["collocates", "cooccurrences", "count_files", "frequencies", "ngrams"]
