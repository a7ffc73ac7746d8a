"""Documents and a lexicon -> how a headline number changes when we choose otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from ..counting.cooccurrences import UNITS, check_width, unit_ids
from ..finding.hits import find_terms
from ..finding.lexicon import Lexicon, as_lexicon
from ..finding.passages import shared_passages
from ..reading.tokens import tokenize

Width = int | str
_WIDTHS: tuple[Width, ...] = (3, 5, 10, "sentence", "document")
_MODES = ("exact", "number", "gender")
_SPELLINGS = ("clean", "light", "loose")


def sensitivity(
    documents: pd.DataFrame,
    lexicon: Lexicon,
    *,
    beside: Lexicon | None = None,
    within: Width = "sentence",
) -> pd.DataFrame:
    """Give a headline count again, under every choice that could have been made otherwise.

    Parameters
    ----------
    documents : DataFrame
        As :func:`read_corpus` gives it.
    lexicon : str, dict, list or DataFrame
        The terms that the headline counts, as :func:`find_terms` takes them.
    beside : str, dict, list or DataFrame, optional
        Count only the occurrences near one of these terms.
    within : int or {"sentence", "document"}
        How near, in words between the two, or the unit they share.

    Returns
    -------
    DataFrame
        One row per choice: ``kind`` (as chosen, term, family, window, passage, mode,
        spelling), ``choice``, ``n``, ``total`` (words), ``per_1000``, ``docs`` (documents with
        one). The first row is the headline; each other row changes one thing: a term or family
        left out, another window, what two articles share counted once, terms read otherwise,
        another spelling level. What stays the same may be said; what does not is a finding
        about the choice.

    Raises
    ------
    InputError
        As :func:`find_terms` and :func:`tokenize` raise it, or if ``within`` is no width.

    Examples
    --------
    >>> documents = pd.DataFrame({"doc": ["a"], "text": ["الهيمنة والتسلط. الهيمنة"]})
    >>> sensitivity(documents, {"power": ["هيمنة", "تسلط"]})[["kind", "choice", "n"]].head(3)
            kind         choice  n
    0  as chosen      all terms  3
    1       term  without هيمنة  1
    2       term   without تسلط  2
    """
    terms = as_lexicon(lexicon)
    tokens = tokenize(documents)
    if within not in UNITS:
        check_width(within)

    def row(kind: str, choice: str, **other: Any) -> dict[str, object]:
        words, width = other.pop("tokens", tokens), other.pop("within", within)
        hits = find_terms(words, other.pop("terms", terms), **other)
        if beside is not None:
            hits = hits[_near(hits, find_terms(words, beside), width)]
        return {
            "kind": kind,
            "choice": choice,
            "n": len(hits),
            "total": len(words),
            "per_1000": 1000 * len(hits) / len(words) if len(words) else np.nan,
            "docs": hits["doc"].nunique(),
        }

    rows = [row("as chosen", "all terms" if beside is None else f"within {within}")]
    rows += [row(kind, choice, terms=fewer) for kind, choice, fewer in _without(terms)]
    if beside is not None:
        rows += [row("window", f"within {w}", within=w) for w in _WIDTHS if w != within]
    rows.append(row("passage", "shared passages once", once=shared_passages(documents)))
    rows += [row("mode", f"mode {mode}", mode=mode) for mode in _MODES]
    for level in _SPELLINGS:
        rows.append(row("spelling", f"level {level}", tokens=tokenize(documents, spelling=level)))
    return pd.DataFrame(rows).astype({"kind": "str", "choice": "str"})


def _without(terms: pd.DataFrame) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """Leave out each term, and each family of several terms, where something remains."""
    if len(terms) > 1:
        for place, term in enumerate(terms["term"]):
            yield "term", f"without {term}", terms.drop(terms.index[place])
    families = terms["family"].value_counts(sort=False)
    for family in families.index[families > 1] if len(families) > 1 else []:
        yield "family", f"without {family}", terms[terms["family"] != family]


def _near(hits: pd.DataFrame, others: pd.DataFrame, within: Width) -> np.ndarray:
    """Mark the hits that have one of the others near."""
    if isinstance(within, str):
        return np.isin(unit_ids(hits, within), unit_ids(others, within))
    begin, end = _span(hits)
    other_begin, other_end = _span(others)
    # Those that begin before the window ends, less those that end before it begins.
    begun = np.searchsorted(np.sort(other_begin), end + within, side="right")
    ended = np.searchsorted(np.sort(other_end), begin - within, side="left")
    return np.asarray(begun > ended)


def _span(hits: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Give first and last place of each hit, in one sequence with room between documents."""
    doc = hits["doc"].array.codes.astype("int64") << 32
    begin = doc + hits["position"].to_numpy(dtype="int64")
    return begin, begin + hits["words"].to_numpy(dtype="int64") - 1
