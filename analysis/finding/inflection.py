"""A citation form -> the stems of its forms: dual and sound plural, feminine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from ..reading.shipped import word_list
from ..reading.spelling import normalize
from .lookalikes import is_in_alef

# By key, as many write them without hamza.
_OTHER_NUMBERS = {
    "سنة": ("سنوات", "سنون", "سنين"),
    "ام": ("أمهات",),
    "اخت": ("أخوات",),
    "بنت": ("بنات",),
    "اب": ("أبوان", "أبوين"),
    "اخ": ("أخوان", "أخوين"),
}
_OTHER_FEMININES = {
    "اول": "أولى",
    "اخر": "أخرى",
    "احد": "إحدى",
    "اعلي": "عليا",
    "ادني": "دنيا",
    "اقصي": "قصوى",
    "اعمي": "عمياء",
}
_PARTICIPLE = regex.compile(r"\p{L}ا[^اوية][^اويةء]")  # حاكم, داعم
_DIPTOTE = regex.compile("..ا.ي?.")  # broken plurals: مطالب, مشاريع


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
    mode : {"article", "plural", "clitic", "number", "gender"}
        ``article``: the word itself, behind ال or a preposition only. ``plural``: as ``clitic``,
        but مطالب takes no alef of tanwin (مطالبا is demanding). ``clitic``: the word itself,
        also before an enclitic (ة opens to ت, ى to ا), with the alef of tanwin, and without its ي
        if it is a defective (قاض). ``number``: also ات, ان, ين, ون and their construct forms,
        unless the result is another word (أمين is no أم + ين); the construct ي without an enclitic
        only behind the ت of ة (مدينتي) and the ي of a nisba (صحفيي): elsewhere it is the nisba of
        another word as often (مهندسي).
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
    ['شراكة', 'شراكات', 'شراكتان', 'شراكتا', 'شراكتين', 'شراكتي']
    """
    if mode == "article":
        return [Stem(word, enclitics=False, alone=False)]
    stems = [*_itself(word)]
    if mode == "plural" and _DIPTOTE.fullmatch(word):
        stems = stems[:1]
    if mode in ("number", "gender"):
        stems += _numbers(word)
    if mode == "gender":
        stems += _feminine(word)
    return [stem for stem in stems if not _is_other_number(stem.text) or stem.text == word]


def takes_gender(word: str) -> bool:
    """Tell whether a word is likely to have a feminine: a nisba, a participle, an adjective."""
    key = normalize(word)
    bare = key.removeprefix("ال") if len(key) > 3 else key
    if not word_list(__package__, "feminines.txt").isdisjoint({bare, key}):
        return True
    likely = bare.endswith("ي") or (bare.startswith("م") and len(bare) > 3)
    return (likely or bool(_PARTICIPLE.fullmatch(bare))) and not _is_other_feminine(bare)


def _itself(word: str) -> Iterator[Stem]:
    opened = {"ة": "ت", "ى": "ا"}.get(word[-1:], "")
    yield Stem(word, before_enclitic=word[:-1] + opened if opened else "")
    if _takes_tanwin(word) and not is_in_alef(word + "ا"):
        yield Stem(word + "ا", article=False, enclitics=False)
    if _is_defective(word):
        yield Stem(word[:-1], article=False, enclitics=False)


def _takes_tanwin(word: str) -> bool:
    """Tell whether a word may have the alef of the accusative: no name in و (كانو, كانوا)."""
    return word[-1:] not in "ةىا" and (word[-1] != "و" or len(word) < 4 or word[0] == "م")


def _numbers(word: str) -> Iterator[Stem]:
    yield from map(Stem, _OTHER_NUMBERS.get(normalize(word), ()))
    # عمليات are those of عملية, not of عملي.
    if not _is_other_feminine(normalize(word)):
        yield from _sound_feminine(word)
    yield from _dual(word)
    # Nouns of three letters have no plural in ون (حل: حلو is sweet), but سني and آخر have.
    if word[-1:] not in "ةىا" and (len(word) > 3 or word[-1:] == "ي" or word[:1] in "آا"):
        yield from _sound_masculine(word)
    if _is_defective(word):
        yield from _sound_masculine(word[:-1])
        yield Stem(word[:-1] + "ين", enclitics=False)
    if word.endswith("اء"):
        # صحراء, صحراوات: the feminine hamza opens to و.
        for ending in ("ات", "ان", "ين"):
            yield Stem(word[:-1] + "و" + ending, enclitics=ending == "ات")


def _sound_masculine(base: str) -> Iterator[Stem]:
    if not _is_other_number(base + "ون"):
        yield Stem(base + "ون", enclitics=False)
        yield Stem(base + "و", article=False)


def _sound_feminine(word: str) -> Iterator[Stem]:
    if word.endswith("اة"):
        # قناة, قنوات; مباراة, مباريات.
        yield from (Stem(word[:-2] + "وات"), Stem(word[:-2] + "يات"))
    if word.endswith("أة"):
        yield Stem(word[:-2] + "آت")  # منشأة, منشآت
    base = word.removesuffix("ة")
    base = {"ى": base[:-1] + "ي", "ا": base[:-1]}.get(base[-1:], base)
    yield Stem(base + "ات")


def _dual(word: str) -> Iterator[Stem]:
    base = {"ة": word[:-1] + "ت", "ى": word[:-1] + "ي"}.get(word[-1:], word)
    sure = word.endswith(("ة", "ي"))
    for ending, construct in (("ان", "ا"), ("ين", "ي")):
        if not _is_other_number(base + ending):
            yield Stem(base + ending, enclitics=False)
            # أجراها is a verb more often than two wages.
            if word.endswith("ة") or construct == "ي":
                yield Stem(base + construct, article=False, alone=sure)


def _feminine(word: str) -> Iterator[Stem]:
    key = normalize(word)
    if key in _OTHER_FEMININES:
        other = _OTHER_FEMININES[key]
        yield from (*_itself(other), *_sound_feminine(other))
        return
    elative = len(word) == 4 and key[0] == "ا" and word[-1] not in "ةىي"
    if elative:
        # Elatives and colours: أكبر, كبرى and أحمر, حمراء, but أسود and no سودى.
        if word[2] not in "يو":
            yield from (*_itself(word[1:] + "ى"), *_sound_feminine(word[1:] + "ى"))
        yield from (Stem(word[1:] + "اء"), *_numbers(word[1:] + "اء"))
    # أخير and أمين are written as أبيض is, and take ة.
    if word[-1:] not in "ةىا" and (not elative or word[2] in "يو"):
        yield from (*_itself(word + "ة"), *_dual(word + "ة"), *_sound_feminine(word))


def _is_other_feminine(key: str) -> bool:
    return _is_listed(key + "ة", "own_feminines.txt")


def _is_defective(word: str) -> bool:
    return normalize(word) in word_list(__package__, "defectives.txt")


def _is_other_number(text: str) -> bool:
    return _is_listed(normalize(text), "lookalikes_number.txt")


def _is_listed(key: str, name: str) -> bool:
    """Tell whether a key is in a list, with ال or without."""
    return not word_list(__package__, name).isdisjoint({key, key.removeprefix("ال")})
