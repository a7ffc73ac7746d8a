"""What is known of each distinct word, found out when it is first asked, once a word.

A *tag* holds the roles that a word can play, the cue verb that it is a form of, the names that
begin with it, and what is written on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_
from typing import Generic, TypeVar, final

from .cues import (
    Cue,
    Longer,
    cue_of,
    cue_with_object,
    mask,
    ordinary_nouns,
    roles_of,
    roles_under,
    verbs,
)
from .names import Form

_Found = TypeVar("_Found")
#: إن or أن, with whatever is written on it.
COMPLEMENTIZERS = frozenset(
    f"{before}ان{after}"
    for before in ("", *"وفبلك")
    for after in ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "ي", "ك", "كم")
)
# A participle in the accusative, but no جارها.
MANNER = re.compile(
    r"(?!مرسيليا|موريتانيا)(?:م[^ا]\w{2,4}|م[خجوطسعنحتص]ا\w{1,2}|\w(?<![ال])ا\w(?!ي)\w)(?<!ه)ا"
)
_VERBAL = re.compile(r"[وف]?(?:[يت]\w{3,4}|است\w{2,4}|\w{3,}(?<!ا)ت)")
# يعلن, تستعد, تتحدث, تعتبر: no name, nationality or verbal noun (تقرير, تعاون) is written so.
_FINITE = re.compile(
    r"\w{3,}وا(?:ه|ها|هم)?|و?(?:(?:ي(?!و|ا|من|نا|نبع|هود|سار|مين|حيي|زيد)|تست|تت(?!وي))\w{3,}(?<![ية])(?<!ات)(?<!ييل)|ت\wت[^ي]\w)"
)
# Names that look like verbs in the first person.
_FIRST_PERSON_TOO = frozenset({"نجيب", "الفت", "اسلم", "ابشر", "ابدا"})
_ACT = mask("act")
# With a conjunction and a preposition, a verb with و, an adverb, لفخامتكم.
_NO_HEAD = re.compile(
    r"و(?:لل|[بل])\w{3,}(?<!ي[وي]ن)|و(?:\w{3,}(?<![او])ت|ان\w\w[ىي]|است\w{3})"
    r"|(?:ت\wا\w\w|ت\w\wي\w|است\w\wا\w|ا\wت\wا\w)ا|[بل]\w{3,}كم"
)
# انتباهي, استغرابي
_MINE = re.compile(r"(?:ا\wت\wا\w|است\w\wا\w|نظر|وجهت|انظار)(?:ي|نا)")
_NAMES_IN_H = frozenset({"عبده", "نزيه", "نبيه", "فقيه"})
# Perfects of three letters may be names: كرم, فضل.
_VERB = re.compile(r"\w{4,}|صدر|تم|جري|بلغ")
# A verbal noun by its form, in the construct: تشغيل, اغتيال, استخدام, انسحاب.
DEED = re.compile(r"ت\w\wي[^\Wا]|ت\wا\w[^ةء]|است\w\wا\w|ان\w\wا\w|ا\wت\wا\w")
# What has the form of a verbal noun, and is an authority too: مديرة الإشراف بتعليم تلال.
_AUTHORITIES = frozenset({"تعليم"})
_PERSON = mask("person")
_MASDAR, _OWN_W, _PREPOSITION = mask("masdar"), mask("own_w"), mask("preposition")
_PEOPLE = mask(
    *("any office", "any body", "any namer", "title", "self", "honour", "counterpart", "kin")
)
_OWN_L = mask("any own_l")
_KNOWN = mask(
    *("masdar", "name_part", "any office", "any body", "kin", "stance", "record", "any document")
)
_PRONOUN = re.compile("(?<=..)(?:ه|ها|هم|هما|هن|نا|كم)$")
_IN_T, _SELF = re.compile("ت$"), mask("self")
_NISBA = re.compile(r"ال\w{2,}(?:ي|ية|يين|يون|يان|يات)|الا\w{3}|ال\w+ى")
_ADJECTIVE = mask("adjective")
_POSSESSIVES = ("ه", "ها", "هم", "هما")


class _Asked(Generic[_Found]):
    """A property that is found out when it is first asked for, and kept."""

    def __init__(self, find_out: Callable[[Tag], _Found]) -> None:
        self._find_out, self.__doc__ = find_out, find_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, tag: Tag, owner: type) -> _Found:
        found = tag.__dict__[self._name] = self._find_out(tag)
        return found


@final
class Tag:
    """What is known of one distinct word, each found out when it is asked.

    ``names`` are forms of the table of speakers that begin with it; ``to`` tells whether it may
    carry ل. ``roles`` are those that it plays alone, as bits (see :func:`mask`), ``longer`` those
    that it begins, by the word after it, and ``may`` all of them.
    """

    def __init__(self, key: str, names: Sequence[Form] = ()) -> None:
        self.key, self.names, self.to = key, names, key.startswith("ل")
        #: Whether it is إن or أن, with whatever is written on it.
        self.complementizer = key in COMPLEMENTIZERS
        #: Whether it is إن or أن that begins what is said: no فإن, لأن.
        self.opens = self.complementizer and key[0] not in "وفلك"

    @_Asked
    def roles(self) -> int:
        """The roles that it plays alone."""
        return self._look_up()[0]

    @_Asked
    def longer(self) -> Longer:
        """The roles that it begins, by the word after it."""
        return self._look_up()[1]

    @_Asked
    def may(self) -> int:
        """The roles that it plays, alone or with what follows it."""
        return self._look_up()[2]

    def _look_up(self) -> tuple[int, Longer, int]:
        """Find out the three at once: where one is asked for, the others are, too."""
        roles, longer = roles_of(self.key)
        may = roles
        for entries in longer.values():
            may = reduce(or_, (role for role, _ in entries), may)
        known = self.__dict__
        known["roles"], known["longer"], known["may"] = roles, longer, may
        return roles, longer, may

    @_Asked
    def cue(self) -> Cue | None:
        """The cue verb that it is a form of."""
        return cue_of(self.key)

    @_Asked
    def said(self) -> Cue | None:
        """The cue verb in ما قاله."""
        return cue_with_object(self.key)

    @_Asked
    def manner(self) -> bool:
        """Whether it is a participle in the accusative: ضاحكا, مخاطبا."""
        formed = self.key.endswith("ا") and MANNER.fullmatch(self.key)
        return bool(formed) and not self.roles & _PEOPLE  # but مراسلنا

    @_Asked
    def definite(self) -> bool:
        """Whether it begins with ال: but not آل."""
        return self.key.startswith("ال") and self.key != "ال"

    @_Asked
    def to_the(self) -> bool:
        """Whether it begins with لل."""
        return self.key.startswith("لل")

    @_Asked
    def by(self) -> bool:
        """Whether it may carry ب."""
        return self.key.startswith("ب")

    @_Asked
    def by_the(self) -> bool:
        """Whether it begins with بال."""
        return self.key.startswith("بال") and len(self.key) > 5

    @_Asked
    def owned(self) -> bool:
        """Whether it has a possessive pronoun of the third person."""
        key = self.key
        own = key.endswith("الله") or key.startswith(("ال", "لل", "و"))  # عبدالله, للمياه
        own = own or key in _NAMES_IN_H
        return len(key) > 3 and key.endswith(_POSSESSIVES) and not own

    @_Asked
    def thing(self) -> bool:
        """Whether it is a thing with a pronoun: مداخلته, قلقه, but not زوجها or خوسيه."""
        return _is_thing(self.key, self.roles)

    @property
    def possession(self) -> bool:
        """Whether it has a pronoun of the third person, and is nobody: إعجابه, but not شقيقه."""
        return self.owned and not _is_person(self.key, self.roles)

    @_Asked
    def mine(self) -> bool:
        """Whether it is a thing with a pronoun of the first person: انتباهي, أنظارنا."""
        ours = self.key.endswith("نا") and self.ordinary  # هدفنا
        return bool(ours or _MINE.fullmatch(self.key)) and not self.roles

    @_Asked
    def number(self) -> bool:
        """Whether it begins with a digit."""
        return self.key[:1].isdigit()

    @_Asked
    def feminine(self) -> bool:
        """Whether it ends in ة."""
        return self.key.endswith("ة")

    @_Asked
    def plural(self) -> bool:
        """Whether it is a plural of people: المسؤولين, محللون."""
        key = self.key
        return (len(key) > 5 and key.endswith("ون")) or (len(key) > 7 and key.endswith("ين"))

    @_Asked
    def adjective(self) -> bool:
        """Whether it has ال and the ending of a nisba, or is listed."""
        return bool(_NISBA.fullmatch(self.key) or self.roles & _ADJECTIVE)

    @_Asked
    def accusative(self) -> bool:
        """Whether it ends in ا."""
        return self.key.endswith("ا")

    @_Asked
    def ordinary(self) -> bool:
        """Whether it is a noun that no name holds, alone, with ا or a pronoun: طفلا, خطتها."""
        key, base = self.key, _PRONOUN.sub("", self.key)
        forms = {key, key.removesuffix("ا"), base, _IN_T.sub("ة", base) if base != key else key}
        return not (forms.isdisjoint(ordinary_nouns()) or self.roles & _SELF)

    @_Asked
    def bare_roles(self) -> int:
        """The roles of the word without the ا of an accusative: تقريرا."""
        return self.roles | (roles_of(self.key[:-1])[0] if self.accusative else 0)

    @_Asked
    def verbal(self) -> bool:
        """Whether it looks like a verb, or is listed as one."""
        return bool(_VERBAL.fullmatch(self.key) or self.roles & _ACT)

    @_Asked
    def we(self) -> bool:
        """Whether it is a verb of telling in the first person: أتمنى, نأمل."""
        key = self.key.removeprefix("و")
        cue = cue_of("ي" + key[1:]) if len(key) > 3 and key[0] in "ان" else None
        known = key in _FIRST_PERSON_TOO
        return cue is not None and cue.agrees == "m" and not (self.cue or known)

    @_Asked
    def finite(self) -> bool:
        """Whether it is a verb in the third person, and nothing else."""
        key = self.key
        listed = (self.roles | (roles_of(key[:-1])[0] if key.endswith("ت") else 0)) & _ACT
        verb = _FINITE.fullmatch(key) or key in verbs() or (listed and _VERB.fullmatch(key))
        return bool(verb) and not self.roles & _OWN_W

    @_Asked
    def no_head(self) -> bool:
        """Whether it cannot begin a noun phrase: وبخصوص, خلالها, تفاعلا."""
        apart = _NO_HEAD.fullmatch(self.key) and not self.roles & _OWN_W
        return bool(apart) or _governing(self.key)

    @_Asked
    def with_preposition(self) -> bool:
        """Whether it is a preposition on a noun known without it: لوجود, بمخططات, كفنانة."""
        key = self.key
        if not key.startswith(("ب", "ل", "ك")) or self.definite or self.roles & _OWN_L:
            return key == "ال"
        if key in ("لل", "بال"):
            return True
        noun = key[1:] in ordinary_nouns() and not (key in ordinary_nouns() or self.roles)
        noun = noun and (self.feminine or (key[0] != "ك" and len(key) > 5))  # but كميل, برهان
        known = roles_under(key) & _KNOWN
        whose = key[0] == "ل" and self.owned and len(key) > 4  # لضيفه
        return bool(known or noun or whose or (key.startswith("بم") and key.endswith("ات")))

    @_Asked
    def deed(self) -> bool:
        """Whether it is a verbal noun: تشغيل, وجود, but not ترامب."""
        formed = DEED.fullmatch(self.key) and not self.roles & _PERSON
        return bool(formed or self.roles & _MASDAR)

    @_Asked
    def plain(self) -> bool:
        """Whether it ends no noun phrase: no role, no verb, nothing written on it."""
        if self.may or self.names or self.to or self.key.endswith("ت"):
            return False
        deed = DEED.fullmatch(self.key[1:]) and self.key[1:] not in _AUTHORITIES
        by = self.by and deed  # باتخاذ
        by = by or self.by_the
        written = by or self.owned or self.complementizer or self.number
        verb = written or self.cue or self.finite or self.manner
        return not (verb or self.thing or self.no_head or self.we)


QUOTE = Tag("")

# What a sentence is searched for, as bits: each is found out once for a distinct word.
TELLS, SOURCES, WALLS, NAMED, QUOTED, AFTER_COLON = 1, 2, 4, 8, 16, 32


def _governing(key: str) -> bool:
    """Tell a preposition with a pronoun: خلالها, عنهم."""
    pronoun = _PRONOUN.search(key)
    return bool(pronoun and roles_of(key[: pronoun.start()])[0] & _PREPOSITION)


def _is_thing(key: str, roles: int) -> bool:
    """Tell a noun with a pronoun that is no person's, who might speak."""
    pronoun = _PRONOUN.search(key)
    if not pronoun or len(key) <= 4 or key.startswith(("ال", "لل")) or _is_person(key, roles):
        return False
    base = key[: pronoun.start()]
    certain = key.endswith(("ته", "ها", "هم", "هما")) or roles_of(base)[0] & _MASDAR
    return bool(certain or DEED.fullmatch(base))


def _is_person(key: str, roles: int) -> bool:
    """Tell by its noun somebody with a pronoun: مديره, أسرته."""
    base = _PRONOUN.sub("", key)
    nouns = roles_of(base)[0] | roles_of(base.removesuffix("ت") + "ة")[0]
    return bool((roles | nouns) & _PEOPLE)
