"""JSON, as an array or one object a line -> rows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from ..errors import InputError


def read_json(text: str, *, file: Path) -> pd.DataFrame:
    """Read an array of JSON objects, or one object a line, whichever the file holds.

    Parameters
    ----------
    text : str
        The whole file.
    file : path
        Its name, for errors.

    Returns
    -------
    DataFrame
        One row per object; the index is the line, in an array the place, counted from 1.
        Values that are lists or objects are kept as JSON.

    Raises
    ------
    InputError
        If the file is neither; it names the line.

    Examples
    --------
    >>> read_json('[{"text": "قال"}, {"text": "وقال"}]', file=Path("c.json"))
       text
    1   قال
    2  وقال
    """
    numbered = _array(text, file) if text.lstrip().startswith("[") else _lines(text, file)
    for place, record in numbered:
        if not isinstance(record, dict):
            raise InputError(
                "a JSON corpus is an array of objects, or each line is one JSON object",
                found=record if len(str(record)) < 80 else str(record)[:80],
                mend="Write each article as {…}.",
                file=file,
                place=place,
            )
    records = [
        {str(name): _flat(value) for name, value in record.items()} for _, record in numbered
    ]
    index = [int(place.split()[-1]) for place, _ in numbered]
    return pd.DataFrame(records, columns=None if records else ["doc", "text"], index=index)


def _flat(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _array(text: str, file: Path) -> list[tuple[str, Any]]:
    """Read one array; lines that are arrays themselves are left to the reader of lines."""
    try:
        array = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        if getattr(error, "msg", "") == "Extra data":
            return _lines(text, file)
        raise InputError(
            "a JSON file is one array of objects",
            found=str(error),
            mend="Write [ {…}, {…} ], or one object a line.",
            file=file,
        ) from None
    return [(f"object {number}", record) for number, record in enumerate(array, start=1)]


def _lines(text: str, file: Path) -> list[tuple[str, Any]]:
    """Read one value a line, with the line's number; a pretty-printed object is named as such."""
    rows: list[tuple[str, Any]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                rows.append((f"line {number}", json.loads(line)))
            except (json.JSONDecodeError, RecursionError) as error:
                rows.append((f"line {number}", str(error)))
                break
    return rows
