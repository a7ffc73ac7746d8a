"""The words by which speech is told: cue verbs in their forms, and the small words around them.

Both are data: ``cue_verbs.csv`` (lemma, class, perfect, imperfect, participle, preposition, weak)
and ``cue_words.csv`` (role, words). No name of a speaker stands here.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from ....reading.spelling import normalize

_CONJUNCTIONS, _PREPOSITIONS = ("و", "ف"), ("ب", "ك", "ل")
# Also where a writer leaves the hamza off, the key is the same.
_HAMZA = tuple(zip("أإآٱؤئى", "ااااويي", strict=True))
# An imam is no أمام, in front of: where the hamza is written, the key tells them apart.
_IMAM = re.compile(r"(?<!\w)(و?)إ(?=مام(?!\w))")
#: Roles that a word keeps under any clitic: بقناة, للحزب.
_UNDER_CLITICS = (
    "namer",
    "medium",
    "office",
    "circumstance",
    "time",
    "relay",
    "work",
    "body",
    "document",
    "own_l",
    "male",
    "demonstrative",
    "somebody",
    "record",
)
#: Roles of words that head no new phrase: with a conjunction they do not play them.
_UNJOINED = ("whose", "topic")
# وعدوهم is "and their enemy" more often than "they promised them".
_ENEMY = frozenset({"وعدو", "عدو"})
_CLITIC_LETTERS = frozenset("وفبكلا")
_ENDINGS, _OURS = ("ه", "ها", "هم"), ("ني", "نا")
#: Letters of which :func:`normalize` leaves none out and composes none.
_LETTERS = re.compile("[ء-غف-ي]*")


def fold(surface: str) -> str:
    """Give the key of a word for cues and names: no marks, no tatweel, no hamza seats.

    Examples
    --------
    >>> fold("قائلاً"), fold("أضافـت"), fold("اضافت")
    ('قايلا', 'اضافت', 'اضافت')
    """
    return unseated(surface if _LETTERS.fullmatch(surface) else normalize(surface, "light"))


# Written together with the word behind it, or apart: عبد الله, أبو زيد, بو عياش.
_SERVANT = re.compile(r"(?<!\S)([وبلف]?(?:عبد(?= ال)|ابو|ابي|ابا|بو)) ")


@lru_cache(maxsize=4096)
def person_key(name: str) -> str:
    """Give the key of a name without marks, however it is spelled: عبد الله, عبدالله; أبو زيد.

    Examples
    --------
    >>> person_key("عبد الله أحمد") == person_key("عبدالله احمد")
    True
    """
    return _SERVANT.sub(r"\1", unseated(name))


def unseated(written: str) -> str:
    """Give the key of words that have no marks and no tatweel any more."""
    if "إمام" in written:
        written = _IMAM.sub(r"\1ء", written)
    for letter, key in _HAMZA:
        written = written.replace(letter, key)
    return written


class Cue(NamedTuple):
    """One form of a cue verb.

    ``kind`` is the class of the verb: say, urge, judge, tell and name take an object, with stand
    the speaker follows a preposition, nobody has none. ``agrees`` is m, f, dual, plural, or "" of
    a participle or verbal noun, whose speaker is another verb's. ``joined`` is the conjunction
    before it, ``governs`` tells that a pronoun after it is its object.
    """

    lemma: str
    kind: str
    preposition: str = ""
    weak: bool = False
    agrees: str = ""
    joined: str = ""
    governs: bool = False


@cache
def cue_forms() -> Mapping[str, Cue]:
    """Give every written form of every cue verb, folded, with and without a conjunction."""
    forms: dict[str, Cue] = {}
    for lemma, kind, perfect, imperfect, participle, preposition, weak in _read("cue_verbs.csv"):
        cue = Cue(lemma, kind, fold(preposition), weak == "yes")
        for form, agrees in _inflected(perfect, imperfect, participle):
            if agrees == "dual" and (kind == "stand" or lemma == "طلب"):  # علما أن, طلبا
                continue
            for conjunction in ("", *_CONJUNCTIONS):
                written = conjunction + fold(form)
                inflected = cue._replace(agrees=agrees, joined=conjunction)
                forms.setdefault(written, inflected)
                forms.setdefault(written.replace("ء", ""), inflected)
                if kind == "tell" and agrees:  # أخبرني أن
                    told = inflected._replace(governs=True)
                    forms.update((written + ending, told) for ending in _OURS)
            if agrees and fold(form)[0] in "يت":  # ليؤكد أن
                forms.setdefault("ل" + fold(form), cue._replace(agrees=agrees, joined="ل"))
    return forms


def _inflected(perfect: str, imperfect: str, participle: str) -> Iterator[tuple[str, str]]:
    """Give the third persons of a verb and the accusatives of its participle, each with who."""
    if perfect:
        middle = {"ا": "و", "ى": "ي"}.get(perfect[-1], "")
        root = perfect[:-1] if middle else perfect
        yield from ((perfect, "m"), (root + "ت", "f"), (root + "وا", "plural"))
        if not middle and root[-1] != "ن":  # طالبن
            yield root + "ن", "plural"
        yield from ((root + middle + "ا", "dual"), (root + "تا", "dual"))
    if imperfect:
        middle = {"ى": "ي", "ي": "ي", "و": "و"}.get(imperfect[-1], "")
        root = imperfect[1:-1] if middle else imperfect[1:]
        yield from (("ي" + imperfect[1:], "m"), ("ت" + imperfect[1:], "f"))
        yield from ((prefix + root + middle + "ان", "dual") for prefix in "يت")
        yield "ي" + root + "ون", "plural"
        if not middle and root[-1] != "ن":  # يطالبن
            yield "ي" + root + "ن", "plural"
    if participle:
        yield from ((participle + ending, "") for ending in ("ا", "ة", "ين", "تين"))
        if participle[-1] == "ي":  # داعين
            yield participle[:-1] + "ين", ""


#: Roles by the word after the first, each with what must follow that: of ما and في حين, في.
Longer = Mapping[str, Sequence[tuple[int, tuple[str, ...]]]]


class _Roles(NamedTuple):
    """The roles of a small word, alone and with what follows it.

    ``joined`` and ``longer_joined`` are those that it keeps with a conjunction before it,
    ``clitic`` those that it keeps under any clitic, which are among the others, too.
    """

    alone: int
    longer: Longer
    joined: int
    longer_joined: Longer
    clitic: int


@cache
def _roles() -> Mapping[str, _Roles]:
    """Give, by first key, what a small word may do."""
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for role, words in _read("cue_words.csv"):
        first, *rest = (fold(word) for word in words.split())
        table.setdefault(first, []).append((role, tuple(rest)))
    return {first: _entry(entries) for first, entries in table.items()}


def _entry(entries: Sequence[tuple[str, tuple[str, ...]]]) -> _Roles:
    joined = [entry for entry in entries if entry[0] not in _UNJOINED]
    clitic = {f"any {role}" for role, rest in entries if role in _UNDER_CLITICS and not rest}
    alone, kept = (mask(*{role for role, rest in some if not rest}) for some in (entries, joined))
    under = mask(*clitic)
    return _Roles(alone | under, _by_next(entries), kept | under, _by_next(joined), under)


def _by_next(entries: Sequence[tuple[str, tuple[str, ...]]]) -> Longer:
    table: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for role, rest in entries:
        if rest:
            table.setdefault(rest[0], []).append((mask(role), rest[1:]))
    return table


@cache
def _bits() -> Mapping[str, int]:
    names = dict.fromkeys(role for role, _ in _read("cue_words.csv"))
    names |= dict.fromkeys(f"any {role}" for role in _UNDER_CLITICS)
    return {role: 1 << number for number, role in enumerate(names)}


def mask(*roles: str) -> int:
    """Give roles as the bits of a number, by which a tag is asked for all of them at once."""
    return sum(_bits()[role] for role in roles)


@cache
def _own_w() -> int:
    return mask("own_w")


def role_names(roles: int) -> list[str]:
    """Give the names of roles that are bits of a number."""
    return [name for name, bit in _bits().items() if roles & bit]


@lru_cache(maxsize=1 << 15)
def roles_of(key: str) -> tuple[int, Longer]:
    """Give the roles that a word plays alone, and those that it begins with the words after it.

    A conjunction before the word changes nothing.
    """
    table = _roles()
    alone, longer = table.get(key, _NO_ROLES)[:2]
    first = key[:1]
    if first in _CLITIC_LETTERS:
        own = alone & _own_w()  # ولي العهد, but ولي في ذلك
        if first in _CONJUNCTIONS and not own and (joined := table.get(key[1:])):
            alone |= joined.joined
            longer = {**joined.longer_joined, **longer}
        if under := table.get(_bare(key)):
            alone |= under.clitic
    return alone, longer


def roles_under(key: str) -> int:
    """Give the roles of a word without the preposition on it; two do not stack: of بلحاج none.

    Examples
    --------
    >>> bool(roles_under("بوزارة")), bool(roles_under("بلحاج"))
    (True, False)
    """
    bare = key[1:]
    if bare[:1] not in _PREPOSITIONS:
        return roles_of(bare)[0]
    return _roles().get(bare, _NO_ROLES).alone


def _bare(key: str) -> str:
    """Give a word without its clitics, as long as they are written as such."""
    if key[:2] == "ال":  # as most do
        return key[2:]
    if key[0] in _CONJUNCTIONS:
        key = key[1:]
    if key[:2] == "لل":
        return key[2:]
    if key[:1] in _PREPOSITIONS:
        key = key[1:]
    return key[2:] if key[:2] == "ال" else key


_NO_ROLES = _Roles(0, {}, 0, {}, 0)


@cache
def first_words(*roles: str) -> frozenset[str]:
    """Give the words that may play one of the roles, alone or with what follows them."""
    words = {fold(words.split()[0]) for role, words in _read("cue_words.csv") if role in roles}
    return frozenset(before + word for word in words for before in ("", *_CONJUNCTIONS))


def cue_of(key: str) -> Cue | None:
    """Give the cue verb that a word is, with an object's ending or without."""
    cue = cue_forms().get(key)
    if cue is None and (stripped := cue_with_object(key)):
        taken = stripped.kind in ("name", "tell", "speech", "ask") or stripped.lemma == "اعتبر"
        cue = stripped._replace(governs=True) if taken else None
    return cue


