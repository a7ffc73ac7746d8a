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
from .measuring.associate import associate
from .measuring.keywords import keyness
from .measuring.rates import rates
from .measuring.richness import diversity
from .measuring.spread import dispersion
from .reading import normalize, read_corpus, removed, stop_words, tokenize
from .showing import charts
from .showing.display import Figure, notebook_style, say
from .showing.labels import label, ltr
from .showing.lines import show_lines
from .showing.tables import show_table

__version__ = "0.1.0"

__all__ = [
    "Figure",
    "associate",
    "attribute",
    "charts",
    "collocates",
    "concordance",
    "cooccurrences",
    "dispersion",
    "diversity",
    "find_terms",
    "frequencies",
    "keyness",
    "label",
    "ltr",
    "matched_forms",
    "ngrams",
    "normalize",
    "notebook_style",
    "quotations",
    "rates",
    "read_corpus",
    "read_lexicon",
    "removed",
    "say",
    "shared_passages",
    "show_lines",
    "show_table",
    "stop_words",
    "tokenize",
]
