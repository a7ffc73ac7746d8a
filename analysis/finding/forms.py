"""The written forms of a word: which keys are it, with the clitics that Arabic writes on it.

A word is compiled into the closed set of its forms, some hundreds of keys, instead of stemming the
corpus; the forms are then looked up in the vocabulary. Two guards, kept as data, hold off words
that only look like clitic + word.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..reading.spelling import normalize
from ..reading.stopwords import stop_words
from .inflection import Stem, inflect, takes_gender
from .lemmas import same_lemma
from .wordlists import word_list

MODES = ("exact", "clitic", "number", "gender", "lemma")
CONJUNCTIONS = ("", "و", "ف")
PREPOSITIONS = ("", "ب", "ك", "ل")
ARTICLES = ("ال", "بال", "كال", "لل")
# Not ي, ني, ك: on newswire they join more strangers than they find forms.
ENCLITICS = ("ه", "ها", "هم", "هن", "هما", "كم", "كن", "كما", "نا")


def written_forms(word: str, *, mode: str = "clitic", spelling: str = "standard") -> frozenset[str]:
    """Give the keys under which a word is written with its proclitics and enclitics.

    Parameters
    ----------
    word : str
        A citation form, with or without ال. A bare ال is read both ways, as the article and as
        the word's own (التزام); أل, إل and آل are always the word's own.
    mode : {"clitic", "number", "gender", "lemma"}
        Each finds what the one before it finds, and more: ``number`` duals and sound plurals,
        ``gender`` the feminine, ``lemma`` broken plurals and what else simplemma puts under
        the word (see :mod:`analysis.finding.inflection` and :mod:`analysis.finding.lemmas`).
    spelling : str
        The level of the keys, see :func:`analysis.normalize`.

    Returns
    -------
    frozenset of str
        The keys; empty if the word normalises to nothing.

    Examples
    --------
    >>> forms = written_forms("هيمنة")
    >>> {"هيمنة", "والهيمنة", "للهيمنة", "بهيمنتها"} <= forms, "مهيمنة" in forms
    (True, False)
    >>> "والد" in written_forms("الد"), "روسيا" in written_forms("روسي")
    (False, False)
    >>> {"الشراكات", "بشراكاتهما"} <= written_forms("شراكة", mode="number")
    True
    """
    bases = [(base, mode) for base in _readings(normalize(word, "light"))]
    if mode == "lemma":
        likely = {True: "gender", False: "number"}
        kin = [(form, "clitic") for base, _ in bases for form in sorted(same_lemma(base))]
        bases = [(base, likely[takes_gender(base)]) for base, _ in bases] + kin
    return frozenset(
        form
        for base, mode in bases
        for stem in inflect(base, mode=mode)
        for form in _with_clitics(stem, normalize(base, spelling), spelling)
    )


def _readings(light: str) -> list[str]:
    """Read a bare ال as the article too, unless a letter or a function word would remain."""
    bare = light.removeprefix("ال")
    if bare == light or len(bare) < 2 or normalize(bare) in stop_words("function"):
        return [light] if light else []
    return [light, bare]


def _with_clitics(stem: Stem, base: str, spelling: str) -> Iterator[str]:
    """Walk through conjunction x preposition or article x stem x enclitic, past the guards."""
    key = normalize(stem.text, spelling)
    before = normalize(stem.before_enclitic or stem.text, spelling)
    endings = [key] if stem.alone else []
    endings += [before + enclitic for enclitic in ENCLITICS] if stem.enclitics else []
    for conjunction in CONJUNCTIONS:
        for preposition in PREPOSITIONS:
            prefix = conjunction + preposition
            for ending in endings:
                if not prefix or not _is_lookalike(prefix, (ending, key, base), spelling):
                    yield prefix + ending
        for article in ARTICLES if stem.article else ():
            # لل hides an alef: للقاء is ل + لقاء, not لل + قاء.
            if article != "لل" or not _is_lookalike(conjunction + article, (key, base), spelling):
                yield conjunction + article + key


def _is_lookalike(prefix: str, rests: tuple[str, ...], spelling: str) -> bool:
    """Tell whether the first letters belong to a longer word: بلاد is not ب + لاد."""
    words = word_list("lookalikes.txt", spelling)
    return any(prefix[cut:] + rest in words for cut in range(len(prefix)) for rest in rests)
