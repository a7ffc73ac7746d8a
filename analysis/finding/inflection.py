"""A citation form -> the stems of its forms: dual and sound plural, feminine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..reading.spelling import normalize
from .lookalikes import is_in_alef

_OTHER_FEMININES = {
    "أول": "أولى",
    "آخر": "أخرى",
    "أحد": "إحدى",
    "أعلى": "عليا",
    "أدنى": "دنيا",
    "أقصى": "قصوى",
}


class Stem(NamedTuple):
    """One form of a word, and what may be written on it."""

    text: str
    article: bool = True
    enclitics: bool = True
    alone: bool = True
    before_enclitic: str = ""


def inflect(word: str, *, mode: str = "clitic") -> list[Stem]:
    """Give the stems of a word's forms.

    Parameters
    ----------
    word : str
        A citation form at the ``light`` level, without the article.
    mode : {"clitic", "number", "gender"}
        ``clitic``: the word itself, also before an enclitic (ة opens to ت, ى to ا) and with the
        alef of tanwin. ``number``: also ات, ان, ين, ون and their construct forms; not the
        construct ي without an enclitic, which is the nisba of another word as often.
        ``gender``: also the feminine, in ة with its number or as كبرى and حمراء.

    Returns
    -------
    list of Stem

    Notes
    -----
    Broken plurals (ضغط, ضغوط) are other words: list them, or use the mode ``lemma``.

    Examples
    --------
    >>> [stem.text for stem in inflect("شراكة", mode="number")]
    ['شراكة', 'شراكات', 'شراكتان', 'شراكتين', 'شراكتا', 'شراكتي']
    """
    stems = [*_itself(word)]
    if mode in ("number", "gender"):
        stems += _numbers(word)
    if mode == "gender":
        stems += _feminine(word)
    return stems


def takes_gender(word: str) -> bool:
    """Tell whether a word is likely to have a feminine: a nisba, or a participle in م."""
    bare = normalize(word, "light").removeprefix("ال")
    return bare.endswith("ي") or (bare.startswith("م") and len(bare) > 3)


def _itself(word: str) -> Iterator[Stem]:
    opened = {"ة": "ت", "ى": "ا"}.get(word[-1:], "")
    yield Stem(word, before_enclitic=word[:-1] + opened if opened else "")
    if word[-1:] not in "ةىا" and not is_in_alef(word + "ا"):
        yield Stem(word + "ا", article=False, enclitics=False)


def _numbers(word: str) -> Iterator[Stem]:
    yield from _sound_feminine(word.removesuffix("ة"))
    yield from _dual(word)
    if word[-1:] not in "ةىا":
        yield Stem(word + "ون", enclitics=False)
        yield Stem(word + "و", article=False)


def _sound_feminine(base: str) -> Iterator[Stem]:
    if base.endswith("ى"):
        base = base[:-1] + "ي"
    yield Stem(base + "ات")


def _dual(word: str) -> Iterator[Stem]:
    base = {"ة": word[:-1] + "ت", "ى": word[:-1] + "ي"}.get(word[-1:], word)
    yield Stem(base + "ان", enclitics=False)
    yield Stem(base + "ين", enclitics=False)
    yield Stem(base + "ا", article=False, alone=base.endswith("ت"))
    yield Stem(base + "ي", article=False, alone=False)


def _feminine(word: str) -> Iterator[Stem]:
    if word in _OTHER_FEMININES:
        yield from _itself(_OTHER_FEMININES[word])
    elif len(word) == 4 and word[0] == "أ" and word[-1] not in "ةى":
        # Elatives and colours: أكبر, كبرى and أحمر, حمراء.
        yield from _itself(word[1:] + "ى")
        yield Stem(word[1:] + "اء")
    elif word[-1:] not in "ةىا":
        yield from (*_itself(word + "ة"), *_dual(word + "ة"), *_sound_feminine(word))
