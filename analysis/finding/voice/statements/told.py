"""Whether a statement tells something: its verb together with its content."""

from __future__ import annotations

from collections.abc import Sequence

from ..tags.cues import Cue, mask
from ..tags.tag import Tag
from ..tags.unit import COLON, Unit, opens_clause, plays
from .clauses import comma, is_clause
from .contents import SHOWS
from .prepositions import names_deed
from .telling import GOD

# Verbs with a preposition that also take أن without it.
_PROMISES = frozenset({"تعهد", "التزم", "اشتكى", "شكا", "تخوف", "ألح", "اعترض", "لوح", "راهن"})
# Verbs that take a thing as well as a claim.
_HOLDS = frozenset({"تمسك", "تشبث", "التزم"})
# Verbs of deeds, too, that tell of a matter or of a clause only.
_ON_WHAT = frozenset({"ركز", "راهن"})
_MATTER = mask("matter")
_NOUN = 3
_NOUN_SPAN, _NAME_WORDS = 10, 3
_PREPOSITION = mask("preposition")
_MANNER = mask("manner")


def is_told(
    units: Sequence[Unit], cue: Cue, begin: int, content: int | None, how: str = ""
) -> bool:
    """Tell whether a verb that often does something else tells here what somebody says."""
    if content is None and not cue.agrees and _is_thing(units, cue, begin):
        return False
    if cue.joined == "ل":  # ليؤكد أن, but لتبلغ 6 مليارات
        return content is not None and _near_clause(units, content)
    if cue.kind in ("blame", "judge"):
        quoted = cue.kind == "blame" and content is not None and units[content].quote
        return not quoted and (content is not None or (cue.kind == "judge" and bool(cue.joined)))
    if cue.kind in ("urge", "ask", "thank"):
        return _tells_wish(units, cue, begin, content, how)
    prays = cue.lemma == "سأل" and units[content or 0].tag.complementizer
    if cue.kind not in ("clause", "speech") or (prays and units[begin + 1].key in GOD):
        return True  # سائلا الله أن
    if content is None:
        while begin > 1 and plays(units, begin - 1, _MANNER):  # «…» هكذا لخصت X
            begin -= 1
        return begin > 0 and units[begin - 1].quote is not None
    return _tells_content(units, cue, begin, content)


def _is_thing(units: Sequence[Unit], cue: Cue, at: int) -> bool:
    """Tell a noun that looks like a participle: باهتمام | ومتابعة منه."""
    parted = opens_clause(units, at + 1) or comma(units[at])
    said = at and (parted or units[at - 1].quote)
    return cue.kind in ("say", "tell", "name") and not said


def _tells_content(units: Sequence[Unit], cue: Cue, begin: int, content: int) -> bool:
    """Tell by what follows a verb like نشر or بين that it tells what somebody says."""
    if units[content].marks & COLON:  # but انتهى … على التشكيلة التالية: …
        return cue.kind != "speech" or bool(units[content].quote) or content - begin < _NOUN_SPAN
    if units[content].quote:
        return _quotes(units, cue, begin, content)
    shown = cue.lemma in SHOWS and not opens_clause(units, content)
    return cue.kind == "clause" and (_near_clause(units, content) or not cue.agrees or shown)


def _tells_wish(units: Sequence[Unit], cue: Cue, begin: int, content: int | None, how: str) -> bool:
    """Tell whether somebody asks, promises or thanks, by what follows the verb."""
    if cue.lemma in _HOLDS and content is not None and how == "preposition":
        return _holds_to(units[content].tag)
    if cue.lemma in _ON_WHAT and how == "preposition" and content is not None:
        matter = plays(units, content + 1, _MATTER)  # ركز على ضرورة الحوار, but على اللياقة
        return bool(matter) or _near_clause(units, content)
    if cue.kind == "urge":  # but توقفت … أن
        return how != "clause" or cue.lemma in _PROMISES
    if cue.kind == "thank":
        return content is not None and not _near_clause(units, content)
    return cue.lemma != "طلب" or (content is not None and _asks_of(units, begin, content))


def _holds_to(tag: Tag) -> bool:
    """Tell what somebody insists on from a thing: تمسك | بحقه, بتنفيذ, but not بالمدرب."""
    bare = tag.key[3:] if tag.by_the else tag.key[1:]
    return not tag.by or tag.owned or tag.complementizer or names_deed(bare)


def _asks_of(units: Sequence[Unit], begin: int, content: int) -> bool:
    """Tell a verb from the noun طلب by those who are asked: طلبت المضيفة من الراكب أن."""
    return any(units[place].key in ("من", "منه", "منها", "منهم") for place in range(begin, content))


def _near_clause(units: Sequence[Unit], at: int) -> bool:
    return any(is_clause(units, place) for place in (at, at + 1))


def _quotes(units: Sequence[Unit], cue: Cue, begin: int, content: int) -> bool:
    """Tell speech in marks from a name: not نشرت مقاتلات من طراز «…», سجل مؤشر «…»."""
    if units[content].words <= _NAME_WORDS or plays(units, content - 1, _PREPOSITION):
        return False
    if cue.kind == "speech" or (cue.joined and content == begin + 1):  # وزاد، «…»
        return True
    if not cue.agrees and content == begin + 1 and comma(units[begin]):  # ، مبينا «…»
        return True
    before = units[content - 1].tag
    noun = content - begin < _NOUN and not (before.definite or before.owned)
    return not noun and not any(
        units[at].before.strip() or plays(units, at, _PREPOSITION)
        for at in range(begin + 1, content)
    )