def cue_with_object(key: str) -> Cue | None:
    """Give the cue verb in ما قاله, مما ذكرته: any with an object's ending."""
    if key.endswith(_ENDINGS):
        verb = key[: -1 if key[-1] == "ه" else -2]
        several = f"{verb}ا" if verb[-1:] == "و" and verb not in _ENEMY else ""  # وصفوه
        return cue_forms().get(verb) or cue_forms().get(several)
    return None


@cache
def ordinary_nouns() -> frozenset[str]:
    """Give nouns and adjectives that stand in no name: خطة, شعارات, مختلفة.

    Counted over fifteen million words of news: what takes ال and follows no title, no given name.
    """
    lines = files(__package__).joinpath("ordinary_nouns.txt").read_text(encoding="utf-8")
    return frozenset(lines.split())


@cache
def verbs() -> frozenset[str]:
    """Give finite verbs that are nothing else: انتقل, استحوذت, تشمل.

    Counted over ten million words of news: what follows قد, لم or الذي, and no preposition, no
    title, no article. Those that a pattern or another list knows stand there.
    """
    lines = files(__package__).joinpath("verbs.txt").read_text(encoding="utf-8").splitlines()
    return frozenset([*lines, *("و" + verb for verb in lines)])  # but فيصل


@cache
def _read(name: str) -> list[tuple[str, ...]]:
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    return [tuple(row) for row in csv.reader(lines)][1:]
