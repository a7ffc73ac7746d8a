"""Tokens + lexicon -> hits: where each term of each family stands, once per family."""

from __future__ import annotations

import json
from collections.abc import Iterable

import numpy as np
import pandas as pd

from ..reading.tables import TABLES, as_tokens, metadata_columns
from .lexicon import Lexicon, as_lexicon
from .terms import CLAUSE_END, Term, check_mode, compile_term
from .vocabulary import Vocabulary


def find_terms(
    tokens: pd.DataFrame,
    lexicon: Lexicon,
    *,
    mode: str = "clitic",
    once: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Give every occurrence of the terms, as the writer wrote it.

    Parameters
    ----------
    tokens : DataFrame
        As :func:`tokenize` gives it.
    lexicon : DataFrame, dict, list or str
        A table with ``family`` and ``term``; ``{family: [terms]}``; a list of terms, each
        its own family; or one term. How a term is written: :func:`read_lexicon`.
    mode : {"exact", "clitic", "number", "gender", "lemma"}
        How a plain word is read: in exactly this spelling, with its clitics, also in its duals
        and sound plurals, also in the feminine (words in ي or with م-), also in what simplemma
        puts under the same lemma (the optional extra ``lemma``).
    once : DataFrame, optional
        As :func:`shared_passages` gives it: a hit inside a passage counts in the first article
        that has it, and not in the others.

    Returns
    -------
    DataFrame
        One row per occurrence, in the order of the text: ``doc``, ``family``, ``term``
        (categories: all that were asked for, found or not), ``sentence``, ``position`` (of
        the first token), ``words`` (number of tokens), ``start``, ``end``, ``surface``,
        ``sought`` (category: each family of this search with its number of hits, as JSON, so
        that a family which was sought and not found is known in every table made of this one),
        and the metadata that the tokens carry.

    Raises
    ------
    InputError
        If the lexicon is malformed or the mode is unknown.

    Notes
    -----
    A word matches with the clitics that Arabic writes on it (``والهيمنة``, ``بهيمنتها``), not
    within another word (``مهيمنة``): a citation form is compiled into all its written forms, and
    these are looked up among the distinct words. The words of a phrase follow each other in one
    clause: quotation marks may stand between them, ``. ، ؛ ؟ !`` and newlines may not. Where
    hits of one family overlap, the longest counts, and of equals the term listed first; an
    exclusion
    takes out every hit of its family that it touches. Families do not see each other.

    Examples
    --------
    >>> from analysis import tokenize
    >>> documents = pd.DataFrame({"doc": ["a"], "text": ["ضد الهيمنة و«سياسة القوة»."]})
    >>> hits = find_terms(tokenize(documents), ["هيمنة", "سياسة القوة"])
    >>> hits[["family", "position", "words", "surface"]]
            family  position  words      surface
    0        هيمنة         1      1       الهيمنة
    1  سياسة القوة         3      2  سياسة القوة
    """
    tokens = as_tokens(tokens)
    check_mode(mode)
    table = as_lexicon(lexicon)
    terms = [compile_term(term, mode=mode) for term in table["term"]]
    stream = _Stream(tokens)
    found = [stream.occurrences(term) for term in terms]
    rows = np.concatenate([np.empty(0, dtype="int64"), *found])
    order = np.repeat(np.arange(len(terms)), [len(places) for places in found])
    family, families = pd.factorize(table["family"])
    words = np.array([len(term.words) for term in terms], dtype="int64")
    excludes = np.array([term.excludes for term in terms], dtype=bool)
    chosen = _longest(rows, words[order], family[order], order, excludes[order])
    hits = _hits(
        tokens,
        rows[chosen],
        words[order][chosen],
        pd.Categorical.from_codes(family[order][chosen], categories=pd.Index(families)),
        pd.Categorical(
            table["term"].to_numpy(dtype=object)[order[chosen]],
            categories=pd.unique(table["term"][~excludes]),
        ),
    )
    if once is not None:
        hits = _first_told(hits, once)
    return _with_what_was_sought(hits)


class _Stream:
    """The tokens as one sequence of codes in which terms are looked up."""

    def __init__(self, tokens: pd.DataFrame) -> None:
        surface = tokens["surface"].array
        self._vocabulary = Vocabulary(tokens)
        self._codes = np.asarray(surface.codes)
        self._sorted = np.argsort(self._codes, kind="stable")
        self._edges = np.searchsorted(
            self._codes[self._sorted], np.arange(len(surface.categories) + 1)
        )
        self._joined = _joined(tokens)

    def occurrences(self, term: Term) -> np.ndarray:
        """Give the rows at which a term begins."""
        first, *rest = term.surfaces(self._vocabulary)
        rows = np.sort(
            np.concatenate(
                [
                    np.empty(0, dtype="int64"),
                    *(self._sorted[self._edges[c] : self._edges[c + 1]] for c in first),
                ]
            )
        )
        for step, codes in enumerate(rest, start=1):
            rows = rows[rows + step < len(self._codes)]
            rows = rows[self._joined[rows + step] & np.isin(self._codes[rows + step], codes)]
        return rows


def _joined(tokens: pd.DataFrame) -> np.ndarray:
    """Mark the tokens that follow the row before in the same document and clause."""
    gap = tokens["gap"].array
    ends = np.array([bool(CLAUSE_END.search(text)) for text in gap.categories], dtype=bool)
    position = tokens["position"].to_numpy()
    doc = tokens["doc"].array.codes
    joined = np.zeros(len(tokens), dtype=bool)
    joined[1:] = (doc[1:] == doc[:-1]) & (position[1:] == position[:-1] + 1)
    return joined & ~ends[gap.codes] if len(ends) else joined


def _longest(
    rows: np.ndarray,
    words: np.ndarray,
    family: np.ndarray,
    order: np.ndarray,
    excludes: np.ndarray,
) -> np.ndarray:
    """Choose, family by family, the longest of overlapping hits; exclusions go first."""
    taken: set[tuple[int, int]] = set()
    chosen = []
    for hit in np.lexsort((order, rows, -words, ~excludes)):
        span = {(family[hit], row) for row in range(rows[hit], rows[hit] + words[hit])}
        if excludes[hit] or not span & taken:
            taken |= span
            if not excludes[hit]:
                chosen.append(hit)
    kept = np.array(chosen, dtype="int64")
    return kept[np.lexsort((family[kept], rows[kept]))]


def _hits(
    tokens: pd.DataFrame,
    rows: np.ndarray,
    words: np.ndarray,
    family: pd.Categorical,
    term: pd.Categorical,
) -> pd.DataFrame:
    """Lay out the chosen hits as a table."""
    first = tokens.take(rows).reset_index(drop=True)
    hits = pd.DataFrame(
        {
            "doc": first["doc"],
            "family": family,
            "term": term,
            "sentence": first["sentence"],
            "position": first["position"],
            "words": words.astype("int32"),
            "start": first["start"],
            "end": tokens["end"].to_numpy()[rows + words - 1],
            "surface": pd.Series(_surfaces(tokens, rows, words), dtype="str"),
        }
    )
    return hits.join(first[metadata_columns(tokens, table_name="tokens")])


def _with_what_was_sought(hits: pd.DataFrame) -> pd.DataFrame:
    """Note in each row which families were sought, and how often each was found."""
    found = hits["family"].value_counts(sort=False)
    counts = {str(family): int(found.get(family, 0)) for family in hits["family"].cat.categories}
    search = json.dumps(counts, ensure_ascii=False)
    every = pd.Categorical.from_codes(np.zeros(len(hits), "int8"), categories=pd.Index([search]))
    own = [column for column in hits.columns if column not in TABLES["hits"].columns]
    return hits.assign(sought=every)[[*TABLES["hits"].columns, "sought", *own]]


def _first_told(hits: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """Leave out the hits that lie inside a passage which an earlier article has too."""
    retold = np.zeros(len(hits), dtype=bool)
    doc, start, end = (hits[name].to_numpy() for name in ("doc", "start", "end"))
    for passage in passages.itertuples():
        inside = (start >= passage.start2) & (end <= passage.end2)
        retold |= inside & (doc.astype(str) == passage.doc2)
    return hits[~retold].reset_index(drop=True)


def _surfaces(tokens: pd.DataFrame, rows: Iterable[int], words: Iterable[int]) -> list[str]:
    """Put the text of each hit together again: its surfaces and the gaps between them."""
    surface, gap = tokens["surface"].array, tokens["gap"].array
    return [
        surface[row] + "".join(gap[i] + surface[i] for i in range(row + 1, row + count))
        for row, count in zip(rows, words, strict=True)
    ]
