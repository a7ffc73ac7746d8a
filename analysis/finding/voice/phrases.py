"""Noun phrases that may name a speaker: where they begin and end, and who is meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import regex

from .cues import cue_at, is_complementizer, role_at
from .naming import Phrase
from .speakers import Names
from .units import Unit

_LONGEST = 12
_MARK = regex.compile(r"[،,:؛;()–—\-/]")
_COMMA = regex.compile(r"[،,]")
_QUOTED_NAME, _NAMED_WITHIN = 4, 5


def phrase_at(
    units: Sequence[Unit],
    first: int,
    limit: int,
    names: Names,
    *,
    attached: bool = False,
    stops: Callable[[Unit], bool] | None = None,
) -> Phrase | None:
    """Give the noun phrase that begins at a unit, if one does."""
    issued = _past_document(units, first, limit)
    attached, first = attached or issued > first, issued
    first += role_at(units, first, "both") if first < limit else 0
    if first >= limit:
        return None
    if units[first].key.startswith("لل") and not attached:
        return None
    to_medium = attached and role_at(units, first, "addressee")  # وفقا لوكالة …
    if _ends(units, first, first, names, stops) and not to_medium:
        return None
    known = names.at(units, first)  # a name may hold a word that ends others (سي إن إن)
    last = known.last if known else first + 1
    while last < min(limit, first + _LONGEST) and not _ends(units, first, last, names, stops):
        last += 1
    carries = attached and units[first].key.startswith("ل")
    apposed = _apposed(units, last, limit, names, stops)
    phrase = Phrase(first, last, attached=carries, apposed=apposed)
    named = _named(units, phrase, names, attached=attached)
    if any(apposed) and not named.mention:  # المستشار، X، قال
        mention = names.at(units, last)
        if mention and mention.bare and mention.person:
            return replace(named, mention=mention)
    return named


def _apposed(
    units: Sequence[Unit], last: int, limit: int, names: Names, stops: Callable[[Unit], bool] | None
) -> tuple[int, int]:
    """Give the units between the comma after a phrase and the next one: X، مدير المنظمة، قال."""
    if last >= limit or not _COMMA.search(units[last].before):
        return 0, 0
    end = last
    while end < min(limit, last + _LONGEST) and (
        end == last or not _MARK.search(units[end].before)
    ):
        if _ends(units, end, end, names, stops) or (stops and stops(units[end])):
            return 0, 0
        end += 1
    closed = end < len(units) and _MARK.search(units[end].before)
    return (last, end) if closed else (0, 0)


def _past_document(units: Sequence[Unit], first: int, limit: int) -> int:
    """Step over بيان, تصريحات لـ and their kind to who issued them."""
    if first + 1 < limit and role_at(units, first, "document"):
        following, third = units[first + 1], units[min(first + 2, limit - 1)]
        if role_at(units, first + 1, "issued"):
            return first + 2 + (third.key == "عن")
        if following.key.startswith(("ال", "ل")) or third.key.startswith("ال"):
            return first + 1
    return first


def phrase_before(units: Sequence[Unit], at: int, names: Names) -> Phrase | None:
    """Give the noun phrase that ends before a verb, if it stands at the head of its clause."""
    last = at
    while last > 0 and role_at(units, last - 1, "time"):
        last -= 1
    first = last
    while first > 0 and last - first < _LONGEST:
        if first < last and _MARK.search(units[first].before):
            break
        before = units[first - 1]
        if before.quote or is_complementizer(before) or role_at(units, first - 1, *_HEADS):
            break
        if role_at(units, first - 1, "preposition", "relative", "negation"):
            return None
        if cue_at(units, first - 1):  # the subject of another verb, or its object
            return None
        first -= 1
    if first == last or any(_MARK.search(units[place].before) for place in (last, at)):
        return None
    named = _named(units, Phrase(first, last), names)
    # كتابا قال إنه: an accusative is no subject, the verb only tells more of it.
    accusative = last - first == 1 and units[first].key.endswith("ا")
    return None if accusative and not named.mention else named


_HEADS = ("auxiliary", "boundary", "clause", "turn", "contrast", "as_says")


def _named(
    units: Sequence[Unit], phrase: Phrase, names: Names, *, attached: bool = False
) -> Phrase:
    """Look the phrase up in the table: its head, names joined to it, a name in apposition."""
    span = units[phrase.first : phrase.last]
    found = [
        mention._replace(first=mention.first + phrase.first, last=mention.last + phrase.first)
        for mention in names.mentions(span)
    ]
    heads = [m for m in found if m.first == phrase.first and (m.bare or attached)]
    if heads:
        head = heads[0]
        joined = tuple(m for m in found[1:] if m.joined and m.bare)
        last = max(m.last for m in (head, *joined))
        carries = phrase.attached and not head.bare
        return Phrase(phrase.first, last, head, joined, carries)
    if role_at(units, phrase.first, "joint"):
        return replace(phrase, others=tuple(m for m in found if m.bare and m.person))
    for mention in found:
        apposed = units[mention.first - 1].key.startswith(("ال", "لل"))
        if mention.bare and not mention.joined and mention.person and apposed:
            return Phrase(phrase.first, mention.last, mention, (), phrase.attached)
    return phrase


def _ends(
    units: Sequence[Unit], first: int, at: int, names: Names, stops: Callable[[Unit], bool] | None
) -> bool:
    """Tell whether a noun phrase cannot go on, or not begin, with this unit."""
    unit = units[at]
    if unit.quote:
        named = at > first and (units[at - 1].key == "ل" or after_name(units, at))
        return unit.words > _QUOTED_NAME or not named
    if at > first:
        # شولتس لأوكرانيا, but الأمين العام لحزب …
        if unit.governed and not units[at - 1].key.startswith("ال"):
            return True
        mention = names.at(units, at)
        if _MARK.search(unit.before) or (stops and stops(unit)):
            return True
        addressed = mention and mention.person and not mention.bare  # قال X لـ Y
        if addressed or role_at(units, at, "counterpart", "filler"):
            return True
    if is_complementizer(unit) or role_at(units, at, *_NEVER):
        return True
    return at > first and bool(cue_at(units, at)) and not unit.key.startswith("ال")


_NEVER = (
    *("addressee", "preposition", "time", "relative", "negation", "auxiliary", "boundary"),
    *("clause", "contrast", "source", "as_says", "saying"),
)


def after_name(units: Sequence[Unit], at: int) -> bool:
    """Tell whether a quotation follows a word that brings a name: صحيفة, باسم, يسمى بـ.

    Between the two may stand what tells more of it: وكالة الأنباء الفلسطينية «وفا».
    """
    if ":" in units[at].before or units[at].quote is None:
        return False
    furthest = at - _NAMED_WITHIN if units[at].words <= 2 else at - 1 - (units[at - 1].key == "ب")
    for place in range(at - 1, max(furthest, 0) - 1, -1):
        unit = units[place]
        if unit.quote or role_at(units, place, "preposition") or is_complementizer(unit):
            return False
        near = place >= at - 1 - (units[at - 1].key == "ب")
        if role_at(units, place, "medium") or (near and role_at(units, place, "namer")):
            return True
        if _MARK.search(units[place].before):
            return False
    return False
