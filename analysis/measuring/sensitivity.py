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
from ..reading.progress import progress
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
    passages: pd.DataFrame | None = None,
    unchanged: bool = False,
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
    passages : DataFrame, optional
        What is counted once where two articles share it; sought by :func:`shared_passages` when
        left out. In a few thousand articles that takes long: a table without rows skips it.
    unchanged : bool
        Also give the choices that change nothing, not one occurrence.

    Returns
    -------
    DataFrame
        One row per choice: ``kind`` (as chosen, term, family, window, passage, mode,
        spelling), ``choice``, ``n``, ``share`` (of the headline's n), ``total`` (words),
        ``per_1000``, ``docs`` (documents with one). The first row is the headline; each other
        row changes one thing: a term or family left out (not the only one, which is the thing
        itself), another window, what two articles share counted once, terms read otherwise,
        another spelling level. A choice that is not listed changes nothing, and the headline may
        be said without it; one that is listed is a finding about the choice.

    Raises
    ------
    InputError
        As :func:`find_terms` and :func:`tokenize` raise it, or if ``within`` is no width.

    See Also
    --------
    find_terms, matched_forms, charts.sensitivity

    Examples
    --------
    >>> documents = pd.DataFrame({"doc": ["a"], "text": ["الهيمنة والتسلط. الهيمنة"]})
    >>> table = sensitivity(documents, {"power": ["هيمنة", "تسلط"]})
    >>> table[["kind", "choice", "n", "share"]].head(3).round(2)
            kind         choice  n  share
    0  as chosen      all terms  3   1.00
    1       term  without هيمنة  1   0.33
    2       term   without تسلط  2   0.67
    """
    terms = as_lexicon(lexicon)
    tokens = tokenize(documents)
    if within not in UNITS:
        check_width(within)

    def row(kind: str, choice: str, **other: Any) -> dict[str, object]:
        words, width = other.pop("tokens", tokens), other.pop("within", within)
        hits = find_terms(words, other.pop("terms", terms), **other)
        if beside is not None:
            mode = other.get("mode", "clitic")
            hits = hits[_near(hits, find_terms(words, beside, mode=mode), width)]
        return {
            "kind": kind,
            "choice": choice,
            "n": len(hits),
            "total": len(words),
            "per_1000": 1000 * len(hits) / len(words) if len(words) else np.nan,
            "docs": hits["doc"].nunique(),
            "places": tuple(sorted(zip(hits["doc"].astype("str"), hits["start"], strict=True))),
        }

    rows = [row("as chosen", "all terms" if beside is None else f"within {within}")]
    others = progress(list(_without(terms)), doing="Leaving out terms")
    rows += [row(kind, choice, terms=fewer) for kind, choice, fewer in others]
    if beside is not None:
        rows += [row("window", f"within {w}", within=w) for w in _WIDTHS if w != within]
    told = shared_passages(documents) if passages is None else passages
    rows.append(row("passage", "shared passages once", once=told))
    rows += [row("mode", f"mode {mode}", mode=mode) for mode in _MODES]
    for level in _SPELLINGS:
        rows.append(row("spelling", f"level {level}", tokens=tokenize(documents, spelling=level)))
    table = pd.DataFrame(rows).astype({"kind": "str", "choice": "str"})
    headline = table.iloc[0]
    table.insert(3, "share", table["n"] / headline["n"] if headline["n"] else np.nan)
    changed = np.array([places != headline["places"] for places in table["places"]])
    shown = table if unchanged else table[changed | (table.index == 0)]
    return shown.drop(columns="places").reset_index(drop=True)


def _without(terms: pd.DataFrame) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """Leave out each term of a family of several, and each of several families."""
    families = terms["family"].value_counts(sort=False)
    for place, (family, term) in enumerate(zip(terms["family"], terms["term"], strict=True)):
        if families[family] > 1:
            yield "term", f"without {term}", terms.drop(terms.index[place])
    for family in families.index if len(families) > 1 else []:
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
