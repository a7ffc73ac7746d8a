"""Folders, CSV, JSON lines and Parquet -> rows of raw text beside their metadata."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pandas as pd

from .decoding import decode
from .errors import InputError


def read_folder(
    folder: Path, metadata: str | Path | pd.DataFrame | None, encoding: str
) -> pd.DataFrame:
    """Give one row per .txt file: its raw text beside its metadata."""
    paths = {path.name: path for path in sorted(folder.glob("*.txt")) if path.is_file()}
    if not paths:
        raise InputError(
            "a corpus folder holds .txt files", found="none", mend="Check it.", file=folder
        )
    if metadata is None and (folder / "articles.csv").is_file():
        metadata = folder / "articles.csv"
    if metadata is None:
        rows = pd.DataFrame({"file": list(paths)}, dtype="str")
    elif isinstance(metadata, pd.DataFrame):
        rows = metadata.reset_index(drop=True)
    else:
        rows = read_csv(Path(metadata), encoding)
    named = None if isinstance(metadata, pd.DataFrame) else metadata
    _check_files(rows, paths, named)
    if "doc" not in rows:
        rows = rows.assign(doc=[Path(name).stem for name in rows["file"]])
    return rows.assign(
        text=[
            decode(paths[name].read_bytes(), file=paths[name], encoding=encoding)
            for name in rows["file"]
        ]
    )


def _check_files(rows: pd.DataFrame, paths: dict[str, Path], metadata: str | Path | None) -> None:
    """Hold rows and files against each other: each row has its file, each file its row."""
    if "file" not in rows:
        raise InputError(
            "metadata have the column file", found=list(rows), mend="Add it.", file=metadata
        )
    for number, name in enumerate(rows["file"], start=2):
        if name not in paths:
            raise InputError(
                "each row names a .txt file of the folder",
                found=name,
                mend="Correct the name or take the row out.",
                file=metadata,
                place=f"row {number}",
            )
    if unlisted := sorted(set(paths) - set(rows["file"])):
        raise InputError(
            "each .txt file of the folder has a row in the metadata",
            found=unlisted[0],
            mend="Add a row for it or move it away.",
            file=metadata,
        )


def read_table(path: Path, encoding: str) -> pd.DataFrame:
    """Give the rows of a CSV, JSON lines or Parquet file as text."""
    match path.suffix.lower():
        case ".csv":
            rows = read_csv(path, encoding)
        case ".jsonl" | ".ndjson":
            rows = _read_jsonl(path, encoding)
        case ".parquet":
            rows = pd.read_parquet(path)
        case _:
            raise InputError(
                "a corpus file ends in .csv, .jsonl or .parquet",
                found=path.name,
                mend="Put single .txt files into a folder and name the folder.",
            )
    if "text" not in rows:
        raise InputError(
            "a corpus has the column text", found=list(rows), mend="Add it.", file=path
        )
    if "doc" not in rows:
        rows = rows.assign(doc=[str(number) for number in range(1, len(rows) + 1)])
    return rows if "file" in rows else rows.assign(file=path.name)


def read_csv(path: Path, encoding: str) -> pd.DataFrame:
    """Read a CSV as text throughout; ``NA``, ``null`` and ``000`` stay what they are."""
    if not path.is_file():
        raise InputError("metadata are a CSV file", found=str(path), mend="Check the path.")
    text = decode(path.read_bytes(), file=path, encoding=encoding)
    # Not pandas' reader: it fills rows that are too short and shifts rows that are too long.
    csv.field_size_limit(2**31 - 1)
    rows: list[list[str]] = []
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        for row in reader:
            if rows and row and len(row) != len(rows[0]):
                raise csv.Error(f"{len(row)} cells, not {len(rows[0])}")
            rows += [row] if row else []
    except csv.Error as error:
        raise InputError(
            "a CSV has as many cells in each row as in its header",
            found=str(error),
            mend="Quote cells that hold commas, quotes or newlines.",
            file=path,
            place=f"line {reader.line_num}",
        ) from None
    header, *cells = rows or [[]]
    return pd.DataFrame(cells, columns=header, dtype="str")


def _read_jsonl(path: Path, encoding: str) -> pd.DataFrame:
    """Read one JSON object a line."""
    records = []
    lines = decode(path.read_bytes(), file=path, encoding=encoding).split("\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            record = str(error)
        if not isinstance(record, dict):
            raise InputError(
                "each line is one JSON object",
                found=record,
                mend="Write one article a line, as {…}.",
                file=path,
                place=f"line {number}",
            )
        records.append(record)
    return pd.DataFrame(records, columns=None if records else ["doc", "text"])
