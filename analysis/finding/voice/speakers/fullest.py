"""A speaker named in few words -> the fullest name that the article has for him, her or it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

import regex

from ..phrases.definite import is_definite
from ..phrases.phrase import Phrase, is_joined, phrase_at
from ..phrases.seams import seam
from ..tags.cues import mask, person_key
from ..tags.tag import Tag
from ..tags.unit import DIVIDE, Unit, plays
from ..tags.units import Document
from .animacy import CLITICS, bare, is_given

_TITLE = mask("title")
_HEAD = mask("any office", "any namer", "any medium", "any body")
_OFFICE, _BODY = mask("any office"), mask("any namer", "any medium", "any body")
_CALLED = _OFFICE | mask("any somebody")
_KIN, _AGAIN = mask("kin"), mask("self", "same")
_SEVERAL = mask("quantity", "joint", "people")
_NO_NAME = mask("negation", "relative")
_KUNYA = frozenset({"ابو", "ابا", "ابي", "ام"})
_SHORT = 3
_SENTENCE = regex.compile("[؟?!؛:]")
# Words around the place where a name stands that may be of it.
_BEFORE, _AFTER = 12, 12
# How far from the beginning of the text, or before who speaks, a body is named in full.
_LEAD, _NEAR = 250, 450


def in_full(document: Document, speakers: Mapping[str, int]) -> Mapping[str, str]:
    """Give what the article calls a speaker in full, of each whom it also calls by less.

    Each speaker comes with where he, she or it first says something.
    الحذيفي is وزير الداخلية اليمني عبده الحذيفي, الشركة the one company that it names.
    """
    tags = {name: [document.tag(key) for key in person_key(name).split()] for name in speakers}
    alike: defaultdict[str, list[str]] = defaultdict(list)  # by their first words and their last
    for name, long in tags.items():
        for key in {bare(long[0].key), bare(long[-1].key)}:
            alike[key].append(name)
    families = {long[-1].key for long in tags.values() if _is_family(long[-1])}
    full: dict[str, str] = {}
    for name, short in tags.items():
        near = alike[bare(short[0].key)] + alike[bare(short[-1].key)]
        longer = [o for o in near if _is_one_name(o, tags[o]) and _shortens(short, tags[o])]
        written = _written(document, short, speakers[name], families)
        if found := _only([*dict.fromkeys([*longer, *written])]):
            full[name] = found
    longest: dict[tuple[str, ...], str] = {}  # of those with the same two last words
    for found in sorted(full.values(), key=len):
        longest[_end(found)] = found
    full = {name: full.get(found, found) for name, found in full.items()}
    return {name: longest.get(_end(found), found) for name, found in full.items()}


def _is_one_name(name: str, said: Sequence[Tag]) -> bool:
    """Tell words that may be somebody's name: no يا أستاذ؟ مصطفى, لوالدة الفقيد, لا ألوم."""
    apart = (said[0].with_preposition and len(said[0].key) > _SHORT) or any(
        tag.roles & _NO_NAME for tag in said
    )
    return not (apart or _SENTENCE.search(name))


def _end(name: str) -> tuple[str, ...]:
    return tuple(person_key(name).split()[-2:])


def _only(names: Sequence[str]) -> str:
    """Give the longest of names that all say the same, "" if they are several."""
    words = [[*map(bare, person_key(name).split())] for name in names]
    longest = max(words, key=len, default=[])
    one = all({*fewer} <= {*longest} or fewer[-2:] == longest[-2:] for fewer in words)
    return names[words.index(longest)] if words and one else ""


def _shortens(short: Sequence[Tag], long: Sequence[Tag]) -> bool:
    """Tell whether a name is said in fewer words: the beginning of a title, the end of a name."""
    size, more = len(short), len(long)
    if size >= more or (short[0].roles | long[0].roles) & _SEVERAL or long[0].roles & _KIN:
        return False
    keys, longer = [bare(tag.key) for tag in short], [bare(tag.key) for tag in long]
    if short[0].roles & _HEAD and not short[0].roles & _TITLE:
        closed = size > 1 and any(tag.definite for tag in short)
        return closed and keys == longer[:size] and _tells(short, long[size:])
    return keys == longer[-size:] and _is_named(long[-size - 1], short[0])


def _tells(short: Sequence[Tag], more: Sequence[Tag]) -> bool:
    """Tell what follows a title or a body: who, or of what land: وزارة الدفاع | العراقية."""
    if short[0].roles & _OFFICE:
        return short[-1].definite and is_given(more[-2:][0])
    return all(tag.adjective for tag in more)


def _is_named(before: Tag, name: Tag) -> bool:
    """Tell a name after its title, or a given name: الرئيس | أوباما, باراك | أوباما."""
    if before.key in _KUNYA:  # أم | خالد
        return False
    if before.definite:
        return not name.definite or bool(before.roles & (_OFFICE | _TITLE))
    return is_given(before)


def _is_given_at(units: Sequence[Unit], at: int) -> bool:
    """Tell a given name by itself, or by the title before it: الدكتور | مساعد الأحمد."""
    if units[at].tag.complementizer and (at == 0 or units[at].marks & DIVIDE):
        return False  # فإن, but روبن فان
    if at and units[at - 1].key == "في":  # الناشط في روفانيا | سالم الحمراني
        return False
    titled = at and units[at - 1].tag.roles & _TITLE and units[at].before == " "
    return is_given(units[at].tag) or bool(titled and not units[at].tag.definite)


