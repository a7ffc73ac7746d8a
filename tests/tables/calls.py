"""What every public function makes of the tables it takes."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pandas as pd

import analysis as ar

LEXICON = {"war": ["حرب", "عدوان"], "peace": ["سلام"], "never": ["زرافة"]}


def by_source(tables: dict[str, pd.DataFrame], name: str) -> list[pd.DataFrame]:
    table = tables[name]
    return [table[(table["source"] == source).to_numpy()] for source in ("x", "y")]


#: What every public function makes of the tables it takes.
CALLS: dict[str, Callable[[dict[str, pd.DataFrame]], Any]] = {
    "tokenize": lambda t: ar.tokenize(t["documents"]),
    "no_words": lambda t: ar.no_words(t["documents"]),
    "reading_report": lambda t: ar.reading_report(t["documents"]),
    "annotate": lambda t: ar.annotate(t["documents"]),
    "quotations": lambda t: ar.quotations(t["documents"]),
    "shared_passages": lambda t: ar.shared_passages(t["documents"]),
    "find_terms": lambda t: ar.find_terms(t["tokens"], ["حرب", "سلام ممكن"]),
    "matched_forms": lambda t: ar.matched_forms(t["hits"]),
    "attribute": lambda t: ar.attribute(t["hits"], t["quotations"]),
    "attribute tokens": lambda t: ar.attribute(t["tokens"], t["quotations"]),
    "concordance": lambda t: ar.concordance(t["documents"], t["hits"], width=3),
    "frequencies": lambda t: ar.frequencies(t["tokens"], by=["source", "month"]),
    "frequencies of hits": lambda t: ar.frequencies(t["hits"], by="voice", tokens=t["tokens"]),
    "ngrams": lambda t: ar.ngrams(t["tokens"], by="source"),
    "collocates": lambda t: ar.collocates(t["tokens"], "حرب"),
    "cooccurrences": lambda t: ar.cooccurrences(t["tokens"]),
    "cooccurrences of hits": lambda t: ar.cooccurrences(
        t["hits"], within="sentence", tokens=t["tokens"]
    ),
    "associate": lambda t: ar.associate(t["pairs"], "log_dice"),
    "dispersion": lambda t: ar.dispersion(t["hits"], "dp", "range", tokens=t["tokens"]),
    "diversity": lambda t: ar.diversity(t["tokens"], "ttr", by="source"),
    "keyness": lambda t: ar.keyness(
        *(ar.frequencies(side) for side in by_source(t, "tokens")), "log_ratio"
    ),
    "rates": lambda t: ar.rates(t["hits"], t["tokens"], by=["source", "quarter"]),
    "compare": lambda t: ar.compare(t["hits"], t["tokens"], by="source", target="x"),
    "trend": lambda t: ar.trend(t["rates"]),
    "key_by_chance": lambda t: ar.key_by_chance(t["tokens"], by="source", times=5),
    "sensitivity": lambda t: ar.sensitivity(t["documents"], {"war": LEXICON["war"]}),
}
#: They give a page or a sentence, not a table; their own tests hold them.
SHOWING = {"show_aligned", "explore", "grouping", "reading_summary"}
FUNCTIONS = [
    name
    for name in ar.__all__
    if callable(getattr(ar, name))
    and next(iter(inspect.signature(getattr(ar, name)).parameters), "")
    in {"documents", "tokens", "hits", "tokens_or_hits", "pairs", "rates", "target"}
]
