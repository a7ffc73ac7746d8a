"""Hits or tokens + quotations -> the same with the voice they stand in and whose it is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ...reading.tables import as_table, as_tokens_or_hits

ARTICLE, UNKNOWN = "article", "unknown"
_VOICE_OF = {"direct": "quoted", "reported": "reported", "scare": "marked"}
VOICES = (*_VOICE_OF.values(), ARTICLE)


def attribute(tokens_or_hits: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """Give hits, or tokens, with the voice that they stand in and who speaks.

    Parameters
    ----------
    tokens_or_hits : DataFrame
        As :func:`find_terms` or :func:`tokenize` gives it.
    quotations : DataFrame
        As :func:`quotations` gives it, of the same documents, and whole: the words of a row that
        was left out count as the article's own.

    Returns
    -------
    DataFrame
        The same rows with three columns more: ``voice`` (category: ``quoted``; ``reported``;
        ``marked``, in quotation marks that are put to nobody: the writer holds the words at a
        distance; ``article``, plain), ``quoted`` (whether it stands in quotation marks),
        ``speaker`` (category: the speakers, ``unknown``, ``article``). All other columns stay.

    Raises
    ------
    InputError
        If a column is missing.

    See Also
    --------
    quotations, frequencies, rates, charts.voice

    Notes
    -----
    The innermost quotation counts; a hit of several words has the voice of its first. A marked
    word has the speaker of what is said around it, if anything is: whether the distance is the
    speaker's or the writer's is for a reader to say, so the table shows both. Attribute
    the tokens, too, where rates are asked for: ``rates(hits, tokens, by="voice")`` divides by the
    words of each voice, and the voices add up to the whole.

    Examples
    --------
    >>> from analysis import find_terms, quotations, tokenize
    >>> documents = pd.DataFrame({"doc": ["a"], "text": ["قال شي: «لا للهيمنة»، ضد الهيمنة."]})
    >>> hits = find_terms(tokenize(documents), "هيمنة")
    >>> attribute(hits, quotations(documents))[["surface", "voice", "quoted", "speaker"]]
       surface    voice  quoted  speaker
    0  للهيمنة   quoted    True       شي
    1  الهيمنة  article   False  article
    """
    tokens_or_hits, _ = as_tokens_or_hits(tokens_or_hits)
    quotations = as_table(quotations, "quotations")
    kind = quotations["kind"].to_numpy(dtype=object)
    inner = _innermost(tokens_or_hits, quotations)
    said = _innermost(tokens_or_hits, quotations[kind != "scare"])
    names = quotations.loc[kind != "scare", "speaker"].fillna(UNKNOWN)
    speakers = [name for name in pd.unique(names) if name not in (UNKNOWN, ARTICLE)]
    voices = pd.Series(kind, dtype=object).map(_VOICE_OF)
    return tokens_or_hits.assign(
        voice=pd.Categorical(_at(voices, inner), categories=VOICES),
        quoted=np.append(np.isin(kind, ("direct", "scare")), False)[inner],
        speaker=pd.Categorical(_at(names, said), categories=[*speakers, UNKNOWN, ARTICLE]),
    )


def _at(values: Any, places: np.ndarray) -> np.ndarray:
    """Give the values at places, and the article where there is none (-1)."""
    found: np.ndarray = np.append(np.asarray(values, dtype=object), ARTICLE)[places]
    return found


def _innermost(table: pd.DataFrame, quotations: pd.DataFrame) -> np.ndarray:
    """Give, for each row of the table, the shortest quotation that holds its start; -1 for none."""
    found = np.full(len(table), -1, dtype="int64")
    start = table["start"].to_numpy()
    rows_of = {
        str(doc): np.asarray(rows)[np.argsort(start[rows], kind="stable")]
        for doc, rows in table.groupby("doc", observed=True).indices.items()
    }
    doc, begin, end = (quotations[column].tolist() for column in ("doc", "start", "end"))
    lengths = (quotations["end"] - quotations["start"]).to_numpy()
    for quotation in np.argsort(-lengths, kind="stable"):
        rows = rows_of.get(doc[quotation])
        if rows is not None:
            first, last = np.searchsorted(start[rows], [begin[quotation], end[quotation]])
            found[rows[first:last]] = quotation
    return found
