"""Who can speak: persons and bodies by their nouns, names by their verbs, no acts and no things."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import regex

from ..phrases.definite import holds_name
from ..phrases.phrase import Phrase
from ..phrases.seams import NOMINAL
from ..tags.cues import mask, ordinary_nouns, roles_of
from ..tags.tag import Tag
from ..tags.unit import Unit, plays

_OFFICE, _TITLE = mask("any office"), mask("title")
_TITLES = mask("any office", "title")
_MANY = mask("quantity", "joint", "people", "any body")
_ACT, _MASDAR, _TIME, _LAW = mask("act"), mask("masdar"), mask("time"), mask("act of state")
_NAME_PART, _OWN_W = mask("name_part"), mask("own_w")
_NOUN = mask("any office", "any namer", "any medium", "any body", "quantity", "title", "document")
_PEOPLE = _NOUN | mask("kin", "joint", "people")
_ANYBODY = _PEOPLE | mask("any relay", "any record", "any work", "person", "any somebody")
_ANYBODY |= mask("body", "office", "medium", "somebody", "record")  # of more than one word
#: Words that look like verbal nouns and things, and that people are called by.
NAMES_TOO = frozenset(
    "نجاح فوز فتح توفيق تيسير تحسين ابتسام انتصار استيبان استيفان انطوان انتوان "
    "امنية حياة عالية عدل يمني اية نداء تهاني تغريد".split()
)
_AUTHORITIES = frozenset({"تعليم"})  # تعليم تلال
# Letters that are written together with the word behind them.
CLITICS = frozenset("وفبلك")
# Prepositions with a pronoun.
_OF_IT = frozenset("به بها بهم له لها لهم فيه فيها".split())
# Before a noun, whatever it means: نفس المصدر, أحدث دراسة.
_THE_SAME = frozenset("نفس ذات احدث اخر اول اكبر اهم اشهر كبار".split())
# To several of one kind: لمسلحي, بمقاتلي.
_TO_MANY = regex.compile(r"[بل]م\w{3,}ي")

#: The words of each phrase named so far.
Known = Collection[frozenset[str]]


def is_somebody(units: Sequence[Unit], subject: Phrase) -> bool:
    """Tell one person by a title and a name, no body: الأمير خالد, مدير النادي سعد القرني."""
    said = units[subject.first : subject.last]
    if subject.mention:
        return subject.mention.person
    titled = plays(said, 0, _OFFICE | _TITLE) and not said[0].tag.roles & _MANY
    named = len(said) > 1 and said[0].tag.definite and is_given(said[1].tag)
    return bool(titled) and (named or holds_name(said, 0, len(said)))


def may_speak(
    units: Sequence[Unit], subject: Phrase, agrees: str, known: Known, verb: Tag | None = None
) -> bool:
    """Tell a subject that may speak: by its noun, as known, or a name by its verb."""
    said = units[subject.first : subject.last]
    tag = said[0].tag
    if agrees == "dual" and not (tag.key.endswith("ان") or plays(said, 0, _PEOPLE)):
        return False
    if agrees == "f" and tag.roles & _TITLE and not tag.feminine:
        return False
    if not subject.mention and (_is_verb(said[0]) or _is_attached(said[0], subject)):
        return False
    listed = tag.roles & _NOUN and not tag.roles & _TITLES
    feminine = tag.feminine and (listed or tag.definite) and not tag.plural
    if agrees == "m" and feminine and not holds_name(said, 0, len(said)):
        return False
    if subject.mention or plays(said, 0, _PEOPLE) or tag.plural:
        return True
    if agrees == "plural" or said[0].quote or tag.thing or _is_governed(said[0], subject):
        return False
    if is_thing(units, subject):
        return False
    keys = {bare(unit.key) for unit in said}
    return any(keys <= earlier for earlier in known) or _is_name(said, verb)


def _is_verb(unit: Unit) -> bool:
    """Tell a verb that is no name: ألقت, قرر, قام."""
    tag = unit.tag
    return not unit.quote and bool(tag.finite or tag.roles & _ACT) and not tag.roles & _NAME_PART


def _is_attached(unit: Unit, subject: Phrase) -> bool:
    """Tell what is no subject by what is written with it: بها, بعدد, لمقر, وتفتح."""
    key = unit.key
    if unit.quote or subject.attached or unit.governed or key[0] not in CLITICS:
        return False
    if unit.tag.roles & (_NAME_PART | _OWN_W) or len(key) < 4:
        return key in _OF_IT
    rest = Tag(key[1:])
    noun = rest.definite or (rest.ordinary and not unit.tag.ordinary)
    return noun if key[0] in "بلك" else rest.finite


def _is_governed(unit: Unit, subject: Phrase) -> bool:
    """Tell a noun in another case than the subject's, but no source: وفقا لفيليب."""
    return bool(unit.governed) and not (unit.governed == "ل" and subject.attached)


