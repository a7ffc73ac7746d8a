"""Where one noun phrase ends and another begins: subject and object, title and name."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ..tags.cues import mask, ordinary_nouns
from ..tags.tag import DEED
from ..tags.unit import Unit, plays
from .agreement import is_another
from .definite import closes, in_name, is_definite
from .titles import is_many, opens_group, past_joined, title_end

_TITLED = mask("title")
_OWN_W = mask("own_w")
_NEW, _NEW_BODY = mask("stance", "people"), mask("stance", "people", "body")
_PEOPLE = mask("people")
_OFFICE = mask("any office")
_MALE = mask("any male")
_KUNYA, _SON = frozenset({"ابو", "ام"}), frozenset({"بن", "ابن", "بنت"})
_HEAD_NOUN = mask("any office", "any namer", "any medium", "body", "quantity", "document", "relay")
_PUBLIC = mask("any body")
# A verbal noun with the article.
NOMINAL = regex.compile(rf"ال(?:{DEED.pattern}|است\w{{1,2}}ا\wة)")
# Words of a name.
_NAME_WORDS = 3


def split(units: Sequence[Unit], first: int, last: int) -> int:
    """Give where the object begins in a phrase that holds subject and object."""
    place = seam(units, first, last)
    return place if place < last else max(first + 1, last - 1)


def object_in(units: Sequence[Unit], first: int, last: int) -> int:
    """Give where the object begins in a phrase that should hold one, ``last`` if none does."""
    places = (_deed(units, first, last), seam(units, first, last, wanted=True))
    found = next((place for place in places if place < last), last)
    return found if found < last else _strict(units, first, last)


def _deed(units: Sequence[Unit], first: int, last: int) -> int:
    """Give the verbal noun that is the object: الشركة | تشغيل الخط, الوزير X | حرص الوزارة."""
    parted = last == len(units) or bool(units[last].before.strip())
    for at in range(first + 1, last - parted):
        heads = plays(units, at - 1, _HEAD_NOUN) and not closes(units, at - 1)  # مدير تشغيل
        if _is_deed(units, at) and not heads and not plays(units, at - 1, _TITLED):
            return at
    return last


def _is_deed(units: Sequence[Unit], at: int) -> bool:
    """Tell a verbal noun, with the article after a name only: قاسم الناصري | التأميم."""
    if not units[at].tag.definite:
        return units[at].tag.deed
    name = closes(units, at - 1) and not closes(units, at - 2) and at > 1
    return bool(name and NOMINAL.fullmatch(units[at].key))


def _strict(units: Sequence[Unit], first: int, last: int) -> int:
    """Give where an object begins that agrees with the subject, or follows its place."""
    begins = [at for at in range(first + 1, last) if opens_group(units, at)]
    if begins:  # مجلس العلماء في الرافة | حرق المصاحف
        place = title_end(units, first, last)[0]
        return last if _names_somebody(units, place, last) else place
    for at in range(first + 1, last):  # المعارضة | الخطوة
        apart = not (units[at].tag.adjective or units[at].tag.to_the or _is_participle(units, at))
        apart = apart and not plays(units, at - 1, _TITLED)  # المهندس الغبان
        if closes(units, at - 1) and closes(units, at) and apart:
            return at
    return last


def _is_participle(units: Sequence[Unit], at: int) -> bool:
    """Tell an adjective that agrees with the noun before it: الحركة | المتمردة."""
    tag = units[at].tag
    agrees = tag.feminine and units[at - 1].tag.feminine
    noun = tag.roles or tag.key[2:] in ordinary_nouns()
    return agrees and tag.key.startswith("الم") and not noun


def _names_somebody(units: Sequence[Unit], at: int, last: int) -> bool:
    """Tell a name behind a title, or a son's: في الرافة الدكتور | X, بالرافة | X بن Y."""
    son = any(units[place].key in _SON for place in range(at, last))
    titled = units[at - 1].tag.definite and plays(units, at - 1, _OFFICE | _TITLED)
    return at < last and bool(son or titled)


def seam(units: Sequence[Unit], first: int, last: int, *, wanted: bool = False) -> int:
    """Give where a second noun phrase begins, ``last`` if there is only one.

    Arabic marks it by the article: a title ends in a word with it, its adjectives agree with it;
    a name of up to three words without it may follow; what comes then is another phrase, as in
    الرئيس دونالد ترامب | البيت الأبيض and لجنة أولياء الأمور | مديرية التعليم. Where an object is
    ``wanted``, a bare word before a definite one is a name: موسكو | الهيمنة.
    """
    last = next((at for at in range(first + 1, last) if is_another(units, first, at)), last)
    begins = next((at for at in range(first + 1, last) if opens_group(units, at)), last)
    if begins < last and (other := _other_noun(units, first, begins)):
        return other
    place, ended = title_end(units, first, last, wanted=wanted)
    body = begins == last and bool(units[first].tag.roles & _PUBLIC)
    if place < last and not ended and _is_another_title(units, first, place):
        return seam(units, place, last)  # وزير الداخلية رئيس اللجنة العليا فلان
    if ended or (body and _is_public(units, first, place, last)):
        return place
    return _and_more(units, _after_name(units, place, last, body=body), last)


