"""What stands under a table of which a page shows the first rows: how many more, and all of it."""

from __future__ import annotations

from base64 import b64encode

import pandas as pd

from analysis.showing.direction import escape
from analysis.showing.export import as_csv

_SAID = {
    "en": ("and {left:,} more; ", "all {n:,} rows as CSV", "{left:,} more lines"),
    "ar": ("وغيرها {left:,}؛ ", "الصفوف كلّها ({n:,}) ملفَّ CSV", "أسطر أخرى: {left:,}"),
}


def more(table: pd.DataFrame, shown: int, name: str, *, lang: str = "en") -> str:
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

    Returns
    -------
    str
        A paragraph with a link that holds the CSV itself: it works in JupyterLab, offline, and
        in a page that is mailed. "" where all rows are shown.
    """
    left = len(table) - shown
    if left <= 0:
        return ""
    said, link, _ = (text.format(left=left, n=len(table)) for text in _SAID[lang])
    content = b64encode(as_csv(table)).decode("ascii")
    return (
        f'<p class="khitab-more"{_way(lang)}>{said}<a download="{escape(name)}.csv" '
        f'href="data:text/csv;charset=utf-8;base64,{content}">{link}</a></p>'
    )


def folded(html: str, left: int, *, lang: str = "en") -> str:
    """Return HTML that a reader opens, under the number of lines in it."""
    said = _SAID[lang][2].format(left=left)
    return f'<details class="khitab-folded"{_way(lang)}><summary>{said}</summary>{html}</details>'


def _way(lang: str) -> str:
    return ' dir="rtl" lang="ar"' if lang == "ar" else ' dir="ltr" lang="en"'
