"""Hits or tokens + quotations -> the same with the voice they stand in and whose it is."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ...reading.tables import as_table, as_tokens_or_hits

VOICES = ("quoted", "reported", "journalist")
JOURNALIST, UNKNOWN = "journalist", "unknown"
_VOICE_OF = {"direct": "quoted", "reported": "reported", "scare": JOURNALIST}


def attribute(tokens_or_hits: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """Give hits, or tokens, with the voice that they stand in and who speaks.

    Parameters
    ----------
    tokens_or_hits : DataFrame
        As :func:`find_terms` or :func:`tokenize` gives it.
    quotations : DataFrame
        As :func:`quotations` gives it, of the same documents.

    Returns
    -------
    DataFrame
        The same rows with three columns more: ``voice`` (category: ``quoted``, ``reported``,
        ``journalist``), ``quoted`` (whether it stands in quotation marks, scare quotation
        included), ``speaker`` (category: the speakers, ``unknown``, ``journalist``). All other
        columns and the attributes stay.

    Raises
    ------
    InputError
        If a column is missing.

    Notes
    -----
    The innermost quotation counts; a hit of several words has the voice of its first. Attribute
    the tokens, too, where rates are asked for: ``rates(hits, tokens, by="voice")`` divides by the
    words of each voice, and the voices add up to the whole.

    Examples
    --------
    >>> from analysis import find_terms, quotations, tokenize
    >>> documents = pd.DataFrame({"doc": ["a"], "text": ["قال شي: «لا للهيمنة»، ضد الهيمنة."]})
    >>> hits = find_terms(tokenize(documents), "هيمنة")
    >>> attribute(hits, quotations(documents))[["surface", "voice", "quoted", "speaker"]]
       surface       voice  quoted     speaker
    0  للهيمنة      quoted    True          Xi
    1  الهيمنة  journalist   False  journalist
    """
    tokens_or_hits, _ = as_tokens_or_hits(tokens_or_hits)
    quotations = as_table(quotations, "quotations")
    inner = _innermost(tokens_or_hits, quotations)
    told = inner >= 0
    voice = np.full(len(inner), JOURNALIST, dtype=object)
    voice[told] = quotations["kind"].map(_VOICE_OF).to_numpy(dtype=object)[inner[told]]
    speaker = np.full(len(inner), JOURNALIST, dtype=object)
    spoken = voice != JOURNALIST
    named = quotations["speaker"].fillna(UNKNOWN).to_numpy(dtype=object)
    speaker[spoken] = named[inner[spoken]]
    marked = np.zeros(len(inner), dtype=bool)
    in_marks = quotations["kind"].isin(["direct", "scare"]).to_numpy()
    marked[told] = in_marks[inner[told]]
    speakers = [name for name in pd.unique(quotations["speaker"].dropna()) if name not in _OWN]
    return tokens_or_hits.assign(
        voice=pd.Categorical(voice, categories=VOICES),
        quoted=marked,
        speaker=pd.Categorical(speaker, categories=[*speakers, UNKNOWN, JOURNALIST]),
    )


_OWN = (UNKNOWN, JOURNALIST)


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
