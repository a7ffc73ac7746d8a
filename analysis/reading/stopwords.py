"""Stop words in groups, for frequency lists only: never before matching or windows."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from .errors import one_of
from .spelling import normalize

DEFAULT = ("function", "aux")


def stop_words(*groups: str) -> frozenset[str]:
    """Give the keys of words that frequency lists leave out.

    Parameters
    ----------
    *groups : {"function", "aux", "reporting", "time_number"}
        By default ``function`` and ``aux``.

    Returns
    -------
    frozenset of str
        Keys at the ``standard`` level, as in the column ``word`` of tokens.

    Raises
    ------
    InputError
        If a group is unknown.

    See Also
    --------
    frequencies, ngrams, normalize

    Notes
    -----
    For frequency lists only. Published lists hold قوة, ضد, غرب, أمن and قال, the very words
    that are studied here; none of ours holds a term of the families that ship.

    Examples
    --------
    >>> "في" in stop_words(), "قال" in stop_words(), "قال" in stop_words("reporting")
    (True, False, True)
    """
    known = _groups()
    for group in groups:
        one_of("a group of stop words", group, known)
    return frozenset().union(*(known[group] for group in groups or DEFAULT))


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Read the groups of ``stopwords_ar.txt``: ``[name]``, then a word a line."""
    groups: dict[str, set[str]] = {}
    text = files(__package__).joinpath("stopwords_ar.txt").read_text("utf-8")
    # One text is normalised in a tenth of the time that its words take one by one.
    for line in normalize(text).split("\n"):
        word = line.strip()
        if word.startswith("["):
            current = groups.setdefault(word.strip("[]"), set())
        elif word and not word.startswith("#"):
            current.add(word)
    return {name: frozenset(words) for name, words in groups.items()}
