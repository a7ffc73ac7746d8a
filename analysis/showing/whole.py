"""How a table stands in a page: its first rows, more of them folded, and all of it in files."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable

import pandas as pd

from analysis.showing.direction import attributes, escape
from analysis.showing.display import PLAIN
from analysis.showing.export import as_csv, as_parquet
from analysis.showing.phrases import phrase

#: The files that a table is there as: ending, media type, how it is made.
_FILES = (
    ("CSV", "text/csv;charset=utf-8", as_csv),
    ("Parquet", "application/vnd.apache.parquet", as_parquet),
)


#: Lines that are folded under those shown; the others are in the files.
_FOLDED = 100


def in_parts(
    table: pd.DataFrame,
    body: Callable[[pd.DataFrame, str], str],
    *,
    first: int | None,
    file: str,
    lang: str,
) -> tuple[pd.DataFrame, str]:
    """Return the rows that stand unfolded, and the HTML of them, of those folded, and the files."""
    shown = table if first is None else table.head(first)
    rest = table.iloc[len(shown) : len(shown) + _FOLDED]
    html = body(shown, lang)
    if len(rest):
        html += folded(body(rest, lang), len(rest), lang=lang)
        html += more(table, len(shown) + len(rest), file, lang=lang, first=len(shown))
    return shown, html


def framed(kind: str, way: str, *, name: str, head: str, rows: str, caption: str = "") -> str:
    """Return a table in a box that scrolls; roles keep it one where rows are laid out as text."""
    return (
        f'<div class="khitab-scroll" tabindex="0" role="region" aria-label="{name}">'
        f'<table class="{kind} {PLAIN}"{way} role="table">{caption}'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>\n'
        f'<tbody role="rowgroup">\n{rows}</tbody></table></div>'
    )


def more(table: pd.DataFrame, shown: int, name: str, *, lang: str, first: int) -> str:
    """Return how many rows a page leaves out, and the whole table to take away, as HTML.

    Of the rows ``shown`` the ``first`` stand unfolded. The links hold the files themselves: they
    work in JupyterLab, offline, and in a page that is mailed. "" where all rows are shown unfolded.
    """
    left = len(table) - shown
    if left <= 0 and not 0 < first < shown:
        return ""
    before = [phrase("table.more", lang, left=left)] if left > 0 else []
    all_of = phrase(";", lang).join([*before, phrase("table.all", lang, n=len(table))])
    links = " · ".join(_link(table, name, *file) for file in _FILES)
    return f'<p class="khitab-more"{attributes("", lang)}>{all_of} {links}</p>'


def _link(
    table: pd.DataFrame, name: str, kind: str, media: str, made: Callable[[pd.DataFrame], bytes]
) -> str:
    content = b64encode(made(table)).decode("ascii")
    return (
        f'<a download="{escape(name)}.{kind.lower()}" href="data:{media};base64,{content}">'
        f'<span dir="ltr" lang="en">{kind}</span></a>'
    )


def folded(html: str, left: int, *, lang: str, what: str = "lines") -> str:
    """Return HTML that a reader opens, under the number of lines (or rows) in it."""
    said = phrase(f"table.{what}", lang, left=left)
    way = attributes("", lang)
    return f'<details class="khitab-folded"{way}><summary>{said}</summary>{html}</details>'


def whole(html: str) -> str:
    """Return a table, what of it is folded and its files as one piece, to sort and to search."""
    return f'<div class="khitab-whole">{html}</div>'
