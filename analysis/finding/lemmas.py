"""Forms that simplemma puts under the same lemma: broken plurals, and what else it knows.

simplemma is an optional extra (``pip install khitab[lemma]``); without it the mode ``lemma`` is an
error that says so, and everything else works.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from ..reading.errors import InputError
from ..reading.spelling import normalize


def same_lemma(word: str) -> frozenset[str]:
    """Give the dictionary forms that share a lemma with a word, at the ``light`` level.

    Parameters
    ----------
    word : str
        A citation form, without the article; its spelling may leave out a hamza.

    Returns
    -------
    frozenset of str
        Without forms that carry the article; empty if the word is no lemma of the dictionary.

    Raises
    ------
    InputError
        If simplemma is not installed.

    Notes
    -----
    Only a word that is its own lemma is spread: simplemma puts the participle قائل under the
    verb قال, and would find the verb for it.

    References
    ----------
    Barbaresi, A. simplemma: a simple multilingual lemmatizer. Its Arabic list has some 300,000
    forms.
    """
    lemmas, forms = _dictionary()
    key = normalize(word)
    own = (lemma for lemma in lemmas.get(key, ()) if normalize(lemma) == key)
    return frozenset().union(*(forms[lemma] for lemma in own))


@cache
def _dictionary() -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """Turn simplemma's list around: key of a form -> its lemmas, lemma -> its forms."""
    try:
        from simplemma.strategies import DefaultDictionaryFactory
    except ImportError:
        raise InputError(
            "the mode lemma needs the package simplemma",
            found="none",
            mend="Install it: pip install khitab[lemma]; or use the mode gender.",
        ) from None
    entries = DefaultDictionaryFactory().get_dictionary("ar")
    # One text is normalised in a tenth of the time that its words take one by one.
    keys = normalize("\n".join(entries)).split("\n")
    lemmas, forms = defaultdict(set), defaultdict(set)
    for key, (form, lemma) in zip(keys, entries.items(), strict=True):
        if not key.startswith("ال"):
            lemmas[key].add(lemma)
            forms[lemma].add(normalize(form, "light"))
    return lemmas, forms
