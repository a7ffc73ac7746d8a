"""Families of terms: read from a CSV, or given as a dict, a list or one word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import pandas as pd

from ..reading.errors import InputError, add_column
from ..reading.sources import read_csv
from .terms import compile_term

_COLUMNS = ["family", "term", "gloss", "note"]

Lexicon = pd.DataFrame | Mapping[str, str | Iterable[str]] | Iterable[str] | str


def read_lexicon(path: str | Path | None = None) -> pd.DataFrame:
    """Give the families of terms of a CSV, or those that ship for the five articles.

    Parameters
    ----------
    path : path, optional
        A CSV in UTF-8 with the columns ``family`` and ``term``, one term a row, and if you
        like ``gloss``, ``note`` and columns of your own. By default the fourteen families
        that ship.

    Returns
    -------
    DataFrame
        One row per term: ``family``, ``term``, ``gloss``, ``note``, then your own columns;
        the families that ship have ``label``, the family's name in Arabic.

    Raises
    ------
    InputError
        If a column is missing or a term malformed; it names the file and the row.

    See Also
    --------
    find_terms, matched_forms

    Notes
    -----
    A term is written as one of these; a phrase mixes them, its words stand in one clause:

    ====================  ==========================================================
    ``هيمنة``             the word with its clitics (or as ``mode`` of find_terms says)
    ``شراكة+``            also its duals and sound plurals
    ``غربي+g``            also its feminine, with number
    ``هيمن*``             words that begin so, with their clitics (وهيمنوا, not ستهيمن)
    ``*هيمن*``            keys that hold it
    ``"الغرب"``           exactly this spelling, without clitics; also ``«الغرب»``
    ``/أحاد[يى].*/``      keys that match the whole regular expression
    ``سياسة القوة``       a phrase
    ``-(منظمة … )``       an exclusion: such a span is no hit of the family
    ====================  ==========================================================

    Keys are spelled as the tokens' ``word``: at the level ``standard`` without hamza on its
    carrier; a regular expression is read so, too. Broken plurals are words of their own: list
    them beside the singular.

    Examples
    --------
    >>> read_lexicon().query("family == 'unilateralism'")["term"].tolist()
    ['أحادية', 'أحادي+g القطب', 'أحادي+g القطبية']
    """
    if path is None:
        return _shipped().copy()
    table = read_csv(Path(path), "utf-8")
    table = _checked(table, file=path)
    return _in_order(table.assign(**{name: "" for name in _COLUMNS if name not in table}))


@cache
def _shipped() -> pd.DataFrame:
    """Read the families that ship: once."""
    with as_file(files(__package__).joinpath("lexicon.csv")) as shipped:
        return read_lexicon(shipped)


def as_lexicon(lexicon: Lexicon) -> pd.DataFrame:
    """Give the lexicon table of whatever names terms.

    A table stands as it is; ``{family: [terms]}`` gives each family its terms; in a list
    each term is its own family, and so is one word.
    """
    if isinstance(lexicon, pd.DataFrame):
        return _checked(lexicon)
    if isinstance(lexicon, str):
        lexicon = [lexicon]
    if not isinstance(lexicon, Mapping):
        lexicon = {term: term for term in lexicon}
    rows = []
    for family, terms in lexicon.items():
        listed = [terms] if isinstance(terms, str) else list(terms)
        if not listed:
            raise InputError(
                "a family has at least one term",
                found=family,
                mend="List its terms or take it out.",
            )
        rows += [(family, term, "", "") for term in listed]
    return _checked(pd.DataFrame(rows, columns=_COLUMNS))


def _checked(table: pd.DataFrame, *, file: str | Path | None = None) -> pd.DataFrame:
    """Hold a lexicon to its rules: its columns, a family in each row, terms that compile."""
    for column in ("family", "term"):
        if column not in table:
            raise InputError(
                "a lexicon has the columns family and term",
                found=list(table.columns),
                mend=add_column(table, column),
                file=file,
            )
    for row, (family, term) in enumerate(zip(table["family"], table["term"], strict=True), start=2):
        place = f"row {row}" if file is not None else f"family {family}"
        if not isinstance(family, str) or not family.strip():
            raise InputError(
                "each term has a family",
                found=family,
                mend="Name its family.",
                file=file,
                place=place,
            )
        compile_term(term, place=place, file=file)
    return _in_order(table)


def _in_order(table: pd.DataFrame) -> pd.DataFrame:
    """Give a lexicon with the columns that it knows first."""
    first = [column for column in _COLUMNS if column in table]
    return table[[*first, *(column for column in table.columns if column not in first)]]
