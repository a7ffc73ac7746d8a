"""What stands under a table of which a page shows the first rows: how many more, and all of it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable

import pandas as pd

from analysis.showing.direction import escape
from analysis.showing.export import as_csv, as_parquet
from analysis.showing.phrases import fill

_SAID = {
    "en": {
        "more": "and {left} more",
        "all": "all {n:row|rows} as",
        "rows": "{left:more row|more rows}",
        "lines": "{left:more line|more lines}",
    },
    "ar": {
        "more": "وغيرها {left}",
        "all": "الصفوف كلّها ({n}):",
        "rows": "صفوف أخرى: {left}",
        "lines": "أسطر أخرى: {left}",
    },
}
#: The files that a table is there as: ending, media type, how it is made.
_FILES = (
    ("CSV", "text/csv;charset=utf-8", as_csv),
    ("Parquet", "application/vnd.apache.parquet", as_parquet),
)


def more(table: pd.DataFrame, shown: int, name: str, *, lang: str = "en", first: int = 0) -> str:
    """Return, as HTML, how many rows a page leaves out, and the whole table to take away.

    Parameters
    ----------
    table : DataFrame
        The whole table.
    shown : int
        How many of its rows stand on the page.
    name : str
        What the file is called, without its ending.
    lang : {"en", "ar"}
        The language.
    first : int
        How many of those shown stand unfolded; 0 if all of them do.

    Returns
    -------
    str
        A paragraph with links that hold the CSV and the Parquet themselves: they work in
        JupyterLab, offline, and in a page that is mailed. "" where all rows are shown unfolded.
    """
    left = len(table) - shown
    if left <= 0 and not 0 < first < shown:
        return ""
    said = _SAID[lang]
    before = [fill(said["more"], lang, left=left)] if left > 0 else []
    all_of = ("؛ " if lang == "ar" else "; ").join([*before, fill(said["all"], lang, n=len(table))])
    links = " · ".join(_link(table, name, *file) for file in _FILES)
    return f'<p class="khitab-more"{_way(lang)}>{all_of} {links}</p>'


def _link(
    table: pd.DataFrame, name: str, kind: str, media: str, made: Callable[[pd.DataFrame], bytes]
) -> str:
    content = b64encode(made(table)).decode("ascii")
    return (
        f'<a download="{escape(name)}.{kind.lower()}" href="data:{media};base64,{content}">'
        f'<span dir="ltr" lang="en">{kind}</span></a>'
    )


def folded(html: str, left: int, *, lang: str = "en", what: str = "lines") -> str:
    """Return HTML that a reader opens, under the number of lines (or rows) in it."""
    said = fill(_SAID[lang][what], lang, left=left)
    return f'<details class="khitab-folded"{_way(lang)}><summary>{said}</summary>{html}</details>'


def whole(html: str) -> str:
    """Return a table, what of it is folded and its files as one piece, to sort and to search."""
    return f'<div class="khitab-whole">{html}</div>'


def _way(lang: str) -> str:
    return ' dir="rtl" lang="ar"' if lang == "ar" else ' dir="ltr" lang="en"'
