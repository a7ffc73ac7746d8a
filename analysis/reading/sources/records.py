"""JSON, as an array or one object a line -> rows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from ..errors import InputError


def read_json(text: str, *, file: Path) -> pd.DataFrame:
    """Read an array of JSON objects, or one object a line, whichever the file holds.

    The index is the line, in an array the place, counted from 1. Values that are lists or objects
    are kept as JSON. An error names the line.

    Examples
    --------
    >>> read_json('[{"text": "قال"}, {"text": "وقال"}]', file=Path("c.json"))
       text
    1   قال
    2  وقال
    """
    numbered, rule = _values(text, file)
    for place, record in numbered:
        if not isinstance(record, dict):
            raise InputError(
                rule,
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
    """Give a value as a cell: lists and objects as JSON, half a letter as what it is, lost."""
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value


def _values(text: str, file: Path) -> tuple[list[tuple[str, Any]], str]:
    """Give the values of a file with their places, and the rule that they keep."""
    # The ending says which of the two is tried; many a .json holds lines, and the other way round.
    lines = file.name.lower().removesuffix(".gz").endswith(("jsonl", "ndjson"))
    first, *_ = text.lstrip().split("\n", 1)
    if text.lstrip().startswith("[") and not (lines and _is_json(first)):
        array = _array(text, file)
        if array is not None:
            return array, "a JSON array holds objects"
    if not lines and text.lstrip().startswith("{") and _is_json(text):
        return _single(json.loads(text), file), "each line is one JSON object"
    return _lines(text), "each line is one JSON object"


def _single(record: dict[str, Any], file: Path) -> list[tuple[str, Any]]:
    """Take a file of one object for one article, not for a shell around all of them."""
    for name, value in record.items():
        holds_objects = isinstance(value, list) and value and isinstance(value[0], dict)
        if holds_objects and "text" not in record:
            raise InputError(
                "a JSON file is one array of objects",
                found=f"an object that holds an array, {name}",
                mend=f"Save the array {name} by itself.",
                file=file,
            )
    return [("object 1", record)]


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        return False
    return True


def _array(text: str, file: Path) -> list[tuple[str, Any]] | None:
    """Read one array; None where lines follow that are arrays themselves."""
    try:
        array = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        if getattr(error, "msg", "") == "Extra data":
            return None
        raise InputError(
            "a JSON file is one array of objects",
            found=str(error),
            mend="Write [ {…}, {…} ], or one object a line.",
            file=file,
        ) from None
    return [(f"object {number}", record) for number, record in enumerate(array, start=1)]


def _lines(text: str) -> list[tuple[str, Any]]:
    """Read one value a line, with the line's number, up to the first that is none."""
    rows: list[tuple[str, Any]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                rows.append((f"line {number}", json.loads(line)))
            except (json.JSONDecodeError, RecursionError) as error:
                rows.append((f"line {number}", str(error)))
                break
    return rows
