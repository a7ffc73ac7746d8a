"""Count what Arabic political texts say, and show it with Arabic that is right.

Tables flow through five floors, each a plain DataFrame in and a new one out::

    documents = read_corpus("seeds")                # files     -> documents
    tokens = tokenize(documents)                    # documents -> words, keys, sentences
    hits = find_terms(tokens, read_lexicon())       # tokens    -> occurrences of families
    lines = concordance(documents, hits)            # hits      -> lines to read them in
    said = attribute(hits, quotations(documents))   # hits      -> who says it
    pairs = cooccurrences(hits, tokens=tokens, within="sentence")    # -> whole numbers
    table = rates(hits, tokens, by="doc")           # numbers   -> rates with intervals
    charts.rates(table, title="…")                  # tables    -> what people see
"""

from .counting import collocates, cooccurrences, frequencies, ngrams
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
    normalize,
    read_corpus,
    reading_report,
    reading_summary,
    removed,
    stop_words,
    tokenize,
)
from .showing import charts
from .showing.cells import show_table
from .showing.display import Figure, notebook_style, say
from .showing.explorer import explore
from .showing.grouping import grouping
from .showing.labels import label, ltr
from .showing.lines import show_lines
from .showing.tables import write_tables

__version__ = "0.1.0"

# Floor by floor: what a user needs, no more.
__all__ = [  # noqa: RUF022
    # reading
    "normalize",
    "read_corpus",
    "reading_report",
    "reading_summary",
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
    "Figure",
    "charts",
    "grouping",
    "explore",
    "label",
    "ltr",
    "notebook_style",
    "say",
    "show_lines",
    "show_table",
    "write_tables",
]
