"""Somebody named again in fewer words: القرني for سعد القرني, الوزير for خالد وزير المياه."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..phrases.definite import closes, is_definite
from ..phrases.phrase import Phrase, is_joined
from ..tags.cues import mask, roles_of, unseated
from ..tags.tag import Tag
from ..tags.unit import Unit, plays
from .animacy import NAMES_TOO, bare, is_given
from .breaks import unbroken

_MASDAR, _NAMER, _TITLE = mask("masdar"), mask("any namer", "any medium"), mask("title")
_MEDIUM = mask("any medium", "any relay", "any record", "any document")
_NOUN = mask("any office", "any namer", "any medium", "any body", "quantity", "title", "document")
_BODY = mask("any body", "any namer")
_OFFICE, _KIN, _PREPOSITION = mask("any office"), mask("kin"), mask("preposition")
# Words of a family name: بن سلمان.
_FAMILY = 3


class Named(NamedTuple):
    """A phrase that named somebody outside the table: all its words, its keys, what may head it."""

    words: frozenset[str]
    keys: list[str]
    written: str
    heads: frozenset[str]


class Namings:
    """The phrases that named somebody so far in a document, the last ones only."""

    def __init__(self, kept: int) -> None:
        self._phrases: deque[Named] = deque(maxlen=kept)

    def __bool__(self) -> bool:
        return bool(self._phrases)

    def words(self) -> list[frozenset[str]]:
        """Give the words of each."""
        return [phrase.words for phrase in self._phrases]

    def keys(self) -> list[list[str]]:
        """Give the keys of each, as written."""
        return [phrase.keys for phrase in self._phrases]

    def add(self, units: Sequence[Unit], subject: Phrase, keys: list[str], written: str) -> None:
        """Take up a phrase with its apposition."""
        more = units[slice(*subject.apposed)]
        heads = frozenset(bare(key) for key in (*keys[:1], *(unit.key for unit in more[:1])))
        heads |= _office_behind(units, subject)
        words = frozenset(bare(key) for key in (*keys, *(unit.key for unit in more)))
        self._phrases.append(Named(words, keys, written, heads))

    def again(self, units: Sequence[Unit], subject: Phrase, keys: list[str]) -> Named | None:
        """Give the phrase before that another one spells again, or in fewer words.

        What somebody is by birth may stand before the name: روبرتو مارتينيز | الإسباني مارتينيز.
        """
        words = frozenset(map(bare, keys))
        head = units[subject.first]
        listed = plays(units, subject.first, _NOUN) and not plays(units, subject.first, _TITLE)
        for named in reversed(self._phrases):
            spelled = named.keys
            if not words <= named.words or (len(words) >= len(spelled) and spelled != keys):
                continue
            # وزارة المالية is not وكيل وزارة المالية, nor نورهان her والدة, nor
            # البيت الأبيض the المتحدث باسم البيت الأبيض.
            other = listed and bare(head.key) not in named.heads
            of_kin = _of_kin(named.written) and bare(spelled[0]) not in words
            last = keys == spelled[-1:]  # وكالة أنباء X
            medium = last and len(spelled) > 2 and is_medium(named.written)
            other = other or (keys[0] != spelled[0] and _is_some(units, subject))
            held = len(keys) > 1 and head.tag.definite and _is_office(spelled[0])
            joint = keys == spelled[: len(keys)] and _with_others(spelled, len(keys))
            if not (other or of_kin or medium or held or joint):
                return named
        if len(keys) > 1 and keys[0].startswith("ال") and _is_by_birth(head.tag):
            name = Phrase(subject.first + 1, subject.last)
            before = self.again(units, name, keys[1:]) if is_given(units[name.first].tag) else None
            return before if before and keys[-1] in before.keys else None
        return None


def _is_by_birth(tag: Tag) -> bool:
    """Tell what somebody is by birth: الإسباني, الإسبانية."""
    office = roles_of(tag.key.removesuffix("ة"))[0] & _NOUN
    return tag.adjective and tag.key.endswith(("ي", "ية")) and not office


def _is_some(units: Sequence[Unit], subject: Phrase) -> bool:
    """Tell somebody of an office whom nothing makes known: محلل فني, قيادي في المقاومة."""
    head, *more = units[subject.first : subject.last]
    if head.tag.definite or not head.tag.roles & _OFFICE:
        return False
    for unit in more:
        if unit.tag.definite or unit.tag.roles & _PREPOSITION or unit.tag.to:
            return not unit.tag.definite
    return True


def _office_behind(units: Sequence[Unit], subject: Phrase) -> frozenset[str]:
    """Give the office that stands behind a name: خالد الغافري | وزير المياه."""
    said = units[subject.first : subject.last]
    if not is_given(said[0].tag) or said[0].tag.roles & (_NOUN | _KIN):
        return frozenset()
    offices = (bare(unit.key) for unit in said[1:] if unit.tag.roles & _OFFICE)
    return frozenset([*offices][:1])


def without_object(
    units: Sequence[Unit], subject: Phrase, names: Iterable[Sequence[str]]
) -> Phrase:
    """Give a phrase that begins with the end of a known name without what follows it.

    After عائشة زلفى, زلفى | دمج القطاعين holds a name and an object.
    """
    for at in range(subject.first + 1, subject.last):
        if _is_act(units, at):
            return subject.upto(at)
    subject = unbroken(units, subject)
    said = units[subject.first : subject.last]
    keys = [bare(unit.key) for unit in said]
    for size in range(min(len(keys) - 1, _FAMILY), 0, -1):
        if _is_apart(said, size) and any(
            len(name) > size
            and bare(name[-1]) == keys[size - 1]
            and [*map(bare, name[-size:])] == keys[:size]
            for name in names
        ):
            return subject.upto(subject.first + size)
    return subject


def _is_act(units: Sequence[Unit], at: int) -> bool:
    """Tell a verbal noun after a title: مدير التعليم | قيام المعتدين, الحكومة | إحداث سفارتين."""
    tag = units[at].tag
    if tag.definite or not tag.deed or plays(units, at, _NOUN) or tag.key in NAMES_TOO:
        return False
    listed = tag.roles & _MASDAR and not plays(units, at - 1, _TITLE)
    if not (closes(units, at - 1) or units[at - 1].tag.plural):  # شركة نجوم | إضافة المكالمات
        return bool(listed) and at > 1 and bool(plays(units, at - 2, _NAMER))
    near = range(at + 1, min(at + 3, len(units)))
    construct = any(units[place].tag.definite for place in near)
    return bool(listed) or construct


def _is_apart(units: Sequence[Unit], at: int) -> bool:
    """Tell a word after a name that is no name: مسيرته, بفشل, دمج القطاعين, فصلا."""
    tag = units[at].tag
    plain = not (tag.definite or plays(units, at, _NOUN))
    construct = plain and at + 1 < len(units) and is_definite(units[at + 1])
    deed = tag.deed or plays(units, at, mask("preposition")) or units[at].governed
    written = tag.by_the or tag.to_the or tag.with_preposition
    return bool(tag.owned or tag.thing or deed or written or construct)


def _with_others(spelled: Sequence[str], size: int) -> bool:
    """Tell whom a phrase joins to others: المرصد | وسكان, الوزير | والسفير."""
    more = (word for word in spelled[size:] if _is_office(spelled[0]) or word[1:3] != "ال")
    return any(is_joined(Tag(word)) for word in more)


def is_medium(name: str) -> bool:
    """Tell a name that begins with a medium or a document: صحيفة السهل."""
    return bool(roles_of(unseated(name).split()[0])[0] & _MEDIUM)


def is_body(name: str) -> bool:
    """Tell a name that begins with a body, a medium or a document: شركة النفط."""
    roles = roles_of(unseated(name).split()[0])[0]
    return is_medium(name) or bool(roles & _BODY and not roles & _OFFICE)


def _is_office(key: str) -> bool:
    return bool(roles_of(key)[0] & _OFFICE) and key.startswith("ال")


def _of_kin(name: str) -> bool:
    roles = roles_of(unseated(name).split()[0])[0]
    return bool(roles & _KIN) and not roles & _OFFICE
