"""`python -m analysis report CORPUS`: the report over anybody's texts."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

from analysis.command.preparing import Inputs, prepare
from analysis.showing.phrases import fill
from analysis.showing.report.build import build


def report(
    inputs: Inputs, out: Path, *, lang: str = "en", say: Callable[[str], object] = print
) -> int:
    """Check the inputs, read them once, and write the pages of the report; return how many failed.

    Parameters
    ----------
    inputs : Inputs
        The corpus and what is said of it.
    out : Path
        The folder for the pages.
    lang : {"en", "ar"}
        The edition.
    say : callable
        Told each line of progress.

    Returns
    -------
    int
        Number of pages that could not be made.

    Raises
    ------
    InputError
        Before anything runs or is written: whatever is wrong with the inputs.
    """
    say(f"Reading {inputs.corpus}")
    prepared = prepare(inputs, lang=lang)
    tables = prepared.tables
    numbers = {"n": len(tables["documents"]), "words": len(tables["tokens"])}
    say(fill("{n:text|texts}, {words:word|words}", "en", **numbers))
    parameters = {
        "corpus": inputs.corpus.name,
        "by": prepared.by,
        "unit": prepared.unit,
        "lang": lang,
    }
    with as_file(files("analysis.showing.report") / "notebooks") as notebooks:
        return build(notebooks, out, parameters, tables=tables, say=say)
