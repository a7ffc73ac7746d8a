"""The written forms of a word: which keys are it, with the clitics that Arabic writes on it.

A stem is compiled into the closed set of its forms, some 150 keys, instead of stemming the
corpus; the forms are then looked up in the vocabulary. Two guards, kept as data, hold off
words that only look like clitic + stem.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from ..reading.spelling import normalize

CONJUNCTIONS = ("", "و", "ف")
PREPOSITIONS = ("", "ب", "ك", "ل")
ARTICLES = ("ال", "بال", "كال", "لل")
# Not ي, ني, ك: on newswire they join more strangers than they find forms.
ENCLITICS = ("ه", "ها", "هم", "هن", "هما", "كم", "كن", "كما", "نا")


def clitic_forms(word: str, *, spelling: str = "standard") -> frozenset[str]:
    """Give the keys under which a word is written with its proclitics and enclitics.

    Parameters
    ----------
    word : str
        A citation form, with or without ال; one with ال is read both ways, so that الغاء
        keeps its own.
    spelling : str
        The level of the keys, see :func:`normalize`.

    Returns
    -------
    frozenset of str
        The keys; empty if the word normalises to nothing.

    Examples
    --------
    >>> forms = clitic_forms("هيمنة")
    >>> {"هيمنة", "والهيمنة", "للهيمنة", "بهيمنتها"} <= forms, "مهيمنة" in forms
    (True, False)
    >>> "والد" in clitic_forms("الد"), "روسيا" in clitic_forms("روسي")
    (False, False)
    """
    key = normalize(word, spelling)
    bare = key.removeprefix("ال")
    stems = {key, bare if len(bare) > 1 else key} - {""}
    # ى stands only at a word's end; before an enclitic it is written ا.
    ends_in_alef = normalize(word, "light").endswith("ى")
    return frozenset(
        form
        for stem in stems
        for form in _forms(stem, ends_in_alef=ends_in_alef, spelling=spelling)
    )


def _forms(stem: str, *, ends_in_alef: bool, spelling: str) -> Iterator[str]:
    """Walk through conjunction x preposition or article x stem x ending, past the guards."""
    endings = [stem, *_tanwin(stem), *_with_enclitics(stem, ends_in_alef=ends_in_alef)]
    for conjunction in CONJUNCTIONS:
        for preposition in PREPOSITIONS:
            for ending in endings:
                if not _is_lookalike(conjunction, preposition, stem, ending, spelling=spelling):
                    yield conjunction + preposition + ending
        for article in ARTICLES:
            yield conjunction + article + stem


def _tanwin(stem: str) -> list[str]:
    """Give the stem with the alef of tanwin, unless that is a place: روسي, but روسيا."""
    if stem[-1] in "ةا" or stem + "ا" in _words("places_in_ya.txt", "standard"):
        return []
    return [stem + "ا"]


def _with_enclitics(stem: str, *, ends_in_alef: bool) -> list[str]:
    """Give the stem before each enclitic: ة opens to ت, ى is written ا."""
    bases = {stem[:-1] + "ت" if stem[-1] == "ة" else stem}
    if ends_in_alef:
        bases.add(stem[:-1] + "ا")
    return [base + enclitic for base in sorted(bases) for enclitic in ENCLITICS]


def _is_lookalike(
    conjunction: str, preposition: str, stem: str, ending: str, *, spelling: str
) -> bool:
    """Tell whether the first letters belong to a longer word: بلاد is not ب + لاد."""
    words = _words("lookalikes.txt", spelling)
    prefixes = [prefix for prefix in (conjunction + preposition, preposition) if prefix]
    return any(prefix + rest in words for prefix in prefixes for rest in (ending, stem))


@cache
def _words(name: str, spelling: str) -> frozenset[str]:
    """Read a closed list of words as keys; lines that start with # are notes."""
    lines = files(__package__).joinpath(name).read_text("utf-8").split("\n")
    return frozenset(
        normalize(word, spelling)
        for line in lines
        if not line.startswith("#")
        for word in line.split()
    )
