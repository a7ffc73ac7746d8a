"""The public names, floor by floor: what a user needs, no more.

Type checkers read them here, and so does `__init__.py`, which loads each on first use.
"""

# ruff: isort: skip_file
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
from .counting import collocates, cooccurrences, count_files, frequencies, ngrams
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
from .showing.aligned import show_aligned
from .showing.cells import show_table
from .showing import charts
from .showing.display import Figure, notebook_style, say
from .showing.explorer import explore
from .showing.labels import label, ltr
from .showing.lines import show_lines
from .showing.phrases import read_phrases
from .showing.export import write_tables

__version__: str

__all__ = ["no_words", "normalize", "read_corpus", "reading_report", "reading_summary", "removed"]
__all__ += ["stop_words", "tokenize"]
__all__ += ["annotate", "attribute", "concordance", "find_terms", "matched_forms", "quotations"]
__all__ += ["read_lexicon", "shared_passages", "shared_remarks"]
__all__ += ["collocates", "cooccurrences", "count_files", "frequencies", "ngrams"]
__all__ += ["accuracy", "agreement", "associate", "compare", "dispersion", "diversity"]
__all__ += ["key_by_chance", "keyness", "rates", "sample_for_coding", "sensitivity", "trend"]
__all__ += ["Figure", "charts", "explore", "notebook_style", "say", "show_aligned", "show_table"]
__all__ += ["label", "ltr", "read_phrases", "show_lines", "write_tables"]
