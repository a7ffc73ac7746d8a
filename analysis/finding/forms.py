"""The written forms of a word: which keys are it, with the clitics that Arabic writes on it.

A word is compiled into the closed set of its forms, some hundreds of keys, instead of stemming the
corpus; the forms are then looked up in the vocabulary. The rules of the mode ``clitic``, complete:

1. *Readings.* A word typed with ال is also read without it, unless it is one of
   ``whole_words.txt`` (الآن, الذي) or one letter would remain. The article it is, and nothing else,
   before أ إ آ and where two or three letters remain (الغاز is no ألغاز), unless the word is one of
   ``words_in_al.txt`` (الغاء). A word in ى is also read with ي (عربى), unless
   ``words_in_alef_maqsura.txt`` lists it otherwise than as فاعى (قاضى).
2. *Endings.* The word itself; the word + ا, if it ends in none of ة ى ا and ``words_in_alef.txt``
   does not list the result, with ال before it or without; a word of ``defectives.txt`` without its
   ي (قاض); the word + an enclitic, before which ة is written ت, and ى ا.
3. *Beginnings.* Before each ending و, ف or nothing, then ب, ك, ل or nothing; before the word
   without an ending also و, ف or nothing, then ال, بال, كال or لل.
4. *Strangers.* Each form is a key, and carries the spellings under which it is another word
   (compared as :func:`~analysis.finding.lookalikes.written` gives them):

   a. Beginning + ending reads as proclitic + rest of a word of ``lookalikes.txt``: the proclitic
      is what the beginning ends with, the rest is the ending, the word with its ا, or the word.
      لل + word reads as ل + rest of a word of ``lookalikes_lil.txt``. Word + enclitic is a word of
      ``lookalikes_enclitic.txt``, or one with ا. The stranger is the form in the hamza of the
      listed word, and without any.
   b. The word stands in a line of ``hamza_pairs.txt``: the form with another word of that line.
   c. The form ends in ي and is listed with ى, or is listed with ى: the form with the other letter,
      except in a text that does not tell them apart (see :mod:`~analysis.finding.vocabulary`).
   d. The word + ا: the form with أ (خطأ). ال + the word: the form with أل, إل or آل (إلحاد, آلام).
      A short word in أل, إل or آل that ``words_in_al.txt`` does not list: the form with ال (الغاز).
   e. Before an enclitic, a word as إقامة: the form with أ, a verb (أقامته); a word in ى: the form
      with أ (قرأها is no قرى + ها).
5. A surface matches if its key is a form and its spelling is no stranger of it; where a form has
   several readings, a stranger of all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from ..reading.spelling import normalize
from .inflection import Stem, inflect
from .lookalikes import (
    EITHER,
    bare,
    behind_lil,
    behind_proclitic,
    folded,
    is_in_al,
    is_in_alef_maqsura,
    is_whole,
    respelled,
    told_apart,
    with_enclitic,
    written,
)
from .readings import bases

MODES = ("exact", "clitic", "number", "gender", "lemma")
CONJUNCTIONS = ("", "و", "ف")
PREPOSITIONS = ("", "ب", "ك", "ل")
PROCLITICS = tuple(c + p for c in CONJUNCTIONS for p in PREPOSITIONS)
BEFORE_ARTICLE = tuple(c + p for c in CONJUNCTIONS for p in ("", "ب", "ك"))
ARTICLES = tuple(beginning + "ال" for beginning in BEFORE_ARTICLE)
LIL = tuple(c + "لل" for c in CONJUNCTIONS)
# Not ي, ني, ك: on newswire they join more strangers than they find forms.
ENCLITICS = ("ه", "ها", "هم", "هن", "هما", "كم", "كن", "كما", "نا")

_NONE: frozenset[str] = frozenset()
_key = lru_cache(maxsize=10_000)(normalize)
_VERBAL_NOUN = regex.compile("إ.ا.ت")  # إقامته; أقامته is a verb


def written_forms(
    word: str,
    *,
    mode: str = "clitic",
    spelling: str = "standard",
    lemmas: Mapping[str, str] | None = None,
) -> dict[str, frozenset[str]]:
    """Give the keys under which a word is written, each with the spellings that are strangers.

    Parameters
    ----------
    word : str
        A citation form, with or without ال.
    mode : {"clitic", "number", "gender", "lemma"}
        Each finds what the one before it finds, and more: ``number`` duals and sound plurals,
        ``gender`` the feminine, ``lemma`` broken plurals and what else simplemma puts under
        the word (see :mod:`analysis.finding.inflection` and :mod:`analysis.finding.lemmas`).
    spelling : str
        The level of the keys, see :func:`analysis.normalize`.
    lemmas : mapping, optional
        Word -> lemma, in place of simplemma's list.

    Returns
    -------
    dict
        Key -> spellings, mostly none, under which this key is another word; empty if the word
        normalises to nothing.

    Examples
    --------
    >>> forms = written_forms("هيمنة")
    >>> {"هيمنة", "والهيمنة", "للهيمنة", "بهيمنتها"} <= set(forms), "مهيمنة" in forms
    (True, False)
    >>> written_forms("أزمة")["لازمة"], matches("لأزمة", written_forms("أزمة"))
    (frozenset({'لازمة'}), True)
    >>> matches("بلاد", written_forms("لاد")), matches("روسيا", written_forms("روسي"))
    (False, False)
    >>> {"الشراكات", "بشراكاتهما"} <= set(written_forms("شراكة", mode="number"))
    True
    """
    found: dict[str, frozenset[str]] = {}
    for base, base_mode in bases(word, mode=mode, spelling=spelling, lemmas=lemmas):
        for stem in inflect(base, mode=base_mode):
            for ending in _endings(stem, base, spelling):
                if not ending.strangers and not ending.longer:
                    found.update(dict.fromkeys([b + ending.key for b in ending.beginnings], _NONE))
                    continue
                for form, strangers in _with_beginnings(ending):
                    found[form] = found.get(form, strangers) & strangers
    return found


def matches(surface: str, forms: dict[str, frozenset[str]]) -> bool:
    """Tell whether a surface is one of the forms, by its key and its spelling."""
    key = normalize(surface)
    return key in forms and written(surface) not in forms[key]


def forms_beginning(part: str, keys: Iterable[str]) -> dict[str, frozenset[str]]:
    """Give the keys that are clitics + a part + anything, each with its strangers.

    Examples
    --------
    >>> list(forms_beginning("هيمن", ["وهيمنت", "مهيمن", "بهيمنتهم", "ستهيمن"]))
    ['وهيمنت', 'بهيمنتهم']
    """
    own = written(part)
    begins = folded(own)
    found: dict[str, frozenset[str]] = {}
    for key in keys:
        for beginning in (*PROCLITICS, *ARTICLES, *LIL):
            if key.startswith(beginning + begins):
                rest = key[len(beginning) :]
                bodies = (rest, *_without_enclitic(rest))
                others = _other_hamza(own + rest[len(own) :], own)
                longer = behind_lil(rest) if beginning in LIL else _longer_words(bodies)
                ending = _Ending(rest, rest, (beginning,), others, longer)
                if beginning in ARTICLES:
                    ending = _behind_article(rest, rest, others, (beginning[:-2],))
                for _, strangers in _with_beginnings(ending):
                    found[key] = found.get(key, strangers) & strangers
    return found


def _without_enclitic(body: str) -> Iterator[str]:
    for enclitic in (*ENCLITICS, "ا"):
        if body.endswith(enclitic):
            bare_body = body.removesuffix(enclitic)
            yield bare_body
            if bare_body.endswith("ت"):
                yield bare_body[:-1] + "ة"


class _Ending(NamedTuple):
    """A stem with or without enclitic: its key, and what it and its beginnings may be instead."""

    key: str
    text: str
    beginnings: tuple[str, ...]
    strangers: frozenset[str]
    longer: Sequence[tuple[str, str]]


def _endings(stem: Stem, base: str, spelling: str) -> Iterator[_Ending]:
    """Give the stem by itself, behind the article and before each enclitic."""
    text, own = written(stem.text), written(base)
    rests = dict.fromkeys((folded(text), folded(own)))
    key = _key(stem.text, spelling)
    others = _other_words(text, own)
    if stem.alone:
        yield _Ending(key, text, PROCLITICS, others, _longer_words(rests))
    elif stem.article:
        prepositions = tuple(p for p in PROCLITICS if p[-1:] in {"ب", "ك", "ل"})
        yield _Ending(key, text, prepositions, others, _longer_words(rests))
    if stem.article and is_whole(base):
        # الذين, للذين; الله, لله; nothing of إلا.
        rest = text.removeprefix("ال").removeprefix("ل")
        if rest not in ("ا", text):
            yield _Ending(normalize(rest, spelling), rest, LIL, others, [])
    elif stem.article and not is_whole("ال" + text):
        yield _behind_article(key, text, others, BEFORE_ARTICLE)
        yield _Ending(key, text, LIL, others, [e for rest in rests for e in behind_lil(rest)])
    if stem.enclitics:
        yield from _with_enclitics(stem, own, rests, spelling)


def _with_enclitics(stem: Stem, own: str, rests: Iterable[str], spelling: str) -> Iterator[_Ending]:
    """Give the stem before each enclitic."""
    opened = stem.before_enclitic or stem.text
    before, key = written(opened), _key(opened, spelling)
    others = _other_hamza(before, own)
    if _VERBAL_NOUN.fullmatch(before):
        others |= {"أ" + before[1:]}
    if stem.text.endswith("ى"):
        others |= {before[:-1] + "أ"}
    for enclitic in ENCLITICS:
        body, rest = before + enclitic, folded(before) + enclitic
        strangers = frozenset(other + enclitic for other in others)
        looks = _lookalikes(body, with_enclitic(rest))
        longer = _longer_words((rest, *rests))
        yield _Ending(key + enclitic, body, PROCLITICS, strangers | looks, longer)


def _behind_article(
    key: str, text: str, others: frozenset[str], beginnings: tuple[str, ...]
) -> _Ending:
    """Put ال before a stem; no article has a hamza (ألحق, إلحاد)."""
    strangers = {"ال" + other for other in others}
    strangers |= {alef + "ل" + rest for alef in "أإآ" for rest in (text, bare(text))}
    return _Ending("ال" + key, "ال" + text, beginnings, frozenset(strangers), [])


def _longer_words(rests: Iterable[str]) -> list[tuple[str, str]]:
    """Give the words that look like proclitic + one of these, each with its proclitic."""
    return [entry for rest in rests for entry in behind_proclitic(rest)]


def _with_beginnings(ending: _Ending) -> Iterator[tuple[str, frozenset[str]]]:
    """Put each beginning before an ending, and say what the whole must not be spelled as."""
    for beginning in ending.beginnings:
        strangers = ending.strangers and frozenset(beginning + text for text in ending.strangers)
        for proclitic, word in ending.longer:
            if beginning.endswith(proclitic):
                kept = beginning.removesuffix(proclitic)
                whole = respelled(proclitic + ending.text, word)
                strangers |= {kept + whole, kept + bare(whole)}
        yield beginning + ending.key, strangers


def _lookalikes(body: str, words: Iterable[str]) -> frozenset[str]:
    found = {respelled(body, word) for word in words}
    return frozenset(found | {bare(word) for word in found}) if found else _NONE


def _other_words(text: str, own: str) -> frozenset[str]:
    """Give the spellings that differ in a hamza or a last letter and are other words."""
    found = _other_hamza(text, own)
    if text[0] in "أإآ" and text[1:2] == "ل" and 3 < len(text) < 6 and not is_in_al(text):
        return found | {bare(text)}
    if text.endswith("ا") and text[:-1] == own:
        return found | {own + "أ"}
    if text.endswith("ى") and is_in_alef_maqsura(text):
        return found | {text[:-1] + "ي"}
    if text.endswith("ي") and is_in_alef_maqsura(text[:-1] + "ى"):
        return found | {text[:-1] + "ى"}
    return found


def _other_hamza(text: str, own: str) -> frozenset[str]:
    others = told_apart(own) if text[:2] == own[:2] else ()
    found = {respelled(text, other) for other in others}
    found |= {other[:-1] + EITHER for other in found if other[-1] in "يى"}
    return frozenset(found) if found else _NONE
