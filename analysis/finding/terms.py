"""A term as the user types it -> what it matches in a vocabulary, compiled once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from ..reading.errors import InputError
from ..reading.spelling import normalize
from ..reading.tokens import TOKEN
from .forms import clitic_forms

SYNTAX = "word, word*, *word*, a phrase of such words, or -(phrase) for an exclusion"


@dataclass(frozen=True)
class Term:
    """One term: a test for the keys of each of its words, and whether it excludes."""

    words: tuple[Callable[[Vocabulary], np.ndarray], ...]
    excludes: bool

    def codes(self, vocabulary: Vocabulary) -> list[np.ndarray]:
        """Give, for each word of the term, the codes of the keys that it matches."""
        return [word(vocabulary) for word in self.words]


class Vocabulary:
    """The distinct keys of a tokens table, each with its code."""

    def __init__(self, keys: pd.Index) -> None:
        self.keys = keys
        self._codes = {key: code for code, key in enumerate(keys)}

    def lookup(self, forms: frozenset[str]) -> np.ndarray:
        """Give the codes of those forms that occur."""
        return np.array(
            sorted(self._codes[form] for form in forms if form in self._codes), dtype="int64"
        )

    def scan(self, part: str, *, anywhere: bool) -> np.ndarray:
        """Give the codes of the keys that start with a part, or hold it."""
        if anywhere:
            return np.flatnonzero(self._text.str.contains(part, regex=False))
        return np.flatnonzero(self._text.str.startswith(part))

    @cached_property
    def _text(self) -> pd.Series:
        return pd.Series(self.keys, dtype="str")


def compile_term(
    written: str,
    *,
    spelling: str = "standard",
    place: str | None = None,
    file: str | Path | None = None,
) -> Term:
    """Give the compiled form of a term.

    Parameters
    ----------
    written : str
        ``هيمنة`` (with its clitics), ``هيمن*`` (keys that start so), ``*هيمن*`` (keys that
        hold it), ``سياسة القوة`` (a phrase: each word with its clitics, inside one clause),
        ``-(منظمة شنغهاي للتعاون)`` (an exclusion: this span is no hit of the family).
    spelling : str
        The level of the keys.
    place, file : optional
        Row and file, for the error.

    Returns
    -------
    Term

    Raises
    ------
    InputError
        If the term has no letter or digit, or is written in another way.
    """

    def refuse(mend: str) -> InputError:
        return InputError(f"a term is {SYNTAX}", found=written, mend=mend, file=file, place=place)

    if not isinstance(written, str):
        raise refuse("Write the term as text.")
    text, excludes = written.strip(), False
    if text.startswith("-"):
        if not (text.startswith("-(") and text.endswith(")")):
            raise refuse("Write an exclusion as -(phrase).")
        text, excludes = text[2:-1].strip(), True
    if strange := sorted(set(text) & set('"«»“”/+()[]\\')):
        raise refuse(f"Take out {' '.join(strange)}.")
    words = tuple(_compile_word(word, spelling) for word in text.split())
    if not words or None in words:
        raise refuse("Each word needs a letter or digit, a star only at its ends.")
    return Term(tuple(word for word in words if word is not None), excludes)


def _compile_word(word: str, spelling: str) -> Callable[[Vocabulary], np.ndarray] | None:
    """Give the test for one word of a term, or None if it is not one."""
    core = word.strip("*")
    if not TOKEN.fullmatch(core) or "*" in core:
        return None
    key = normalize(core, spelling)
    if word == f"*{core}*":
        return lambda vocabulary: vocabulary.scan(key, anywhere=True)
    if word == f"{core}*":
        return lambda vocabulary: vocabulary.scan(key, anywhere=False)
    if word != core:
        return None
    forms = clitic_forms(core, spelling=spelling)
    return lambda vocabulary: vocabulary.lookup(forms)
