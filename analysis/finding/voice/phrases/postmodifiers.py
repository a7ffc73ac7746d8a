"""What stands behind a noun phrase and still tells of it: its place, its name, a name in marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..tags.cues import mask, ordinary_nouns, roles_of
from ..tags.unit import COMMA, DIVIDE, Unit, opens_clause, plays
from .definite import holds_name, is_definite
from .extent import ends, is_addressed, is_name
from .phrase import Phrase
from .seats import has_seat

_ANY_HEAD = mask("any office", "any namer", "any medium", "any body")
_GIVEN = mask("setting", "any male")
_NAME_PART = mask("name_part")
_NO_NAME = mask("preposition", "time", "relative", "negation", "pronoun", "demonstrative")
_NO_PLACE = mask("any document", "any circumstance", "any time", "record")
_OFFICE, _TITLED = mask("any office"), mask("title")
_CALLED, _DASHES = mask("any office", "any somebody"), ("-", "–", "—")
_OF_PLACE, _SAYING = mask("in", "from", "about"), mask("saying")
_WITHIN, _INSIDE = mask("in", "from"), frozenset({"داخل", "وسط", "خارج"})
_UNNAMED = mask("any office", "body", "people", "quantity", "document", "record", "relay")
_APART = mask("preposition", "any time", "addressee", "cut_to")
_PREPOSITION, _SOURCE = mask("preposition"), mask("source", "as_says")
_VERBAL = ("يت", "تت", "يست", "تست")
# Words of a name in marks, less than; how far behind a title its name may stand.
_NAME, _FURTHEST = 5, 20


def with_name(units: Sequence[Unit], phrase: Phrase, limit: int) -> Phrase:
    """Give a title with the name that stands behind its place: مدير عام التعليم بالمدينة المنورة X.

    Something must be said at ``limit``; a comma may stand before the name.
    """
    first = phrase.last
    if first >= limit or any(phrase.apposed) or not _is_said(units, limit):
        return phrase
    titled = plays(units, phrase.first, _CALLED) and not holds_name(units, phrase.first, first)
    name = _name_behind(units, first, limit) if titled else 0
    if not name:
        return phrase
    if name < 0:
        return phrase.upto(limit)
    end = name + 1
    while end < limit and not (_ends_name(units, end) or units[end].marks & DIVIDE):
        end += 1
    if units[name].marks & DIVIDE:
        return replace(phrase, last=name, apposed=(name, end))
    return phrase.upto(end)


def with_place(units: Sequence[Unit], phrase: Phrase, limit: int) -> Phrase:
    """Give a body or unnamed people with where they are: هيئة النقل في دبي, مصادر داخل الجيش.

    Something must be said at ``limit``: who has a name speaks at a place.
    """
    at = phrase.last
    if at >= limit or any(phrase.apposed) or not _is_said(units, limit):
        return phrase
    if not (_of_place(units, at) and _may_have_place(units, phrase)):
        return phrase
    end = at + _of_place(units, at)
    while end < limit and not (units[end].before.strip() or _breaks(units, end)):
        end += 1
    while end < limit and (size := _of_place(units, end)):
        end += size
    apart = end == limit or units[end].marks & COMMA or plays(units, end, _APART)
    return phrase.upto(end) if apart else phrase


def _of_place(units: Sequence[Unit], at: int) -> int:
    """Give how many units tell a place, no occasion: في دبي, من الجيش, بالقاهرة, not في بيان."""
    tag = units[at].tag
    if units[at].before != " " or at + 1 >= len(units):
        return 0
    if tag.by_the:
        body = plays(units, at, _ANY_HEAD) or tag.key[3:] not in ordinary_nouns()
        return int(bool(body) and not plays(units, at, _NO_PLACE))
    if not (tag.roles & _WITHIN or tag.key in _INSIDE):
        return 0
    tag = units[at + 1].tag
    noun = not (tag.owned or tag.number or tag.deed or plays(units, at + 1, _NO_PLACE))
    return 2 if noun and not _breaks(units, at + 1) else 0


def _may_have_place(units: Sequence[Unit], phrase: Phrase) -> bool:
    """Tell a body by its full name, or an ordinary noun without the article."""
    head = units[phrase.first].tag
    if head.definite:  # الصيادون في الخليج
        return head.plural and phrase.last == phrase.first + 1
    several = head.key.endswith("ات") or roles_of(head.key.removesuffix("ان"))[0] & _UNNAMED
    noun = head.ordinary or head.plural or several or plays(units, phrase.first, _UNNAMED)
    return bool(noun) and not holds_name(units, phrase.first, phrase.last)


def with_seat(units: Sequence[Unit], phrase: Phrase, limit: int) -> Phrase:
    """Give a title or a body with its seat and what goes on behind it: مدير الفرع بالرافة X."""
    at = phrase.last
    if at >= limit or phrase.mention or any(phrase.apposed):
        return phrase
    if not has_seat(units, phrase.first, at):
        return phrase
    end = at + 1
    while end < min(limit, at + _FURTHEST) and not ends(units, phrase.first, end, None):
        end += 1
    return phrase.upto(end)


def with_marks(units: Sequence[Unit], phrase: Phrase, limit: int) -> Phrase:
    """Give somebody with the name in marks behind him: العم «عبدالله الحكيم»."""
    at = phrase.last
    if at >= limit or not units[at].quote or units[at].words >= _NAME or units[at].before != " ":
        return phrase
    return with_name(units, phrase.upto(at + 1), limit) if _is_said(units, limit) else phrase


def _is_said(units: Sequence[Unit], at: int) -> bool:
    """Tell where something is said: a clause, a quotation, a preposition, or قوله."""
    if at >= len(units):
        return False
    said = opens_clause(units, at) or units[at].quote or plays(units, at, _PREPOSITION | _SAYING)
    return bool(said)


def _name_behind(units: Sequence[Unit], first: int, limit: int) -> int:
    """Give where a name begins behind a place: بجدة | عبدالله الثقفي; 0 if none does.

    If all up to the limit is of the title and its name, -1.
    """
    closed = units[first - 1].quote is not None
    if _of_marked(units, first, limit):
        return first + 2
    for at in range(first, min(limit, first + _FURTHEST)):
        tag, comma = units[at].tag, units[at].marks & DIVIDE
        if comma and not (_apposes(units, at, limit) and (closed or at == first)):
            return 0
        quoted = units[at].quote and units[at].words < _NAME
        named = quoted or _begins_name(units, at, limit) or (comma and _is_all(units, at, limit))
        if plays(units, at, _TITLED) or ((closed or comma) and named):
            return at
        if comma or not _tells_place(units, at, first=at == first):
            break
        bare = bool(units[at].quote) or not (tag.roles & (_ANY_HEAD | _OF_PLACE) or tag.ordinary)
        closed = is_definite(units[at]) or tag.by_the or tag.owned or bare
    else:
        at = min(limit, first + _FURTHEST)
    return -1 if at == limit and holds_name(units, first, limit) else 0


def _of_marked(units: Sequence[Unit], at: int, limit: int) -> bool:
    """Tell what a title is of, by its name in marks: المتحدث | لـ«مركز الإغاثة» الأستاذ X."""
    marked = at + 2 < limit and units[at].key == "ل" and units[at + 1].quote
    return bool(marked) and plays(units, at + 2, _TITLED) > 0


def _apposes(units: Sequence[Unit], at: int, limit: int) -> bool:
    """Tell a mark before a name: رئيس الهيئة، X; رئيس الهيئة - X; الروائي (X)."""
    if units[at].marks & COMMA or units[at].before.strip() in _DASHES:
        return True
    closed = limit < len(units) and units[limit].before.strip().startswith(")")
    return units[at].before.strip() == "(" and closed


def _is_all(units: Sequence[Unit], at: int, limit: int) -> bool:
    """Tell a name of one word before what is said: الرئيس التنفيذي للشركة، ساتيش | أن."""
    return at + 1 == limit and opens_clause(units, limit) and is_name(units[at].tag)


def _ends_name(units: Sequence[Unit], at: int) -> bool:
    """Tell a word behind a name that is no part of it."""
    tag = units[at].tag
    addressed = tag.to and (is_addressed(units[at]) or tag.key == "ل")
    head = not tag.definite and plays(units, at, _OFFICE)
    return bool(addressed or head or _breaks(units, at))


def _tells_place(units: Sequence[Unit], at: int, *, first: bool) -> bool:
    """Tell a word of the place of a title: بجدة, في منطقة, but not في تصريح."""
    tag = units[at].tag
    if units[at].quote:  # برنامج «إحالتي»
        return not first and units[at].words < _NAME
    if first and tag.key == "علي":
        return True
    if tag.roles & _OF_PLACE:
        return not (units[at + 1].tag.owned or plays(units, at + 1, _NO_PLACE))
    office = tag.by and tag.roles & _ANY_HEAD  # بقيادة حرس الحدود
    if tag.key == "ل" or plays(units, at, _SOURCE) or (_breaks(units, at) and not office):
        return False
    return not first or (tag.by and not tag.owned) or tag.key.startswith("و")  # no باسمه


def _begins_name(units: Sequence[Unit], at: int, limit: int) -> bool:
    """Tell the first of two words or more that name somebody: عبدالله | الثقفي."""
    tag = units[at].tag
    with_l = tag.to and not is_addressed(units[at]) and tag.key[1:2] in ("ي", "و")  # ليم كانغ
    given = is_name(tag) or tag.roles & _GIVEN or with_l
    name = tag.roles & _NAME_PART or (given and not tag.key.startswith(_VERBAL))
    if tag.roles & _ANY_HEAD or not name or tag.to_the or tag.by_the or at + 1 >= limit:
        return False
    following = units[at + 1]
    named = following.tag.definite or following.tag.roles & _NAME_PART or is_name(following.tag)
    return bool(named and following.before == " " and not (following.quote or following.tag.by_the))


def _breaks(units: Sequence[Unit], at: int) -> bool:
    """Tell a word that is of no title and no name."""
    tag = units[at].tag
    verb = tag.finite or tag.complementizer or (tag.cue and tag.cue.agrees and not tag.definite)
    return bool(units[at].quote or verb or tag.manner or plays(units, at, _NO_NAME))