def _is_name(said: Sequence[Unit], verb: Tag | None) -> bool:
    """Tell a name by its form and its verb: غادر جون كيري, but أثار غضب متابعي اللاعب."""
    tag = said[0].tag
    says = verb is None or bool(verb.cue)
    does = says or bool(verb and (verb.roles & _ACT or (len(said) == 1 and verb.finite)))
    if tag.definite:
        alone = does and len(said) == 1 and not (tag.feminine or tag.key.endswith("ات"))
        return alone or holds_name(said, 0, len(said))
    named = [unit.tag for unit in said[2:] if not unit.tag.definite]
    titled = any(tag.roles & _TITLES for tag in named)  # بشير خلفان مدير القطاع
    if len(said) > 2 and not titled and not any(unit.tag.roles & _NAME_PART for unit in said):
        does = says
    return does and not (tag.deed or tag.owned or (tag.feminine and len(said) > 1))


def is_nobody(units: Sequence[Unit], subject: Phrase) -> bool:
    """Tell a phrase that names an act or a thing: كشف اللبس, الانخفاض الهائل, أمسية قصصية."""
    unit, tag = units[subject.first], units[subject.first].tag
    if unit.quote or plays(units, subject.first, _ANYBODY):
        return False
    if _is_governed(unit, subject) and (unit.governed != "ه" or tag.possession):
        return True
    deed = tag.roles & _MASDAR or (tag.deed and tag.key not in _AUTHORITIES | NAMES_TOO)
    act = deed if not tag.definite else NOMINAL.fullmatch(tag.key)
    more = units[subject.first + 1].tag if subject.last - subject.first > 1 else None
    thing = more and tag.feminine and more.key.endswith("ية") and not tag.definite
    thing = thing and more and not more.definite
    return bool(act or thing)


def is_thing(units: Sequence[Unit], subject: Phrase) -> bool:
    """Tell an ordinary noun that names nobody: الأشهر, الواقع العملي, الرسم البياني."""
    said = units[subject.first : subject.last]
    if said[0].key in _THE_SAME:
        said = said[1:] or said
    tag, base = said[0].tag, bare(said[0].key)
    roles = tag.roles | roles_of(base)[0] | roles_of(base.removesuffix("ين"))[0]
    somebody = roles & (_ANYBODY | _LAW) or plays(said, 0, _ANYBODY)
    if subject.mention or said[0].quote or tag.plural or somebody:
        return False
    if tag.definite and tag.adjective:  # الخارجية
        return False
    named = len(said) > 1 and not tag.definite and _is_named(said[1].tag)
    given = tag.key in NAMES_TOO and (len(said) == 1 or said[1].tag.adjective)
    noun = base in ordinary_nouns() or tag.deed or roles & _TIME
    if len(said) > 1 and tag.accusative and said[1].tag.accusative:  # ووجه | نقدا حادا
        noun = noun or base[:-1] in ordinary_nouns()
    return bool(noun) and not (named or given or holds_name(said, 0, len(said)))


def _is_named(tag: Tag) -> bool:
    """Tell what follows a noun in a name: جيب | بوش, غالي | الجهني, آية | الأحمد."""
    if not tag.definite:
        return is_given(tag)
    known = tag.roles or tag.plural or tag.deed or bare(tag.key) in ordinary_nouns()
    return tag.adjective and not (known or tag.key.endswith(("ة", "ات")))


def is_given(tag: Tag) -> bool:
    """Tell a word that may be a given name: خالد, but not مباراة, والد or بميناء."""
    if tag.roles & _NAME_PART:
        return True
    verb = tag.finite or tag.cue or tag.complementizer or tag.key.endswith("ت")
    noun = tag.ordinary or tag.deed or tag.plural or tag.owned or tag.definite
    written = tag.to_the or tag.by_the
    if not written and tag.key[:1] in CLITICS:
        written = bool(_TO_MANY.fullmatch(tag.key)) or Tag(tag.key[1:]).ordinary
    joined = tag.key.startswith("و") and not tag.roles & _OWN_W
    return not (verb or noun or written or joined or tag.may)


def bare(word: str) -> str:
    """Give a key without its article."""
    return word.removeprefix("ال") if len(word) > 4 else word
