"""Corrections: what a reader decided about a quotation, kept in a file, first in every run."""

from __future__ import annotations

import warnings
from pathlib import Path

import pandas as pd

from ...reading.errors import InputError
from ...reading.sources import read_csv

_NEEDED = ("document", "start", "end", "speaker")


def correct(quotations: pd.DataFrame, corrections: str | Path | pd.DataFrame) -> pd.DataFrame:
    """Give the quotations with the speakers that a reader decided on.

    A correction names a quotation by document, start and end; one that fits none is stale and
    named in a warning. An empty speaker puts the words to nobody. The column ``ends``, where it is
    there and filled in, says where the words of the speaker end.
    """
    table, file = _read(corrections)
    ends = _ends(table)
    speakers = {
        (str(doc), int(start), int(end)): str(speaker).strip()
        for doc, start, end, speaker in zip(*(table[column] for column in _NEEDED), strict=True)
    }
    keys = list(zip(quotations["doc"], quotations["start"], quotations["end"], strict=True))
    corrected = quotations.copy()
    for row, key in enumerate(keys):
        if key in speakers:
            corrected.loc[row, "rule"] = "correction"
            corrected.loc[row, "confidence"] = 1.0
            corrected.loc[row, "speaker"] = speakers[key] or None
            if key in ends:
                text = str(corrected.loc[row, "text"])[: ends[key] - key[1]]
                corrected.loc[row, "end"] = ends[key]
                corrected.loc[row, "text"] = text
            marked = corrected.loc[row, "kind"] in ("direct", "scare")
            if marked:
                corrected.loc[row, "kind"] = "direct" if speakers[key] else "scare"
    if stale := sorted(set(speakers) - set(keys)):
        places = "; ".join(f"{doc} {start}-{end}" for doc, start, end in stale)
        name = f"{file}: " if file else ""
        warnings.warn(f"{name}corrections that fit no quotation: {places}", stacklevel=3)
    return corrected


def _ends(table: pd.DataFrame) -> dict[tuple[str, int, int], int]:
    """Give where statements end that a reader found too long."""
    if "ends" not in table:
        return {}
    filled = table[table["ends"].notna() & (table["ends"].astype("str").str.strip() != "")]
    places = zip(*(filled[name] for name in ("document", "start", "end", "ends")), strict=True)
    return {(str(doc), int(start), int(end)): int(cut) for doc, start, end, cut in places}


def _read(corrections: str | Path | pd.DataFrame) -> tuple[pd.DataFrame, Path | None]:
    file = None if isinstance(corrections, pd.DataFrame) else Path(corrections)
    table = (
        corrections
        if isinstance(corrections, pd.DataFrame)
        else read_csv(Path(corrections), "utf-8")
    )
    for column in _NEEDED:
        if column not in table:
            raise InputError(
                f"corrections have the columns {', '.join(_NEEDED)}",
                found=list(table.columns),
                mend=f"Add {column}.",
                file=file,
            )
    table = table.assign(speaker=table["speaker"].fillna(""))
    for row, (start, end) in enumerate(zip(table["start"], table["end"], strict=True), start=2):
        if not (str(start).isdecimal() and str(end).isdecimal()):
            raise InputError(
                "start and end are whole numbers",
                found=f"{start}-{end}",
                mend="Copy them from the table of quotations.",
                file=file,
                place=f"row {row}",
            )
    return table, file
