"""Page furniture: what a web page puts around an article, found by rules kept as data.

The rules stand in ``chrome.csv`` (rule, pattern, an example). A pattern must match a whole
line, or open the file; nothing inside a sentence is ever cut.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import pandas as pd
import regex

from .tables import require


class Cut(NamedTuple):
    """A piece of a file that is not the article; offsets point into the file's text."""

    start: int
    end: int
    text: str
    rule: str


@cache
def rules() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    """Give the rules of ``chrome.csv``, compiled, in their order."""
    with files(__package__).joinpath("chrome.csv").open(encoding="utf-8") as lines:
        table = pd.read_csv(lines, dtype="str", keep_default_na=False)
    return tuple(
        # A line may end in blanks or a carriage return; the cut takes them and the newline.
        (rule, regex.compile(pattern.replace("$", r"[ \t\r]*(?:\n|\Z)"), regex.MULTILINE))
        for rule, pattern in zip(table["rule"], table["pattern"], strict=True)
    )


def find_chrome(text: str) -> list[Cut]:
    """Give the pieces of page furniture in a text, in order, none overlapping."""
    found = [
        Cut(match.start(), match.end(), match[0], rule)
        for rule, pattern in rules()
        for match in pattern.finditer(text)
    ]
    return _disjoint(found)


def _disjoint(cuts: Iterable[Cut]) -> list[Cut]:
    """Order the cuts and drop each that overlaps an earlier one."""
    kept: list[Cut] = []
    for cut in sorted(cuts):
        if not kept or cut.start >= kept[-1].end:
            kept.append(cut)
    return kept


def outside(text: str, span: tuple[int, int], cuts: list[Cut], *, rule: str) -> list[Cut]:
    """Add to the cuts all that lies outside a span of the file, piece by piece."""
    pieces = []
    for begin, end in ((0, span[0]), (span[1], len(text))):
        edges = [begin, *(e for c in cuts if begin <= c.start < end for e in c[:2]), end]
        pieces += [
            Cut(start, stop, text[start:stop], rule)
            for start, stop in zip(edges[::2], edges[1::2], strict=True)
            if text[start:stop].strip()
        ]
    return sorted([*cuts, *pieces])


def keep(text: str, cuts: Iterable[Cut]) -> str:
    """Give the text without its cuts."""
    kept, begin = [], 0
    for cut in cuts:
        kept.append(text[begin : cut.start])
        begin = cut.end
    return "".join([*kept, text[begin:]])


def removed(documents: pd.DataFrame) -> pd.DataFrame:
    r"""Give every piece that was cut from the files, and by which rule: nothing goes in silence.

    Parameters
    ----------
    documents : DataFrame
        As :func:`read_corpus` gives it.

    Returns
    -------
    DataFrame
        One row per piece: ``doc``, ``start`` and ``end`` (offsets into the file's text, in
        characters, newlines as they are, a byte order mark not counted), ``text``, ``rule``.

    Raises
    ------
    InputError
        If the table does not come from :func:`read_corpus`.

    Examples
    --------
    >>> documents = pd.DataFrame({"doc": ["a"], "cut": [find_chrome("نص.\nاترك تعليقاً")]})
    >>> removed(documents)[["doc", "start", "end", "rule"]]
      doc  start  end          rule
    0   a      4   16  comment form
    """
    require(documents, ["doc", "cut"], table_name="documents")
    rows = [
        (doc, *cut)
        for doc, cuts in zip(documents["doc"], documents["cut"], strict=True)
        for cut in cuts
    ]
    table = pd.DataFrame(rows, columns=["doc", *Cut._fields])
    return table.astype(
        {"doc": "str", "start": "int64", "end": "int64", "text": "str", "rule": "str"}
    )
