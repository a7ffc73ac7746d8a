"""Who speaks before a colon: headlines, transcripts, but no topic, town or byline."""

from __future__ import annotations

from collections.abc import Sequence

from ..phrases.phrase import Phrase, phrase_at
from ..tags.cues import mask, ordinary_nouns, roles_of
from ..tags.pieces import Sentence
from ..tags.tag import AFTER_COLON, Tag
from ..tags.unit import COLON, Unit, plays
from .prepositions import names_deed

_ORDINAL, _ANYBODY = mask("ordinal"), mask("any somebody", "kin")
_LABEL, _TELLS = mask("label"), mask("document", "record", "relay")
_ADDRESSED, _ACT, _OWN_W = mask("addressee", "cut_to"), mask("act"), mask("own_w")
_SPEAKER, _HEAD_NOUN = mask("any office", "title"), mask("any office", "any body", "any namer")
# Endings of adjectives, which tell what somebody is: خبير أمني, شعراء أوراتيون.
_OF_KIND = ("ي", "ون")
_STARTS, _LATER = mask("starts"), frozenset({"عن", "بعد", "قبل"})
_SPEAKS = mask("any office", "any body", "any namer", "any medium", "any document", "title")
# Words of a name before a colon, of what is said after it without marks.
_HEAD, _SAID = 8, 3


def head_of(sentence: Sentence, *, turn: bool = False) -> tuple[int, Phrase, int] | None:
    """Give where a headline or a transcript names who speaks, who, and where speech begins.

    A ``turn`` of a transcript may be one word long.
    """
    if not sentence.which(AFTER_COLON):
        return None
    units = sentence.units
    first = int(bool(len(units) > 1 and plays(units, 0, _LABEL) and "|" in units[1].before))
    if units[0].quote and units[0].words < _HEAD // 2 < len(units) and units[1].marks & COLON:
        phrase: Phrase | None = Phrase(0, 1)  # «هيئة المياه»: …
    else:
        phrase = phrase_at(units, first, min(_HEAD, len(units)))
    if phrase and any(units[at].before == "-" for at in range(phrase.first + 1, phrase.last)):
        return None  # فلان-الرياض:
    joined = units[first].key.startswith("و") and not plays(units, first, _OWN_W)
    if phrase is None or phrase.last >= len(units) or joined or plays(units, first, _LABEL):
        return None
    if plays(units, phrase.last - 1, _ORDINAL):  # المجموعة الثانية: فالماريا، أوراتيا
        return None
    if not units[0].quote and _is_topic(units, first, phrase, turn=turn):
        return None
    content = _past_head(units, phrase)
    cue = units[content].tag.cue
    timed = content == phrase.last and units[content].tag.number
    outlet = units[content].quote and units[content].words <= _SAID - 1
    outlet = outlet and content + 1 < len(units) and not units[content + 1].before.strip("»”\"' ")
    byline = phrase.last == first + 1 and not plays(units, first, _SPEAKER | _TELLS)
    byline = byline and not turn and _is_byline(units, content)
    dateline = timed or outlet or byline or (cue and cue.agrees and content > phrase.last)
    said = turn or units[content].quote or len(units) - content >= _SAID
    said = said or plays(units, content, _STARTS) > 0  # الراوي: لست نادما
    if not units[content].marks & COLON or not said or dateline or units[0].tag.cue:
        return None
    return first, phrase, content


def _is_topic(units: Sequence[Unit], first: int, phrase: Phrase, *, turn: bool) -> bool:
    """Tell what a headline is about from who speaks: اغتيال X: …, الأزمة الليبية: لقاء …."""
    if units[phrase.first].tag.deed and not plays(units, first, _TELLS):
        return True
    at, name = phrase.last, units[phrase.last - 1].tag
    if name.roles & _ORDINAL and _is_numbered(units[phrase.first].tag):
        return True  # الرغبة الثامنة: …
    heads = any(plays(units, place, _SPEAKER | _HEAD_NOUN) for place in range(first, at))
    if not (turn or heads) and _is_thing(units, phrase):
        return True
    said = units[at].tag
    place = at == first + 1 and names_deed(said.key.removeprefix("ال"))  # باكستان: مقتل ثلاثة
    if turn or not (place or (said.deed and name.feminine and not said.definite)):
        return False
    return not heads and not (at + 1 < len(units) and units[at + 1].tag.owned)


def _is_thing(units: Sequence[Unit], phrase: Phrase) -> bool:
    """Tell an ordinary noun that nobody is: البطولة الإفريقية, كأس تونس, but not عالم شرعي."""
    tag = units[phrase.first].tag
    bare = tag.key.removeprefix("ال")
    people = tag.plural or roles_of(bare)[0] & (_SPEAKS | _TELLS)
    following = [unit.key for unit in units[phrase.first + 1 : phrase.last]][:1]
    owned = any(not key.endswith(_OF_KIND) for key in following)
    thing = tag.feminine or (owned and not tag.definite)
    return thing and bare in ordinary_nouns() and not people


def _is_numbered(tag: Tag) -> bool:
    """Tell a thing of several, no person: الشوط, المحور, but not الشاهد الثاني."""
    bare = tag.key.removeprefix("ال")
    return not roles_of(bare)[0] & (_SPEAKS | _ANYBODY) or bool(tag.roles & _ORDINAL)


def _is_byline(units: Sequence[Unit], at: int) -> bool:
    """Tell who wrote an article from a town before its first verb: تلال: علي أسعد | أطلقت."""
    near = range(at, min(at + _SAID + 2, len(units) - 1))
    verb = next((place for place in near if _is_verb(units[place].tag)), at)
    name = units[at:verb]
    plain = all(unit.tag.plain or unit.tag.definite for unit in name)
    person = len(name) > 1 and not name[0].tag.definite  # but no سالم: الكرة التونسية تغيرت
    return person and plain and not any(unit.before.strip() for unit in name[1:])


def _is_verb(tag: Tag) -> bool:
    return bool(tag.finite or tag.roles & _ACT or (tag.cue and tag.cue.agrees))


def _past_head(units: Sequence[Unit], phrase: Phrase) -> int:
    """Step over who somebody is, and for whom: السيد رملي (تلالا):; محامي الدفاع لـ«…»:."""
    content = phrase.apposed[1] or phrase.last
    person = content > 1 or plays(units, phrase.first, _SPEAKER)
    while person and content < len(units) - 1 and "(" in units[content].before:
        content += 1
        while content < len(units) - 1 and ")" not in units[content].before:
            content += 1
    while content < len(units) - 1 and plays(units, content, _ADDRESSED):
        content += 1 + (units[content + 1].quote is not None)
    named = not units[content - 1].tag.ordinary
    if named and units[min(content, len(units) - 1)].key in _LATER:  # سامي الراوي بعد الفوز: …
        rest = range(content + 1, min(content + _HEAD, len(units)))
        content = next((place for place in rest if units[place].marks & COLON), content)
    return min(content, len(units) - 1)
