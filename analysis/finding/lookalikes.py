"""The spellings of other words that a form would match by its key: what a term holds off.

A key folds hamza and the dots of ي, and a clitic may be the first or last letters of a longer word.
What the writer wrote decides. The lists are data:

``lookalikes.txt``
    words that look like و ف ب ك ل + word (بلاد is no ب + لاد), also behind a conjunction;
    ``lookalikes_lil.txt`` the nouns in ل that look like لل + word (للقاء is no لل + قاء);
``lookalikes_enclitic.txt``
    words that look like word + enclitic (شبه is no شب + ه), also in the accusative;
``words_in_alef.txt``
    words in ا that are no accusative (سوريا, جدا): there is no such form;
``hamza_pairs.txt``
    words that differ by their hamza only (إعمار, أعمار);
``words_in_alef_maqsura.txt``
    words in ى (على, رأى), which are no words in ي (علي, رأي);
``whole_words.txt``
    words whose ال is their own (الآن, الذي); ``words_in_al.txt`` short words that begin with
    these letters, whose rest is a word, too.

A surface is compared as *written*: without marks and tatweel, ؤ and ئ as ء, but with أ إ آ and ى as
they stand. A look-alike is also held off where its hamza is left out (للأزمة is no لازمة and is
found; لازمة is not); of a pair, only the spelling of the other word is (اعمار is both).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from ..reading.shipped import word_lines, word_list
from ..reading.spelling import normalize

EITHER = "ی"  # stands for a final letter of which its text does not tell whether it is ي or ى
PROCLITICS = tuple(c + p for c in ("", "و", "ف") for p in ("", "ب", "ك", "ل") if c + p)

_CARRIERS = str.maketrans("ؤئٱ", "ءءا")
_FOLDED = str.maketrans("أإآى", "اااي")
_BARE = str.maketrans("أإآ", "ااا")


@lru_cache(maxsize=10_000)
def written(text: str) -> str:
    """Give a word as it is compared: marks and carriers aside, أ إ آ and ى as they stand."""
    return normalize(text, "light").translate(_CARRIERS)


def behind_proclitic(rest: str) -> Sequence[tuple[str, str]]:
    """Give proclitic and whole word for each word that looks like proclitic + this rest (a key)."""
    words = _by_rest("lookalikes.txt")
    found = words.get(rest, ())
    if not rest.endswith("ا"):
        return found
    # فعليا is no ف + عليا.
    return [*found, *((p, word + "ا") for p, word in words.get(rest[:-1], ()))]


def behind_lil(rest: str) -> Sequence[tuple[str, str]]:
    """Give the nouns in ل that لل + this rest (a key) may be, each with its ل."""
    return _by_rest("lookalikes_lil.txt").get(rest, ())


def with_enclitic(key: str) -> Iterator[str]:
    """Give the whole words that have this key of word + enclitic."""
    words = _by_key("lookalikes_enclitic.txt")
    yield from words.get(key, ())
    if key.endswith("ا"):
        yield from (word + "ا" for word in words.get(key[:-1], ()))


def is_in_alef(word: str) -> bool:
    """Tell whether a word in ا is one of its own, not an accusative; ال before it says nothing."""
    key, listed = normalize(word), word_list(__package__, "words_in_alef.txt")
    return key in listed or key.removeprefix("ال") in listed


def is_in_alef_maqsura(word: str) -> bool:
    """Tell whether a word in ى is known to end so, with ال or without."""
    return word.removeprefix("ال") in _written("words_in_alef_maqsura.txt")


def is_whole(word: str) -> bool:
    """Tell whether the ال of a word is its own (الآن), so that the rest is no word of it."""
    return written(word) in _written("whole_words.txt")


def is_in_al(word: str) -> bool:
    """Tell whether a short word in ال may begin with these letters itself (الغاء, إلغاء)."""
    return normalize(word) in word_list(__package__, "words_in_al.txt")


def told_apart(base: str) -> tuple[str, ...]:
    """Give the words that differ from this one by their hamza only, with ال as it has it."""
    rest = "" if is_whole(base) else base.removeprefix("ال")
    article = base.removesuffix(rest)
    return _pairs().get(base, ()) or tuple(article + other for other in _pairs().get(rest, ()))


def respelled(text: str, like: str) -> str:
    """Give a text in the hamza of a word whose letters it begins with, as far as they agree.

    >>> respelled("لأزمتها", "لازمة")
    'لازمتها'
    """
    pairs = zip(text, like, folded(text), folded(like), strict=False)
    return "".join(b if c == d else a for a, b, c, d in pairs) + text[len(like) :]


def folded(text: str) -> str:
    """Give the standard key of a text that is as :func:`written` gives it."""
    return text.translate(_FOLDED)


def bare(text: str) -> str:
    """Give a word without the hamza on its alefs."""
    return text.translate(_BARE)


@cache
def _written(name: str) -> frozenset[str]:
    return frozenset(written(word) for line in word_lines(__package__, name) for word in line)


@cache
def _by_key(name: str) -> dict[str, list[str]]:
    words = defaultdict(list)
    for word in sorted(_written(name)):
        words[normalize(word)].append(word)
    return dict(words)


@cache
def _by_rest(name: str) -> dict[str, list[tuple[str, str]]]:
    rests = defaultdict(list)
    for word in sorted(_written(name)):
        key = normalize(word)
        for proclitic in PROCLITICS:
            if key.startswith(proclitic) and len(key) > len(proclitic):
                rests[key[len(proclitic) :]].append((proclitic, word))
    return dict(rests)


@cache
def _pairs() -> dict[str, tuple[str, ...]]:
    pairs: dict[str, tuple[str, ...]] = {}
    for line in word_lines(__package__, "hamza_pairs.txt"):
        words = [written(word) for word in line]
        for word in words:
            others = tuple(other for other in words if other != word)
            pairs[word] = pairs.get(word, ()) + others
    return pairs
