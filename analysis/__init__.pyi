"""The public names for type checkers; at run time __init__.py loads them on first use."""

from .counting import collocates, cooccurrences, count_files, frequencies, ngrams
from .finding import (
    annotate,
    attribute,
    concordance,
    find_terms,
    matched_forms,
    quotations,
    read_lexicon,
    shared_passages,
    shared_remarks,
)
from .measuring import (
    accuracy,
    agreement,
    associate,
    compare,
    dispersion,
    diversity,
    key_by_chance,
    keyness,
    rates,
    sample_for_coding,
    sensitivity,
    trend,
)
from .reading import (
    no_words,
    normalize,
    read_corpus,
    reading_report,
    reading_summary,
    removed,
    stop_words,
    tokenize,
)
from .showing import charts
from .showing.aligned import show_aligned
from .showing.cells import show_table
from .showing.display import Figure, notebook_style, say
from .showing.explorer import explore
from .showing.export import write_tables
from .showing.labels import label, ltr
from .showing.lines import show_lines
from .showing.phrases import read_phrases

__version__: str

# Floor by floor: what a user needs, no more.
__all__ = [  # noqa: RUF022
    # reading
    "no_words",
    "normalize",
    "read_corpus",
    "reading_report",
    "reading_summary",
    "removed",
    "stop_words",
    "tokenize",
    # finding
    "annotate",
    "attribute",
    "concordance",
    "find_terms",
    "matched_forms",
    "quotations",
    "read_lexicon",
    "shared_passages",
    "shared_remarks",
    # counting
    "collocates",
    "cooccurrences",
    "count_files",
    "frequencies",
    "ngrams",
    # measuring
    "accuracy",
    "agreement",
    "associate",
    "compare",
    "dispersion",
    "diversity",
    "key_by_chance",
    "keyness",
    "rates",
    "sample_for_coding",
    "sensitivity",
    "trend",
    # showing
    "show_aligned",
    "show_table",
    "charts",
    "Figure",
    "notebook_style",
    "say",
    "explore",
    "label",
    "ltr",
    "show_lines",
    "read_phrases",
    "write_tables",
]
