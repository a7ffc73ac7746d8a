"""Files of any size -> the same counts: part by part, here, in a pool or on a cluster."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Literal, NamedTuple

import pandas as pd

from ..finding.lexicon import Lexicon, as_lexicon
from ..finding.terms import compile_term
from ..reading.errors import InputError, one_of
from ..reading.progress import progress
from .cooccurrences import UNITS, check_width
from .groups import By, names_of
from .journal import Journal
from .memory import memory_kept
from .partial import Arrays, Task, count
from .parts import Part, documents_of, parts_of
from .whole import whole_of

log = logging.getLogger(__name__)

IN_FLIGHT = 2  # parts a worker: one that it counts, one that waits


class Counts(NamedTuple):
    """What was counted; ``families`` and ``pairs`` are None where they were not asked for."""

    words: pd.DataFrame
    families: pd.DataFrame | None
    pairs: pd.DataFrame | None
    failed: pd.DataFrame


def count_files(
    paths: str | Path | Iterable[str | Path],
    *,
    lexicon: Lexicon | None = None,
    by: By = None,
    within: int | str | None = None,
    document: Literal["file", "line"] = "file",
    client: Any = None,
    journal: str | Path | None = None,
) -> Counts:
    """Give the counts of words, families and pairs over files of any size.

    Parameters
    ----------
    paths : path or list of paths
        Files or folders: ``.txt`` in UTF-8, JSON lines (``.jsonl``, ``.ndjson``) and Parquet with
        the column ``text``; all but Parquet also as ``.gz``, ``.bz2``, ``.xz``.
    lexicon : optional
        As :func:`find_terms` takes it: families are counted, too.
    by : str or list of str, optional
        Columns of the documents (of JSON lines and Parquet), ``file``, or a period of ``date``,
        as in :func:`frequencies`.
    within : int or {"sentence", "document"}, optional
        Count pairs, too, as :func:`cooccurrences` does: of families where there is a lexicon, of
        words otherwise.
    document : {"file", "line"}
        What is one document in ``.txt`` files.
    client : dask.distributed.Client or concurrent.futures.Executor, optional
        Where parts are counted; None counts them in this process.
    journal : path, optional
        A folder in which finished parts are kept: a run that broke off goes on from there. With
        it, a part that fails is listed in ``failed`` and the others are counted.

    Returns
    -------
    Counts
        ``words`` as :func:`frequencies` gives it for tokens, ``families`` as for hits with their
        tokens, ``pairs`` as :func:`cooccurrences`, ``failed``: one row per part that could not be
        counted, with ``file``, ``begin``, ``end`` (bytes, or row groups) and ``why``.

    Raises
    ------
    InputError
        If there is no file to count, ``by``, ``within`` or ``document`` is none of those, or,
        without a journal, a part cannot be read; it names the file.

    See Also
    --------
    frequencies, cooccurrences, find_terms

    Notes
    -----
    The tables are the same for any number of parts and workers, and those of the functions named
    above over all documents at once. Texts are counted as they stand: page furniture is not cut,
    as :func:`read_corpus` does. Progress is told to the logger ``analysis.counting.files``.

    *How it counts.* A part is some twelve megabytes of a file. What travels is its path and where
    it begins and ends; back come the distinct words and their counts, as arrays. Workers need the
    files (a shared folder) and the library. Two parts a worker are on the way, and each is let go
    when it is done.

    *The ceiling.* In one process memory stays under half a gigabyte beside the tables, whatever
    the size of the files. The tables themselves are the ceiling: their rows grow with the
    different words, about 1.5 million for a gigabyte of news and some ten million for a terabyte;
    pairs of words (``within``) are many times as many. A compressed file cannot be cut and is one
    part: many of middling size are better than one. An article per ``.txt`` is read whole.

    *Which client.* On one machine a pool of processes is enough; below some fifty megabytes one
    process is as fast. Dask is for several machines, and is where people with notebooks and
    pandas are already: it starts in two seconds, and is handed parts and functions instead of
    tables; its workers, told to give memory back at once, keep it while they count. Two workers on
    98 MB of news took, in seconds: parts of our own with Dask 3.3 to 6, dask.dataframe 7.7,
    dask.bag 19.6; Spark 11.6 with DataFrames, 14.5 in SQL, 16.2 with RDDs, beside the start of
    its machine.

    Examples
    --------
    >>> counts = count_files("seeds", lexicon={"hegemony": ["هيمنة"]})
    >>> counts.families[["family", "n", "total", "docs"]]
         family  n  total  docs
    0  hegemony  3   2116     3

    All processors of this machine:

    >>> from concurrent.futures import ProcessPoolExecutor
    >>> with ProcessPoolExecutor() as pool:  # doctest: +SKIP
    ...     counts = count_files("news", document="line", client=pool)

    A cluster (the extra ``khitab[cluster]``) whose scheduler has this address; ``Client()`` without
    one starts a cluster on this machine, with a page that shows its work:

    >>> from dask.distributed import Client  # doctest: +SKIP
    >>> with Client("tcp://scheduler:8786") as client:  # doctest: +SKIP
    ...     counts = count_files("/shared/news", document="line", client=client)
    """
    task = _task(lexicon, by, within, document)
    parts = parts_of(paths, document=document)
    kept = Journal(journal, task)
    failed: list[tuple[str, int, int, str]] = []

    def counted() -> Iterator[Arrays]:
        done = progress(_counted(parts, task, kept, client), doing="Counting", total=len(parts))
        for number, (part, found) in enumerate(done, start=1):
            if isinstance(found, Exception):
                failed.extend(_failed(part, found, skip=journal is not None))
            else:
                yield from found
            log.info("counted part %d of %d: %s", number, len(parts), part[0].path)

    whole = whole_of(counted(), task)
    columns = {"file": "str", "begin": "int64", "end": "int64", "why": "str"}
    table = pd.DataFrame(failed, columns=list(columns)).astype(columns)
    return Counts(whole.words(), whole.families(), whole.pairs(), table)


def count_part(part: Part, task: Task) -> list[Arrays]:
    """Give the counts of a part: what a worker does."""
    with memory_kept():
        return [
            count(texts, columns, task)
            for texts, columns in documents_of(part, document=task.document, columns=task.columns)
        ]


def _task(lexicon: Lexicon | None, by: By, within: int | str | None, document: str) -> Task:
    """Check what is asked for before the first file is read."""
    one_of("document", document, ("file", "line"))
    if within is not None and within not in UNITS:
        within = check_width(within)
    families = None
    if lexicon is not None:
        table = as_lexicon(lexicon)
        for term in table["term"]:
            compile_term(term)
        families = {
            str(family): list(terms)
            for family, terms in table.groupby("family", sort=False)["term"]
        }
    return Task(families, names_of(by), within, document)


def _counted(
    parts: list[Part], task: Task, journal: Journal, client: Any
) -> Iterator[tuple[Part, list[Arrays] | Exception]]:
    """Give each part with its counts, or with what went wrong, in any order.

    Of small files that share a part that fails, each is a part of its own the second time: one
    that cannot be read takes no other with it.
    """
    while parts:
        open_: list[Part] = []
        alone: list[Part] = []
        for part in parts:
            if (known := journal.read(part)) is None:
                open_.append(part)
            else:
                yield part, known
        for part, counted in _here(open_, task) if client is None else _there(open_, task, client):
            if isinstance(counted, Exception) and len(part) > 1:
                alone += [(piece,) for piece in part]
                continue
            if not isinstance(counted, Exception):
                journal.write(part, counted)
            yield part, counted
        parts = alone


def _here(parts: Iterable[Part], task: Task) -> Iterator[tuple[Part, list[Arrays] | Exception]]:
    for part in parts:
        try:
            yield part, count_part(part, task)
        except Exception as error:  # noqa: BLE001 - whatever a file does, its part is named
            yield part, error


def _there(
    parts: Iterable[Part], task: Task, client: Any
) -> Iterator[tuple[Part, list[Arrays] | Exception]]:
    """Count in other processes: two parts a worker on the way, each let go when it is done."""
    own = isinstance(client, Executor)
    submit = client.submit if own else partial(client.submit, pure=False)
    workers = _processes(client) if own else len(client.scheduler_info(n_workers=-1)["workers"])
    waiting = iter(parts)
    of: dict[Any, Part] = {}
    done: SimpleQueue[Any] = SimpleQueue()

    def send() -> None:
        if (part := next(waiting, None)) is not None:
            future = submit(count_part, part, task)
            of[future] = part
            future.add_done_callback(done.put)

    for _ in range(IN_FLIGHT * max(workers, 1)):
        send()
    while of:
        future = done.get()
        part, counted = of.pop(future), _outcome(future)
        if not own:
            future.release()
        del future  # and what it holds
        send()
        yield part, counted


def _processes(pool: Executor) -> int:
    """Give how many workers a pool has; one that does not tell has as many as the machine."""
    return getattr(pool, "_max_workers", None) or os.cpu_count() or 1


def _outcome(future: Any) -> list[Arrays] | Exception:
    """Give what came of a part: its counts, or what went wrong."""
    try:
        counted: list[Arrays] = future.result()
    except Exception as error:  # noqa: BLE001 - whatever happens there, the part is named
        return error
    return counted


def _failed(part: Part, error: Exception, *, skip: bool) -> list[tuple[str, int, int, str]]:
    """List the pieces of a part that failed, or refuse to go on."""
    if not skip:
        piece = part[0]
        raise InputError(
            "each part of the files can be counted",
            found=f"{type(error).__name__}: {error}",
            mend="Mend the file, or name a journal= to count the other parts.",
            file=piece.path,
            place=f"part from {piece.begin} to {piece.end}",
        ) from error
    return [(piece.path, piece.begin, piece.end, str(error)) for piece in part]
