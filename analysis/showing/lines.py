"""Concordance lines as a table that reads from right to left around its keyword."""

from __future__ import annotations

import pandas as pd

from analysis.reading.errors import InputError
from analysis.showing.cells import written
from analysis.showing.direction import escape, way
from analysis.showing.display import Shown
from analysis.showing.headings import values
from analysis.showing.phrases import phrase
from analysis.showing.whole import framed, in_parts, whole

#: What the table shows of a line, in reading order.
_COLUMNS = ("doc", "date", "family", "speaker", "before", "keyword", "after")
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
    if lang == "ar" and "speaker" in lines:
        lines = lines.assign(speaker=lines["speaker"].astype("str").replace(values()["speaker"]))
    shown, html = in_parts(lines, _table, first=first, file=file, lang=lang)
    said = [_plain(record) for record in _records(shown)]
    html = whole(html) if len(shown) < len(lines) else html
    return Shown(html, "\n".join(said) or "No lines.")


def _records(lines: pd.DataFrame) -> list[dict[str, str]]:
    """Return what is shown of each line, as text, in reading order."""
    names = [name for name in _COLUMNS if name in lines]
    return [
        {name: written(value) for name, value in zip(names, row, strict=True)}
        for row in lines[names].itertuples(index=False, name=None)
    ]


def _table(lines: pd.DataFrame, lang: str) -> str:
    """Return lines as one table."""
    head = "".join(
        f'<th scope="col" role="columnheader" class="{name}">{phrase(f"line.{name}", lang)}</th>'
        for name in _COLUMNS
        if name in lines
    )
    label = phrase("line.table", lang)
    rows = "".join(_row(record) for record in _records(lines))
    return framed("khitab-lines", ' dir="rtl"', name=label, head=head, rows=rows)


def _row(record: dict[str, str]) -> str:
    # The three pieces carry their own blanks: nothing comes between a mark and its word.
    cells = "".join(_cell(name, text) for name, text in record.items())
    return f'<tr role="row">{cells}</tr>\n'


def _cell(name: str, text: str) -> str:
    """Return one cell; its <bdi> says the direction too, or the first word alone would decide."""
    return f'<td role="cell" class="{name}"{way(text)}><bdi{way(text)}>{escape(text)}</bdi></td>'


def _plain(record: dict[str, str]) -> str:
    line = f"{record['before']}[{record['keyword']}]{record['after']}".strip()
    return f"{record['doc']}: {line}" if "doc" in record else line
