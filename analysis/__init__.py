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

__version__ = "0.1.0"

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
    "Figure",
    "charts",
    "label",
    "ltr",
    "notebook_style",
    "say",
    "show_lines",
    "show_table",
]
