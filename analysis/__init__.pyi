"""The public names for type checkers; at run time __init__.py loads them on first use."""

from .counting import collocates, cooccurrences, count_files, frequencies, ngrams
from .finding import (
    attribute,
    concordance,
    find_terms,
    matched_forms,
    quotations,
    read_lexicon,
    shared_passages,
)
from .measuring import (
    associate,
    compare,
    dispersion,
    diversity,
    key_by_chance,
    keyness,
    rates,
    sensitivity,
    trend,
)
from .reading import no_words, normalize, read_corpus, removed, stop_words, tokenize
from .showing import charts
from .showing.cells import show_table
from .showing.display import Figure, notebook_style, say
from .showing.labels import label, ltr
from .showing.lines import show_lines

__version__: str

# Floor by floor: what a user needs, no more.
__all__ = [  # noqa: RUF022
    # reading
    "no_words",
    "normalize",
    "read_corpus",
    "removed",
    "stop_words",
    "tokenize",
    # finding
    "attribute",
    "concordance",
    "find_terms",
    "matched_forms",
    "quotations",
    "read_lexicon",
    "shared_passages",
    # counting
    "collocates",
    "cooccurrences",
    "count_files",
    "frequencies",
    "ngrams",
    # measuring
    "associate",
    "compare",
    "dispersion",
    "diversity",
    "key_by_chance",
    "keyness",
    "rates",
    "sensitivity",
    "trend",
    # showing
    "show_table",
    "charts",
    "Figure",
    "notebook_style",
    "say",
    "label",
    "ltr",
    "show_lines",
]
