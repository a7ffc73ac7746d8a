"""Files -> parts of some megabytes each, and a part -> its documents."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

import pandas as pd

from ..reading.errors import InputError
from ..reading.sources.decoding import decode

SIZE = 12_000_000  # bytes of a part
LINES, PARQUET, TEXT = (".jsonl", ".ndjson"), (".parquet",), (".txt",)
_OPEN = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
_TO_THE_END = -1


class Piece(NamedTuple):
    """A stretch of a file: bytes, or row groups of a Parquet file; -1 stands for the end."""

    path: str
    begin: int
    end: int


Part = tuple[Piece, ...]


def parts_of(paths: str | Path | Iterable[str | Path], *, document: str) -> list[Part]:
    """Cut files, and all files of folders, into parts; small files share one."""
    listed = [paths] if isinstance(paths, str | Path) else list(paths)
    files = [file for path in listed for file in _files(Path(path))]
    if not files:
        raise InputError("there is a file to count", found=listed, mend="Name one, or a folder.")
    parts: list[Part] = []
    held: list[Piece] = []
    room = SIZE
    for file in files:
        for piece, size in _pieces(file, document):
            if held and size > room:
                parts.append(tuple(held))
                held, room = [], SIZE
            held.append(piece)
            room -= size
    return [*parts, tuple(held)] if held else parts


#: The texts, in a list or as the lines of one, and the other columns.
Documents = tuple[list[str] | str, pd.DataFrame]


def documents_of(part: Part, *, document: str, columns: list[str]) -> Iterator[Documents]:
    """Give the documents of a part, some megabytes at a time: texts and the named columns."""
    for piece in part:
        path = Path(piece.path)
        if _kind(path) in TEXT:
            for texts in _texts(piece, path, document):
                number = texts.count("\n") if isinstance(texts, str) else len(texts)
                named = pd.DataFrame(index=range(number))
                yield texts, _checked(named, columns, path)
        else:
            for table in _tables(piece, path, columns):
                checked = _checked(table, ["text", *columns], path).astype({"text": "str"})
                yield checked.pop("text").tolist(), checked


def _files(path: Path) -> list[Path]:
    """Give a file, or the files of a folder and its folders that can be counted, by name."""
    if path.is_file():
        _kind(path)
        return [path]
    if not path.is_dir():
        raise InputError("paths are files or folders", found=str(path), mend="Check the path.")
    found = (file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
    return sorted(file for file in found if _suffix(file) in (*LINES, *PARQUET, *TEXT))


def _suffix(path: Path) -> str:
    """Give the ending that tells the format, that of a compression aside."""
    bare = path.with_suffix("") if path.suffix.lower() in _OPEN else path
    return bare.suffix.lower()


def _kind(path: Path) -> str:
    suffix = _suffix(path)
    if suffix not in (*LINES, *PARQUET, *TEXT):
        raise InputError(
            "a file to count ends in .txt, .jsonl, .ndjson or .parquet, the first three also "
            f"compressed: {', '.join(_OPEN)}",
            found=path.name,
            mend="Read other files with read_corpus.",
        )
    return suffix


def _pieces(path: Path, document: str) -> Iterator[tuple[Piece, int]]:
    """Cut a file into pieces, each with its size in bytes."""
    size = path.stat().st_size
    if _kind(path) in PARQUET:
        from pyarrow.parquet import ParquetFile

        meta = ParquetFile(path).metadata
        for group in range(meta.num_row_groups):
            yield Piece(str(path), group, group + 1), meta.row_group(group).total_byte_size
    elif path.suffix.lower() in _OPEN or (_kind(path) in TEXT and document == "file"):
        yield Piece(str(path), 0, _TO_THE_END), size
    else:
        for begin in range(0, size, SIZE):
            end = min(begin + SIZE, size)
            yield Piece(str(path), begin, end), end - begin


def _texts(piece: Piece, path: Path, document: str) -> Iterator[list[str] | str]:
    """Give the texts of a text file: the whole, or its lines, each with its end."""
    if document == "file":
        with _opened(path) as file:
            yield [decode(file.read(), file=path)]
        return
    for block in _line_blocks(piece):
        yield decode(block if block.endswith(b"\n") else block + b"\n", file=path)


def _tables(piece: Piece, path: Path, columns: list[str]) -> Iterator[pd.DataFrame]:
    """Give the documents of a file of tables."""
    if _kind(path) in PARQUET:
        yield _parquet(piece, columns)
    for block in _line_blocks(piece) if _kind(path) in LINES else ():
        yield pd.DataFrame(_records(decode(block, file=path).split("\n"), path))


def _opened(path: Path) -> IO[bytes]:
    return _OPEN.get(path.suffix.lower(), open)(path, "rb")  # type: ignore[operator, no-any-return]


def _line_blocks(piece: Piece) -> Iterator[bytes]:
    """Give the lines that begin in a piece, whole, some megabytes at a time."""
    with _opened(Path(piece.path)) as file:
        if piece.begin:
            file.seek(piece.begin - 1)
            file.readline()  # it belongs to the piece before
        place = file.tell()
        while piece.end == _TO_THE_END or place < piece.end:
            room = SIZE if piece.end == _TO_THE_END else min(SIZE, piece.end - place)
            block = file.read(room)
            if block and not block.endswith(b"\n"):
                block += file.readline()
            if not block:
                return
            place = file.tell()
            yield block


def _records(rows: list[str], path: Path) -> list[dict[str, object]]:
    """Read JSON lines."""
    records = []
    for row in rows:
        try:
            record = json.loads(row) if row.strip() else None
        except json.JSONDecodeError as error:
            record = str(error)
        if record is not None and not isinstance(record, dict):
            raise InputError(
                "each line is one JSON object",
                found=record,
                mend="Write one article a line, as {…}.",
                file=path,
            )
        records += [record] if record else []
    return records


def _parquet(piece: Piece, columns: list[str]) -> pd.DataFrame:
    from pyarrow.parquet import ParquetFile

    file = ParquetFile(piece.path)
    held = [name for name in ("text", *columns) if name in file.schema_arrow.names]
    rows = file.read_row_groups(range(piece.begin, piece.end), columns=held)
    table: pd.DataFrame = rows.to_pandas()
    return table


def _checked(table: pd.DataFrame, columns: list[str], path: Path) -> pd.DataFrame:
    """Give the columns that are needed, or say which one is missing."""
    table = table.assign(file=str(path))
    needed = list(dict.fromkeys(columns))
    missing = [name for name in needed if name not in table.columns]
    if missing and len(table):
        raise InputError(
            f"the documents have the columns {', '.join(needed)}",
            found=[*table.columns],
            mend=f"Missing: {', '.join(missing)}.",
            file=path,
        )
    return table.reindex(columns=needed)
