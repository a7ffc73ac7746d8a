"""Forms under the same lemma: broken plurals, and what else a dictionary or an analyser knows.

simplemma is an optional extra (``pip install khitab[lemma]``); without it and without ``lemmas=``
the mode ``lemma`` is an error that says so, and everything else works.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache

import regex

from ..reading.errors import InputError
from ..reading.shipped import word_lines
from ..reading.spelling import normalize
from .lookalikes import folded, is_in_alef, told_apart, written

Lemmas = Callable[[str], str | None] | Mapping[str, str]
Turned = tuple[Mapping[str, set[str]], Mapping[str, set[str]]]
_SOUND = frozenset(
    ["", *"ة ي ا ت ات ان ين ون وا تا تي تان تين ية يات يان يين يون يتان يتين".split()]
)
_WEAK = regex.compile("[اويءةى]+")
_NUMBERED = regex.compile(r"[-_]?\d+$")


def same_lemma(word: str, lemmas: Mapping[str, str] | None = None) -> frozenset[str]:
    """Give the dictionary forms that share a lemma with a word, at the ``light`` level.

    Parameters
    ----------
    word : str
        A citation form, without the article; its spelling may leave out a hamza.
    lemmas : mapping, optional
        Word -> lemma, in place of simplemma's list.

    Returns
    -------
    frozenset of str
        Empty if the word is no lemma of the dictionary. A form with ال is one that is meant
        behind the article or a preposition only.

    Raises
    ------
    InputError
        If simplemma is not installed.

    Notes
    -----
    Only a word that is its own lemma is spread: simplemma puts the participle قائل under the
    verb قال, and would find the verb for it. What its list has too many for a noun is left out
    (أفضل of فضل, سفارة of سفر), what it lacks is in ``broken_plurals.txt``.

    References
    ----------
    Barbaresi, A. simplemma: a simple multilingual lemmatizer. Its Arabic list has some 300,000
    forms.
    """
    key = normalize(word)
    if lemmas is None and key in _broken_plurals():
        _dictionary()  # the mode depends on no list of words alone
        return _broken_plurals()[key]
    if lemmas is not None:
        forms = _turned(lemmas)[1]
        own = [lemma for lemma in forms if normalize(lemma) == key]
        return frozenset().union(*(forms[lemma] for lemma in own)) - {word}
    of_key, forms = _dictionary()
    own = [lemma for lemma in of_key.get(key, ()) if normalize(lemma) == key]
    # A term that is written with its hamza means the lemma that is, if there is one.
    own = [lemma for lemma in own if written(lemma) == written(word)] or own
    found = frozenset().union(*(forms[lemma] for lemma in own))
    plurals = (_with_hamza(form) for form in found if _is_broken_plural(written(form), key))
    return frozenset(form for form in plurals if told_apart(form) or not _is_verbal_noun(form))


def _is_broken_plural(form: str, word: str) -> bool:
    """Leave out what simplemma's list has too many: verbs, verbal nouns, other adjectives.

    Sound plurals, duals and feminines are those of the mode that the word is inflected in.
    """
    key = folded(form)
    sound = key.startswith(word.rstrip("ةي")) and key[len(word.rstrip("ةي")) :] in _SOUND
    prefixed = key[0] in "متي" and word[0] != key[0]
    of_verb = key[:2] == "اء" or (key.removeprefix("ا").startswith(word) and key[-3:] != "هات")
    of_root = len(word) == 3 and key in _of_root(word)
    if sound or prefixed or form[0] == "إ" or of_verb or of_root or is_in_alef(key):
        return False
    own, other = _WEAK.sub("", word), _WEAK.sub("", key)
    return other.startswith(own) or bool(regex.fullmatch(".*".join(other), own))


def _of_root(word: str) -> tuple[str, ...]:
    """Give what is a word of its own beside a noun of three letters: فاحص, غرابة, سهولة."""
    begin, end = word[:2], word[2]
    return f"{begin[0]}ا{begin[1]}{end}", f"{begin}ا{end}ة", f"{begin}و{end}ة"


def _with_hamza(form: str) -> str:
    """Give a plural that the list writes without hamza its أ: أعداد is meant, not إعداد."""
    hamzated = "أ" + form[1:]
    return hamzated if form[0] == "ا" and told_apart(hamzated) else form


def as_analyser(lemmas: Callable[[str], str | None]) -> Callable[[str], str | None]:
    """Give a function from a word to the key of its lemma, without marks and number (سِلْم_1)."""

    def lemma_of(word: str) -> str | None:
        lemma = lemmas(word)
        return normalize(_NUMBERED.sub("", lemma)) if isinstance(lemma, str) and lemma else None

    return lemma_of


def _is_verbal_noun(form: str) -> bool:
    """Tell whether the list also has a form as إسلام: what it writes as اسلام is hardly أسلام."""
    of_key, forms = _dictionary()
    other = "إ" + form[1:]
    return form[0] in "اأ" and any(other in forms[lemma] for lemma in of_key[normalize(form)])


@cache
def _broken_plurals() -> dict[str, frozenset[str]]:
    return {
        normalize(word): frozenset(normalize(plural, "light") for plural in plurals)
        for word, *plurals in word_lines(__package__, "broken_plurals.txt")
    }


@cache
def _dictionary() -> Turned:
    """Read simplemma's list."""
    try:
        from simplemma.strategies import DefaultDictionaryFactory
    except ImportError:
        raise InputError(
            "the mode lemma needs the package simplemma",
            found="none",
            mend="Install it with: python -m pip install simplemma; or use the mode gender.",
        ) from None
    return _turned(DefaultDictionaryFactory().get_dictionary("ar"))


def _turned(entries: Mapping[str, str]) -> Turned:
    """Turn a list around: key of a form -> its lemmas, lemma -> its forms."""
    # One text is normalised in a tenth of the time that its words take one by one.
    keys = normalize("\n".join(entries)).split("\n")
    lemmas, forms = defaultdict(set), defaultdict(set)
    for key, (form, lemma) in zip(keys, entries.items(), strict=True):
        if not key.startswith("ال"):
            lemmas[key].add(lemma)
            forms[lemma].add(normalize(form, "light"))
    return lemmas, forms
