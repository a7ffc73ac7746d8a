"""Concordance lines as a table that reads from right to left around its keyword."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.reading.errors import InputError
from analysis.showing.cells import NOTHING
from analysis.showing.direction import attributes, escape
from analysis.showing.display import PLAIN, Shown
from analysis.showing.headings import VALUES
from analysis.showing.whole import folded, more, whole

#: What the table shows of a line, in reading order, and how the column is headed.
_COLUMNS = {
    "doc": ("article", "النصّ"),
    "date": ("date", "التاريخ"),
    "family": ("words sought", "الألفاظ المطلوبة"),
    "speaker": ("speaker", "القائل"),
    "before": ("before", "ما قبله"),
    "keyword": ("keyword", "اللفظ"),
    "after": ("after", "ما بعده"),
}
#: Lines that are folded under those shown; the others are in the CSV.
_FOLDED = 100
_NEEDED = ("before", "keyword", "after")


def show_lines(
    lines: pd.DataFrame, *, first: int | None = None, file: str = "lines", lang: str = "en"
) -> Shown:
    """Return concordance lines as a table to read: before | keyword | after, right to left.

    Parameters
    ----------
    lines : DataFrame
        What `concordance` returns; needed are `before`, `keyword` and `after`. `doc`, `date`,
        `family` and `speaker` are shown where they are there.
    first : int, optional
        Show so many lines only; under them a hundred more are folded, and the whole is there as
        CSV and Parquet.
    file : str
        What those files are called.
    lang : {"en", "ar"}
        The language of headings and of what is said of further lines.

    Returns
    -------
    Shown
        What Jupyter displays; no text is markup. On a narrow screen each line wraps around its
        keyword. The page made by `python -m analysis report` adds a search box.

    Raises
    ------
    InputError
        When one of the three needed columns is missing.

    See Also
    --------
    concordance, explore, show_table

    Examples
    --------
    >>> line = {"doc": "001", "before": "القائم على ", "keyword": "الهيمنة", "after": " ستعمل"}
    >>> show_lines(pd.DataFrame([line]))
    001: القائم على [الهيمنة] ستعمل
    """
    missing = [name for name in _NEEDED if name not in lines]
    if missing:
        raise InputError(
            "concordance lines have the columns before, keyword, after",
            found=f"a table without {', '.join(missing)}",
            mend="Give the table that concordance(documents, hits) returns.",
        )
    shown = lines if first is None else lines.head(first)
    if lang == "ar" and "speaker" in lines:
        called = lines["speaker"].astype("str").replace(VALUES["speaker"])
        lines, shown = (table.assign(speaker=called[table.index]) for table in (lines, shown))
    rest = lines.iloc[len(shown) : len(shown) + _FOLDED]
    html = _table(shown, lang)
    if len(rest):
        html += folded(_table(rest, lang), len(rest), lang=lang)
        html += more(lines, len(shown) + len(rest), file, lang=lang, first=len(shown))
        html = whole(html)
    said = [_plain(record) for record in _records(shown)]
    return Shown(html, "\n".join(said) or "No lines.")


def _records(lines: pd.DataFrame) -> list[dict[str, str]]:
    """Return what is shown of each line, as text, in reading order."""
    names = [name for name in _COLUMNS if name in lines]
    return [
        {name: _written(value) for name, value in zip(names, row, strict=True)}
        for row in lines[names].itertuples(index=False, name=None)
    ]


def _table(lines: pd.DataFrame, lang: str) -> str:
    """Return lines as one table."""
    named = {name: said[lang == "ar"] for name, said in _COLUMNS.items() if name in lines}
    header = "".join(
        f'<th scope="col" role="columnheader" class="{name}">{said}</th>'
        for name, said in named.items()
    )
    label = "أسطر من النصوص" if lang == "ar" else "Concordance lines"
    return (
        f'<div class="khitab-scroll" tabindex="0" role="region" aria-label="{label}">'
        f'<table class="khitab-lines {PLAIN}" dir="rtl" role="table">'
        f'<thead role="rowgroup"><tr role="row">{header}</tr></thead>\n<tbody role="rowgroup">\n'
        + "".join(_row(record) for record in _records(lines))
        + "</tbody></table></div>"
    )


def _row(record: dict[str, str]) -> str:
    """Return one line; the roles keep it a table row where a narrow screen lays it out as text."""
    # The three pieces carry their own blanks: nothing comes between a mark and its word.
    cells = "".join(_cell(name, text) for name, text in record.items())
    return f'<tr role="row">{cells}</tr>\n'


def _cell(name: str, text: str) -> str:
    """Return one cell; its <bdi> says the direction too, or the first word alone would decide."""
    # What is not Arabic (an id, a date) must not take its direction from the table around it.
    way = attributes(text) or ' dir="ltr"'
    return f'<td role="cell" class="{name}"{way}><bdi{way}>{escape(text)}</bdi></td>'


def _plain(record: dict[str, str]) -> str:
    line = f"{record['before']}[{record['keyword']}]{record['after']}".strip()
    return f"{record['doc']}: {line}" if "doc" in record else line


def _written(value: Any) -> str:
    if pd.isna(value):
        return NOTHING
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)