def _is_family(tag: Tag) -> bool:
    """Tell a word that may name somebody alone: الحذيفي, أوباما, but not الباحثون."""
    noun = tag.plural or tag.ordinary or (tag.definite and tag.feminine) or tag.complementizer
    written = tag.by_the or tag.to_the or tag.thing
    return not (noun or written or tag.may or (tag.definite and Tag(tag.key[2:]).ordinary))


def _written(
    document: Document, short: Sequence[Tag], start: int, families: Collection[str]
) -> Iterator[str]:
    """Give the longer names in the text that end in a name, or begin with a noun before it."""
    last = short[-1]
    if len(short) == 1 and last.definite and last.roles & _BODY:
        yield from _called(document, last, start)
    called = all(tag.roles & (_CALLED | _TITLE) for tag in short[:-1])
    if called and short[0].key not in _KUNYA and _is_family(last):
        yield from _ending_in(document, last)
    office = short[0].roles & _CALLED and not short[0].roles & (_BODY | _SEVERAL)
    single = len(short) == 1 or short[0].plural
    if office and not single and not any(is_given(tag) for tag in short):
        yield from _named_after(document, short, families)


def _called(document: Document, noun: Tag, start: int) -> Iterator[str]:
    """Give the phrases that begin with a noun and tell which: البنك المركزي, شركة الشرق للنقل."""
    stem = noun.key.removeprefix("ال")
    words = (noun.key, stem, "لل" + stem)
    keys = {clitic + word for clitic in ("", *CLITICS) for word in words}
    for piece, at in document.places(keys, _BEFORE, _AFTER):
        units, (place, _) = piece.units, piece.span(at, at + 1)
        if place >= start:
            break
        if _LEAD < place < start - _NEAR:
            continue
        free = units[at].key in words[:2]
        phrase = phrase_at(units, at, len(units), attached=not free)
        last = seam(units, at, phrase.last) if phrase else at + 1
        more = units[at + 1 : last]
        if plays(units, at + 1, _AGAIN) or not any(map(is_definite, more)):
            continue
        if plays(units, at - 1, _OFFICE) and not is_definite(more[-1]):
            continue  # رئيس شركة الشرق سالم الناصري
        carries = bool(phrase and phrase.attached)
        written = Phrase(at, last, attached=carries).written(piece)
        parted = free or carries or is_joined(units[at].tag)
        yield written if parted else written[1:]


def _ending_in(document: Document, name: Tag) -> Iterator[str]:
    """Give the names in the text that end in a name, with the title before it."""
    for piece, at in document.places({name.key}, _BEFORE, 1):
        units, first = piece.units, at
        if at and units[at - 1].key in _KUNYA:  # أم خالد is not خالد
            continue
        while first and units[first].before == " " and _is_given_at(units, first - 1):
            first -= 1
        if first < at:
            first = _title(units, first, at + 1)
            yield Phrase(first, at + 1).written(piece)


def _named_after(
    document: Document, title: Sequence[Tag], families: Collection[str]
) -> Iterator[str]:
    """Give a title with the name behind its place: القنصل العام في مدينة السد | سالم الحمراني."""
    for piece, at in document.places({title[0].key}, 1, len(title) + _AFTER):
        units, first = piece.units, at + len(title)
        if [unit.tag for unit in units[at:first]] != list(title) or _is_held(units, at):
            continue
        while first < len(units) and not units[first].before.strip():
            name = first + bool(units[first].tag.roles & _TITLE)
            last = name
            while last < len(units) and units[last].before == " " and is_given(units[last].tag):
                last += 1
            family = last < len(units) and units[last].before == " " and _is_family(units[last].tag)
            known = family and (name > first or _is_known(document, units[last].key, families))
            if last > name and known:
                yield Phrase(at, last + 1).written(piece)
                break
            if not _is_place(units, first):
                break
            first += 1


def _is_held(units: Sequence[Unit], at: int) -> bool:
    """Tell an office or a body of whose people one is named: المتحدث باسم | البيت الأبيض X."""
    if not at or units[at].before != " ":
        return False
    before = units[at - 1].tag
    office = before.roles & _OFFICE and not (before.definite or before.ordinary or before.cue)
    return before.key == "باسم" or bool(office)


def _is_known(document: Document, family: str, families: Collection[str]) -> bool:
    """Tell a family name that says something by itself, or stands in the text again."""
    return family in families or document.times(family) > 1


def _is_place(units: Sequence[Unit], at: int) -> bool:
    """Tell a word of a title or its place: بالإنابة, في, مدينة, مشهد, الإيرانية."""
    tag = units[at].tag
    verb = tag.finite or tag.cue or tag.complementizer or tag.manner or tag.deed
    noun = tag.definite or tag.by or tag.to or tag.roles & _HEAD or units[at - 1].key == "في"
    return not (verb or units[at].quote) and bool(noun or tag.key == "في" or not tag.may)


def _title(units: Sequence[Unit], first: int, last: int) -> int:
    """Give where the title before a name begins: وزير الداخلية | عبده الحذيفي."""
    begin = first
    for at in range(first - 1, -1, -1):
        if units[at + 1].marks & DIVIDE or units[at].quote or units[at].tag.cue:
            break
        if plays(units, at, _OFFICE | _TITLE) and not units[at].tag.key.startswith("و"):
            phrase = phrase_at(units, at, last)
            if phrase and phrase.last == last == seam(units, at, last):
                begin = at
    return begin
