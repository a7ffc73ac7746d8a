"""The noun phrase before a relative pronoun: مدير الفرع سعد الغافري | الذي."""

from __future__ import annotations

from collections.abc import Sequence

from ..tags.cues import mask, roles_of
from ..tags.tag import Tag
from ..tags.unit import DIVIDE, Unit, plays
from .agreement import is_another
from .definite import is_definite
from .phrase import NOUNS_IN_T, Phrase, phrase_at

_CALLED = frozenset({"المدعو", "المدعوة", "المتابع", "المغرد", "المسمي"})
_HEADED = mask("any office", "title", "any body", "any medium", "kin")
_NO_NOUN = mask("preposition", "time", "relative", "negation", "function", "pronoun")
_OFFICE, _TITLED = mask("any office"), mask("title")
_PEOPLE, _MALE = mask("people", "quantity"), mask("any male")
_SOURCE = mask("source", "as_says")
# Words of a name in marks, less than; how far back its title may begin.
_NAME, _FURTHEST = 5, 16


def antecedent(units: Sequence[Unit], at: int) -> Phrase | None:
    """Give the noun phrase before a relative pronoun: a name with its title."""
    if at > 1 and units[at - 1].quote and units[at - 1].words < _NAME:  # المغرد «أبو فهد» | الذي
        first = at - 1
        while first > 0 and _heads_name(units[first - 1].tag):
            first -= 1
        return Phrase(first, at)
    return _titled(units, at) or _run(units, at)


def _run(units: Sequence[Unit], at: int) -> Phrase | None:
    """Give the nouns before a unit: those without the article, with it, and without it."""
    first = at
    for with_article in (False, True, False):
        while (
            first > 0
            and _is_noun(units, first - 1)
            and is_definite(units[first - 1]) == with_article
        ):
            if first < at and units[first].marks & DIVIDE:
                return Phrase(first, at)
            first -= 1
            if with_article and not _is_adjective(units[first]):
                break  # الوالي | السفير السندي
    while (
        0 < first < at - 1 and not units[first].tag.definite and _heads_name(units[first - 1].tag)
    ):  # النائب | راشد الغافري
        first -= 1
    first = _past_source(units, first, at)
    return Phrase(first, at) if first < at else None


def _titled(units: Sequence[Unit], at: int) -> Phrase | None:
    """Give the longest noun phrase with a title or a body at its head that ends before a unit."""
    begin = at
    while begin > 0 and at - begin < _FURTHEST and not _walls(units, begin - 1):
        begin -= 1
        if units[begin].marks & DIVIDE:
            break
    for first in range(begin, at - 1):
        attached = units[first].tag.to
        if not (_heads(units, first) and _fits(units, first, at)):
            continue
        phrase = phrase_at(units, first, at, attached=attached)
        if phrase and phrase.first == first and phrase.last == at and not phrase.mention:
            return phrase
    return None


def _heads(units: Sequence[Unit], at: int) -> bool:
    """Tell a title or a body, also with ل, that another noun does not govern."""
    tag = units[at].tag
    bare = "ال" + tag.key[2:] if tag.to_the else tag.key[tag.to :]
    head = roles_of(bare)[0] & _HEADED or plays(units, at, _HEADED)
    free = at == 0 or not plays(units, at - 1, _HEADED | _PEOPLE) or is_definite(units[at - 1])
    return bool(head) and free and not tag.key.startswith("و")


def _fits(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell a head of the gender of the pronoun, whose phrase holds no other: التي, الذي, الذين."""
    tag, relative = units[first].tag, units[at].key.removeprefix("و")
    feminine = tag.feminine and not tag.roles & _MALE
    if relative == "الذين" or (relative == "التي") != feminine:
        return False
    return not any(
        is_another(units, first, place) or _is_second(units, place)
        for place in range(first + 1, at)
    )


def _is_second(units: Sequence[Unit], at: int) -> bool:
    """Tell an office beside another: استقبل الوالي | السفير, but not الأستاذ الدكتور."""
    both = all(units[p].tag.definite and plays(units, p, _OFFICE) for p in (at - 1, at))
    return both and not any(plays(units, place, _TITLED) for place in (at - 1, at))


def _walls(units: Sequence[Unit], at: int) -> bool:
    """Tell a word that stands in no noun phrase: a verb, إن, a source."""
    tag = units[at].tag
    perfect = tag.key.endswith("ت") and tag.verbal and tag.key not in NOUNS_IN_T
    verb = tag.cue or tag.said or tag.finite or tag.complementizer or perfect
    return bool(verb) or plays(units, at, _SOURCE) > 0


def _past_source(units: Sequence[Unit], first: int, at: int) -> int:
    """Step over the words that give a source: بحسب | الزهراني الذي, على حد قول | المتحدث الذي."""
    for place in range(max(first - 1, 0), at):
        if size := plays(units, place, _SOURCE):
            return max(first, place + size)
    return first


def _heads_name(tag: Tag) -> bool:
    office = roles_of(tag.key.removeprefix("ال"))[0] & (_OFFICE | _TITLED)
    return tag.definite and bool(office or tag.key in _CALLED)


def _is_adjective(unit: Unit) -> bool:
    return unit.tag.adjective or unit.tag.to_the


def _is_noun(units: Sequence[Unit], at: int) -> bool:
    tag = units[at].tag
    verb = tag.cue or tag.finite or tag.complementizer or tag.number
    return not (units[at].quote or verb or tag.thing or plays(units, at, _NO_NOUN | _SOURCE))
