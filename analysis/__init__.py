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

from importlib import import_module

__version__ = "1.0.0"

# Floor by floor: what a user needs, no more. A floor is loaded when one of its names is first
# used, so that one who reads and counts never waits for charts and statistics. Type checkers
# read the same names in __init__.pyi.
_NAMES = {
    "reading": (
        "no_words",
        "normalize",
        "read_corpus",
        "reading_report",
        "reading_summary",
        "removed",
        "stop_words",
        "tokenize",
    ),
    "finding": (
        "annotate",
        "attribute",
        "concordance",
        "find_terms",
        "matched_forms",
        "quotations",
        "read_lexicon",
        "shared_passages",
        "shared_remarks",
    ),
    "counting": ("collocates", "cooccurrences", "count_files", "frequencies", "ngrams"),
    "measuring": (
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
    ),
    "showing.aligned": ("show_aligned",),
    "showing.cells": ("show_table",),
    "showing.charts": ("charts",),
    "showing.display": ("Figure", "notebook_style", "say"),
    "showing.explorer": ("explore",),
    "showing.labels": ("label", "ltr"),
    "showing.lines": ("show_lines",),
    "showing.phrases": ("read_phrases",),
    "showing.export": ("write_tables",),
}
_FLOORS = ("reading", "finding", "counting", "measuring", "showing")
_WHERE = {name: module for module, names in _NAMES.items() for name in names}

__all__ = list(_WHERE)


def __getattr__(name: str) -> object:
    if name not in _WHERE and name not in _FLOORS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"{__name__}.{_WHERE.get(name, name)}")
    value = module if name in (*_FLOORS, "charts") else getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, *_FLOORS})
