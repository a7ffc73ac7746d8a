"""Tokens -> hits and the lines to read them in."""

from .concordance import concordance
from .hits import find_terms
from .lexicon import read_lexicon
from .matched import matched_forms
from .passages import shared_passages
from .remarks import shared_remarks
from .voice import annotate, attribute, quotations

__all__ = [
    "annotate",
    "attribute",
    "concordance",
    "find_terms",
    "matched_forms",
    "quotations",
    "read_lexicon",
    "shared_passages",
    "shared_remarks",
]