def _is_another_title(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell a second office of somebody: وزير الداخلية | رئيس اللجنة, but not الدكتور | مساعد X."""
    titled = plays(units, first, _OFFICE) or units[first].tag.roles & _TITLED
    another = titled and plays(units, at, _OFFICE) and not plays(units, at - 1, _TITLED)
    return bool(another) and not units[at].tag.roles & _PEOPLE


def _is_public(units: Sequence[Unit], first: int, at: int, last: int) -> bool:
    """Tell a body that no name follows: وزارة الخزانة الأميركية | فرض عقوبات."""
    roles = units[first].tag.roles
    if at == last or units[at].quote or units[at].tag.to or units[at].key.startswith("و"):
        return False
    honoured = any(
        units[place].tag.definite and plays(units, place, _OFFICE | _TITLED)
        for place in range(first + 1, at)
    )  # جامعة الملك سعود
    office = roles & mask("any office")
    return not (office or honoured or units[at].tag.definite)


def _other_noun(units: Sequence[Unit], first: int, last: int) -> int:
    """Give where another noun begins before a preposition, 0 if none does.

    رئيس الحكومة | العمل الجماعي للتحالف; وزير الخارجية | تعازي المملكة لأسرة.
    """
    place, ended = title_end(units, first, last)
    place = place if ended else _after_name(units, place, last)
    if not first < place < last - 1 or not units[place + 1].tag.definite:
        return 0
    definite = units[place].tag.definite
    return place if not definite or units[place + 1].tag.adjective else 0


def _and_more(units: Sequence[Unit], place: int, last: int) -> int:
    """Go on with a second person: عماد الراوي وبيرند كلاوس."""
    if place < last and units[place].key.startswith("و") and not plays(units, place, _OWN_W):
        return seam(units, place, last)
    return place


def _after_name(units: Sequence[Unit], first: int, last: int, *, body: bool = False) -> int:
    """Give where a name ends that has no article, except in the family name of a person."""
    place, words, closed = _name_words(units, first, last)
    if not closed:
        return place
    if place == last or not words or not units[place].tag.definite:
        return place if words else first
    if plays(units, place, _TITLED):  # جامعة الأمير سطام بن خالد الدكتور | فلان
        return _after_name(units, place + 1, last)
    addressed = any(units[at].tag.to for at in range(first, place))
    if first and plays(units, first - 1, _OFFICE) and _is_body_adjective(units, place):
        place, _ = past_joined(units, place, last)  # مدينة الملك خالد العسكرية
        return _after_name(units, place, last)
    if (body and not addressed) or is_many(units[place]):
        return place  # منظمة العفو الدولية أمنيستي | السلطات
    return place + _families(units, first, place, last, words)


def _name_words(units: Sequence[Unit], first: int, last: int) -> tuple[int, int, bool]:
    """Give where the words without the article end, how many names they are, if one closes them.

    A son's name and what makes one with its neighbour counts once: عبد العزيز بن فهد.
    """
    place, words, son = first, 0, False
    while place < last and not closes(units, place):
        if words and units[place].key in _SON:
            son = True
        elif not in_name(units, place):
            words += 1 + (units[place].key in _KUNYA)
            if son and plays(units, place, _OFFICE):  # فيصل بن خالد | أمير المنطقة
                return place, words, False
        if words > _NAME_WORDS or _starts_anew(units, place, last, first=place == first):
            return place, words, False
        place += 1
    return place, words, True


def _families(units: Sequence[Unit], first: int, at: int, last: int, words: int) -> int:
    """Give how many words with the article are of a name: عمر | الراوي, محمد | الأحمد السديري."""
    if words == 1:
        son = any(units[place].key in _SON for place in range(first, at))
        if _is_thing(units, first, at) or (son and _is_ordinary(units[at])):
            return 0
        if units[at].tag.feminine:  # المعارضة | قرار الحكومة
            return -1
        return 1 + _is_second_family(units, at + 1, last)
    return int(words == 2 and units[at].key.endswith("ي") and not units[at].tag.feminine)


def _is_body_adjective(units: Sequence[Unit], at: int) -> bool:
    """Tell an adjective of a body behind the name in it, no family."""
    tag = units[at].tag
    return tag.adjective and (tag.feminine or (tag.key.endswith("ي") and _is_ordinary(units[at])))


def _is_ordinary(unit: Unit) -> bool:
    return unit.key[2:] in ordinary_nouns()


def _is_second_family(units: Sequence[Unit], at: int, last: int) -> bool:
    """Tell a family behind a name with its article: محمد الأحمد | السديري."""
    nisba = at < last and units[at].tag.definite and units[at].key.endswith("ي")
    return nisba and not _is_ordinary(units[at])


def _is_thing(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell an ordinary noun behind a title and one name: الرئيس روحاني | المزاعم."""
    bare = units[at].key[2:]
    titled = first and units[first - 1].tag.definite and plays(units, first - 1, _OFFICE | _TITLED)
    return bool(titled) and bare in ordinary_nouns() and not bare.endswith("ي")


def _starts_anew(units: Sequence[Unit], at: int, last: int, *, first: bool) -> bool:
    """Tell a word within a name that begins another phrase: … | مواقف المملكة."""
    construct = at + 1 < last and is_definite(units[at + 1])
    roles = _NEW_BODY if construct else _NEW
    key = units[at].key
    plural = len(key) > 5 and key.endswith("ات")  # انتقادات
    plural = plural or (construct and len(key) > 5 and key[0] == "م" and key[-1] == "ي")  # مديري
    plural = plural or (not first and len(key) > 4 and key[-1] == "ا" and _by_next(units, at, last))
    manner = units[at].key.startswith("م") and not construct  # سلمى حداد | متأخرة
    feminine = units[at].tag.feminine and (construct or manner) and not first
    if first and units[at].tag.feminine and not units[at].tag.roles & _MALE:
        before = units[at - 1].tag  # المسفر | فكرة, but الوزيرة نورة
        feminine = before.by_the or not before.feminine
    return plural or feminine or bool(units[at].tag.roles & roles)


def _by_next(units: Sequence[Unit], at: int, last: int) -> bool:
    """Tell a word with ب after a unit: قرارا بتعيين."""
    return at + 1 < last and units[at + 1].tag.by and not units[at + 1].tag.by_the
