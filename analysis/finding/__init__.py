"""Tokens -> hits and the lines to read them in.

The rules for speakers are many modules: they are loaded when one of their names is first used, so
that one who finds and counts does not wait for them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from .concordance import concordance
from .hits import find_terms
from .lexicon import read_lexicon
from .matched import matched_forms
from .passages import shared_passages
from .remarks import shared_remarks

if TYPE_CHECKING:
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


def __getattr__(name: str) -> object:
    if name not in ("annotate", "attribute", "quotations"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.voice"), name)
