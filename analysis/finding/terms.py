"""A term as the user types it -> what it matches in a vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from time import monotonic
from types import MappingProxyType

import numpy as np
import regex

from ..reading.errors import InputError, one_of
from ..reading.spelling import normalize
from ..reading.tokens import TOKEN
from .forms import MODES, forms_beginning, written_forms
from .inflection import takes_gender
from .lemmas import Lemmas, as_analyser
from .patterns import letters_without_clock, over_keys
from .readings import likely_mode, readings
from .vocabulary import Vocabulary

SYNTAX = (
    'word, word+ (number), word+g (number and gender), word*, *word*, "exact spelling", '
    "/regular expression/, a phrase of such words, or -(phrase) for an exclusion"
)
CLAUSE_END = regex.compile(r"[.،,؛;؟?!…\n]")
SECONDS = 2.0  # what a regular expression may take in all

_PIECE = regex.compile(
    r"""/(?P<pattern>(?:[^/\\]|\\.)+)/ | ["«»“”„](?P<exact>[^"«»“”„]+)["«»“”„]
      | ['‘’‹›](?P<single>[^'‘’‹›]+)['‘’‹›](?!\S)
      | (?P<word>[^\s"«»“”„/][^\s"«»“”„]*) | (?P<broken>\S)""",
    regex.VERBOSE,
)
_SIGNS = frozenset("*+")
_WORD = regex.compile(r"(?P<open>\*?)(?P<core>[^*+]+)(?P<end>\*|\+g|\+|)")


Test = Callable[[Vocabulary], np.ndarray]
Refuse = Callable[[str], InputError]


@dataclass(frozen=True)
class Term:
    """One term: a test for each of its words, and whether it excludes."""

    written: str
    words: tuple[Test, ...]
    excludes: bool

    def surfaces(self, vocabulary: Vocabulary) -> list[np.ndarray]:
        """Give, for each word of the term, the codes of the surfaces that it matches."""
        return [word(vocabulary) for word in self.words]


def compile_term(
    written: str,
    *,
    mode: str = "clitic",
    lemmas: Lemmas | None = None,
    place: str | None = None,
    file: str | Path | None = None,
) -> Term:
    """Give the compiled form of a term.

    Parameters
    ----------
    written : str
        ``هيمنة`` a word, as ``mode`` says;
        ``هيمنة+`` with number, ``غربي+g`` with number and gender;
        ``هيمن*`` words that begin so, with their clitics (none in the mode ``exact``), ``*هيمن*``
        keys that hold it;
        ``"الغرب"`` or ``«الغرب»`` exactly this spelling (marks and tatweel aside), without clitics;
        ``/أحاد[يى].*/`` keys that match the whole regular expression, its letters read as keys
        spell them;
        ``سياسة القوة`` a phrase, its words one after the other in one clause;
        ``-(منظمة شنغهاي للتعاون)`` an exclusion: this span is no hit of the family.
    mode : {"exact", "clitic", "number", "gender", "lemma"}
        How a plain word is read. ``gender`` adds a feminine to words that likely have one (in
        ي, starting with م, ordinals and elatives); ``+g`` to any.
    lemmas : callable or mapping, optional
        For the mode ``lemma``: see :func:`find_terms`.
    place, file : optional
        Row and file, for the error.

    Returns
    -------
    Term

    Raises
    ------
    InputError
        If the term has no letter or digit, is written in another way, or is a pattern that no
        key can match.
    """

    def refuse(mend: str) -> InputError:
        return InputError(f"a term is {SYNTAX}", found=written, mend=mend, file=file, place=place)

    if not isinstance(written, str):
        raise refuse("Write the term as text.")
    text, excludes = written.strip(), written.strip().startswith("-")
    if excludes and not regex.fullmatch(r"-\(.+\)", text):
        raise refuse("Write an exclusion as -(phrase).")
    words: list[Test] = []
    for piece in _PIECE.finditer(text[2:-1] if excludes else text):
        if piece["broken"]:
            raise refuse("Close each quotation mark and each /.")
        tests = list(_tests(piece, mode, lemmas, refuse))
        if not tests:
            raise refuse(
                "Each word needs a letter or digit, with * or + right behind it. No . ، ؛ ؟ ! | "
                "stands in it: list words of which any may stand as terms of their own."
            )
        words += tests
    if not words:
        raise refuse("Write at least one word.")
    return Term(written, tuple(words), excludes)


def _tests(
    piece: regex.Match[str], mode: str, lemmas: Lemmas | None, refuse: Refuse
) -> Iterator[Test]:
    """Give the tests of one piece of a term; none if it is not well formed."""
    if piece["pattern"]:
        over_keys(piece["pattern"], "standard", refuse)
        yield lambda vocabulary: _matching(piece["pattern"], vocabulary, refuse)
    elif exact := piece["exact"] or piece["single"]:
        if not CLAUSE_END.search(TOKEN.sub("", exact)) and not _SIGNS & {*exact}:
            yield from map(_spelled, TOKEN.findall(exact))
    elif word := _WORD.fullmatch(piece["word"]):
        # A word such as الـ80 or شباط/فبراير is more than one token.
        tokens = TOKEN.findall(word["core"])
        if _well_formed(word, tokens):
            for token in tokens:
                yield _worded(token, word["open"] + word["end"], mode, lemmas)


def _well_formed(word: regex.Match[str], tokens: list[str]) -> bool:
    """Tell whether the marks of a word go together, and no clause ends in it."""
    if CLAUSE_END.search(TOKEN.sub("", word["core"])) or "|" in word["core"]:
        return False
    if word["open"]:
        return word["end"] == "*" and len(tokens) == 1
    return not word["end"] or len(tokens) == 1


def _spelled(token: str) -> Test:
    light = normalize(token, "light")
    return lambda vocabulary: vocabulary.spelled(light)


def _worded(token: str, marks: str, mode: str, lemmas: Lemmas | None) -> Test:
    """Give the test for one word with its marks: the wildcard, the number, the gender."""
    if marks in ("*", "**"):
        if marks == "**":
            return _holding(token)
        return _beginning_bare(token) if mode == "exact" else _beginning(token)
    mode = {"+": "number", "+g": "gender"}.get(marks, mode)
    if mode == "exact":
        return _spelled(token)
    if mode == "gender" and not marks and not takes_gender(token):
        mode = "number"
    if mode == "lemma" and callable(lemmas):
        return _analysed(token, as_analyser(lemmas))
    if mode == "lemma":
        table = None if callable(lemmas) else lemmas
        return lambda vocabulary: vocabulary.of_forms(
            written_forms(token, mode=mode, spelling=vocabulary.spelling, lemmas=table)
        )
    return lambda vocabulary: vocabulary.of_forms(_forms(token, mode, vocabulary.spelling))


@lru_cache(maxsize=500)
def _forms(token: str, mode: str, spelling: str) -> Mapping[str, frozenset[str]]:
    """Give the forms of a word: a lexicon is sought in one table after the other."""
    return MappingProxyType(written_forms(token, mode=mode, spelling=spelling))


def _analysed(token: str, analyser: Callable[[str], str | None]) -> Test:
    """Give the test for the forms of a word and for what an analyser puts under its lemma."""

    def test(vocabulary: Vocabulary) -> np.ndarray:
        forms = written_forms(token, mode=likely_mode(token), spelling=vocabulary.spelling)
        own = readings(token, vocabulary.spelling)
        keys = {*map(normalize, own), *map(analyser, own)} - {None}
        found = (vocabulary.of_forms(forms), vocabulary.with_lemma(analyser, keys))
        return np.unique(np.concatenate(found))

    return test


def _beginning(part: str) -> Test:
    def test(vocabulary: Vocabulary) -> np.ndarray:
        keys = vocabulary.holding(normalize(part, vocabulary.spelling))
        return vocabulary.of_forms(forms_beginning(part, [key for _, key in keys]))

    return test


def _beginning_bare(part: str) -> Test:
    def test(vocabulary: Vocabulary) -> np.ndarray:
        key = normalize(part, vocabulary.spelling)
        return vocabulary.of_keys(
            code for code, held in vocabulary.holding(key) if held.startswith(key)
        )

    return test


def _holding(part: str) -> Test:
    return lambda vocabulary: vocabulary.of_keys(
        code for code, _ in vocabulary.holding(normalize(part, vocabulary.spelling))
    )


def _matching(pattern: str, vocabulary: Vocabulary, refuse: Refuse) -> np.ndarray:
    """Give the words whose whole key matches, within the time that a term may take."""
    compiled, held = over_keys(pattern, vocabulary.spelling, refuse)
    safe, end = letters_without_clock(compiled), monotonic() + SECONDS

    def matches(key: str) -> bool:
        if len(key) <= safe:
            return bool(compiled.fullmatch(key))
        return bool(compiled.fullmatch(key, timeout=max(end - monotonic(), 0.001)))

    try:
        return vocabulary.of_keys(code for code, key in vocabulary.holding(held) if matches(key))
    except TimeoutError:
        raise refuse(
            f"The regular expression took over {SECONDS:g} seconds: avoid repeats in repeats."
        ) from None


def check_mode(mode: str) -> None:
    """Refuse a mode that is none."""
    one_of("mode", mode, MODES)
