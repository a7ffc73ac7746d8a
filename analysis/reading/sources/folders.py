"""A folder -> one row per text, its metadata beside it; every other file is noted."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pandas as pd

from ..columns import KEPT_AS
from ..errors import InputError, so_of
from ..notes import Note, worded
from ..progress import progress
from . import formats, pages
from .delimited import read_csv

#: What a report reads beside the texts: terms, names of speakers, corrections, what was coded.
LEXICON, SPEAKERS, CORRECTIONS, CODED = "lexicon.csv", "names.csv", "corrections.csv", "coded_*.csv"
#: What belongs to a corpus without being a text of it; notebooks run over it.
_BESIDE = (LEXICON, SPEAKERS, CORRECTIONS, CODED, "*.ipynb", "*.ipynb_checkpoints")
#: Files that systems and programs leave in folders.
_LEFT_BEHIND = ("thumbs.db", "desktop.ini", "__macosx")


def read_folder(
    folder: Path,
    metadata: str | Path | pd.DataFrame | None,
    encoding: str,
    *,
    skip: bool = False,
) -> tuple[pd.DataFrame, list[Note]]:
    """Give one row per text of a folder and its folders: raw text beside its metadata.

    Rows have ``file`` (from the folder on, with ``/``), ``doc``, ``text``, ``notes of the file``
    and the metadata; there is a note of every file that is no document, and of every row without a
    file. A file that cannot be read is an error, or where ``skip`` is asked for a note.
    """
    paths, notes = _texts(folder)
    notes = [note for note in notes if not _is_metadata(folder / note.file, metadata)]
    if not paths:
        raise _nothing(folder, notes)
    rows, more = _rows(paths, metadata, encoding)
    if "doc" not in rows:
        rows = rows.assign(doc=_names(rows["file"]))
    if "text" in rows:  # the metadata's own word on the text is not the text
        rows = rows.rename(columns={"text": KEPT_AS.format("text")})
        more = [*more, Note("renamed", 1, KEPT_AS.format("text"))]
    texts, refused = [], {}
    for name in progress(rows["file"], doing="Reading files"):
        try:
            texts.append(pages.read_text(paths[name], encoding))
        except InputError as error:
            refused[name] = error
    if refused and not (skip and texts):
        raise so_of(next(iter(refused.values())), len(refused), len(paths))
    rows = rows[~rows["file"].isin(refused)]
    made = pd.DataFrame(texts, columns=["text", pages.FROM_FILE], index=rows.index, dtype="object")
    return rows.join(made), [*notes, *more, *(Note("unread", 1, "", name) for name in refused)]


def about(
    folder: Path, metadata: str | Path | pd.DataFrame | None
) -> str | Path | pd.DataFrame | None:
    """Give what says what is known of each text: by default the folder's ``articles.csv``."""
    own = folder / "articles.csv"
    return own if metadata is None and own.is_file() else metadata


def _texts(folder: Path) -> tuple[dict[str, Path], list[Note]]:
    """Give the texts of a folder by name, and a note of each file that is none."""
    paths, notes = {}, []
    for entry in _walk(folder):
        name = Path(entry.path).relative_to(folder).as_posix()
        if (key := _no_text(entry)) is None:
            paths[_plain(name)] = Path(entry.path)
        elif key != "folder within":
            beside = key in {"table", "type", "hidden"} and any(
                fnmatch(name, one) for one in _BESIDE
            )
            notes.append(Note("beside" if beside else key, 1, Path(name).suffix, _plain(name)))
    return paths, notes


def _walk(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Give every entry of a folder and its folders, in order; links are not entered."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise InputError(
            "a folder can be read",
            found=error.strerror or str(error),
            mend="Give yourself the right to read it, or move it out of the corpus.",
            file=folder,
        ) from None
    for entry in entries:
        yield entry
        if entry.is_dir(follow_symlinks=False) and _no_text(entry) in {"folder", "folder within"}:
            yield from _walk(Path(entry.path))


