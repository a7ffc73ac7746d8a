"""Tables -> what the script reads: texts, quotations and families, packed into one data island."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64encode
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

import pandas as pd

from ...reading.addresses import no_words
from ...reading.corpus import NOT_STATED

VERSION = 1
#: The class by which the script finds its data, and the report knows whose they are.
ISLAND = "khitab-island"
#: The media type of packed data: no browser runs it.
PACKED = "application/octet-stream"
#: The kinds of quotations as the script counts them.
KINDS = ("direct", "reported", "scare")


def payload(
    documents: pd.DataFrame, hits: pd.DataFrame | None, quotations: pd.DataFrame | None
) -> dict[str, Any]:
    """Give the texts with their quotations and families, in the order of the documents.

    ``docs``: ``id``, ``title``, ``source``, ``date``, ``text``, ``out``, start and end of what is
    no word though letters stand in it, and ``q``, the quotations, four numbers each: start after
    that of the one before, length, kind, speaker; ``speakers``, the one with most quotations first;
    ``families``: ``name`` and ``rows``, three numbers a hit: document, start, length. Places are
    counted in UTF-16 units, as the browser does.
    """
    places = [_Places(text) for text in documents["text"]]
    ids = documents["doc"].tolist()
    number = {doc: place for place, doc in enumerate(ids)}
    speakers: list[str] = []
    if quotations is not None:
        speakers = quotations["speaker"].dropna().astype("str").value_counts().index.tolist()
    docs: list[dict[str, Any]] = [
        {"id": doc, **_about(row), "text": row["text"], "out": [], "q": []}
        for doc, row in zip(ids, documents.to_dict("records"), strict=True)
    ]
    for piece in no_words(documents).itertuples():
        of = number[str(piece.doc)]
        docs[of]["out"] += [places[of](int(str(piece.start))), places[of](int(str(piece.end)))]
    for doc, flat in _quotations(quotations, number, places, speakers):
        docs[doc]["q"] = flat
    return {
        "v": VERSION,
        "docs": docs,
        "voiced": quotations is not None,
        "speakers": speakers,
        "families": list(_families(hits, number, places)),
    }


def island(content: dict[str, Any]) -> str:
    """Give data as an element that a page may hold: packed, so that nothing in it is markup."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    packed = b64encode(zlib.compress(text.encode("utf-8"), 9)).decode("ascii")
    return f'<script type="{PACKED}" class="{ISLAND}">{packed}</script>'


class _Places:
    """Where the characters of a text stand when a browser counts them, two to an emoji."""

    def __init__(self, text: str) -> None:
        wide = () if text.isascii() else re.finditer("[\U00010000-\U0010ffff]", text)
        self._wide = [match.start() for match in wide]

    def __call__(self, place: int) -> int:
        return place + bisect_left(self._wide, place)


def stated(value: object) -> str:
    """Give what the metadata say as text; "" for what they leave empty."""
    text = "" if value is None or value is pd.NaT or value != value else str(value)
    return "" if text.strip() in ("", NOT_STATED) else text


def _about(row: dict[Any, Any]) -> dict[str, str]:
    """Give what is known of a document, as text; what is missing is empty."""
    date = row.get("date")
    return {
        **{name: stated(row.get(name)) for name in ("title", "source")},
        "date": f"{date:%Y-%m-%d}" if isinstance(date, pd.Timestamp) else "",
    }


def _quotations(
    table: pd.DataFrame | None, number: dict[str, int], places: list[_Places], speakers: list[str]
) -> Iterator[tuple[int, list[int]]]:
    """Yield the quotations of each document, in the order of the text."""
    if table is None:
        return
    codes = {speaker: code for code, speaker in enumerate(speakers)}
    for doc, rows in table.groupby(table["doc"].astype("str"), sort=False):
        of = number[str(doc)]
        ordered = rows.sort_values("start", kind="stable")
        names = ("start", "end", "kind", "speaker")
        flat, before = [], 0
        for start, end, kind, speaker in zip(
            *(ordered[name].tolist() for name in names), strict=True
        ):
            begin = places[of](start)
            flat += [begin - before, places[of](end) - begin, KINDS.index(kind)]
            flat.append(codes.get(speaker, -1))
            before = begin
        yield of, flat


def _families(
    hits: pd.DataFrame | None, number: dict[str, int], places: list[_Places]
) -> Iterator[dict[str, Any]]:
    """Yield each family, the most frequent first, its hits in the order of the texts."""
    if hits is None:
        return
    table = hits[["family", "start", "end"]].assign(doc=hits["doc"].astype("str").map(number))
    table = table.sort_values(["doc", "start"], kind="stable")
    families = table.groupby("family", observed=False, sort=False)
    for family, rows in sorted(families, key=lambda family: -len(family[1])):
        flat: list[int] = []
        for doc, start, end in rows[["doc", "start", "end"]].to_numpy(dtype="int64").tolist():
            begin = places[doc](start)
            flat += [doc, begin, places[doc](end) - begin]
        yield {"name": str(family), "rows": flat}