def _no_text(entry: os.DirEntry[str]) -> str | None:
    """Give the reason why an entry of a folder is no text, None for a text."""
    name, path = entry.name.lower(), Path(entry.name)
    if entry.is_symlink():
        return "link"
    if name.startswith(("._", "~$")) or name in _LEFT_BEHIND:
        return "system"
    if name.startswith("."):
        return "hidden"
    suffix = formats.kind(path)
    if entry.is_dir():
        return "folder" if suffix in pages.SUFFIXES else "folder within"
    if not entry.is_file():
        return "special"
    if suffix in formats.SUFFIXES:
        return "table"
    return None if suffix in pages.SUFFIXES else "type"


def _is_metadata(path: Path, metadata: str | Path | pd.DataFrame | None) -> bool:
    return isinstance(metadata, str | Path) and path.resolve() == Path(metadata).resolve()


def _nothing(folder: Path, notes: list[Note]) -> InputError:
    """Say what a folder without texts holds instead."""
    found = Counter(note.key for note in notes)
    one = {note.key: note for note in notes}
    held = [note.file for note in notes if note.key == "table"]
    return InputError(
        "a corpus folder holds .txt files (or .html, .docx, .pdf)",
        found="; ".join(f"{worded(one[key], lang='en')}: {n}" for key, n in found.items())
        or "an empty folder",
        mend=f"Name the table itself: read_corpus({str(folder / held[0])!r})."
        if len(held) == 1
        else "Put the texts into it, one a file, or name the folder that holds them.",
        file=folder,
    )


def _rows(
    paths: dict[str, Path], metadata: str | Path | pd.DataFrame | None, encoding: str
) -> tuple[pd.DataFrame, list[Note]]:
    """Hold rows and files against each other: what lacks its other half is noted."""
    if metadata is None:
        return pd.DataFrame({"file": list(paths)}, dtype="str"), []
    rows, named = _metadata(metadata, encoding)
    rows = rows.assign(file=[_plain(str(name)) for name in rows["file"]])
    there = rows["file"].isin(paths)
    if not there.any():
        raise InputError(
            "the rows name files of the folder",
            found=rows["file"].iloc[0] if len(rows) else "no row",
            mend="Write each file's name from the folder on, with its ending.",
            file=named,
        )
    for number, name in rows.loc[~there, "file"].items():
        if ".." in Path(name).parts or Path(name).is_absolute():
            raise InputError(
                "each row names a file inside the folder",
                found=name,
                mend="Correct the name or take the row out.",
                file=named,
                place=f"row {number}",
            )
    unlisted = sorted(set(paths) - set(rows["file"]))
    notes = [Note("no file", 1, "", name) for name in rows.loc[~there, "file"]]
    notes += [Note("no row", 1, "", name) for name in unlisted]
    index = pd.RangeIndex(len(rows) + 2, len(rows) + len(unlisted) + 2)
    rest = pd.DataFrame({"file": unlisted}, dtype="str", index=index)
    if "doc" in rows:
        rest = rest.assign(doc=_names(rest["file"]))
    return (pd.concat([rows[there], rest]) if unlisted else rows[there]), notes


def _metadata(
    metadata: str | Path | pd.DataFrame, encoding: str
) -> tuple[pd.DataFrame, str | Path | None]:
    """Give the rows of the metadata, and the name of their file."""
    if isinstance(metadata, pd.DataFrame):
        rows, named = metadata.set_axis(pd.RangeIndex(2, len(metadata) + 2)), None
    else:
        named = Path(metadata)
        rows = read_csv(named, encoding)
    if "file" not in rows:
        raise InputError(
            "metadata have the column file", found=list(rows), mend="Add it.", file=named
        )
    return rows, named


def _names(files: pd.Series) -> list[str]:
    """Name documents after their files: without the ending, where that is enough to tell them."""
    stems = [name[: -len(Path(name).suffix)].removesuffix(".txt") for name in files]
    often = Counter(stems)
    return [stem if often[stem] == 1 else name for stem, name in zip(stems, files, strict=True)]


def _plain(name: str) -> str:
    """Write a name one way: systems decompose letters, and some bytes are no letters at all."""
    letters = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", letters)
