"""Where what is said ends, and what a report goes on over."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import regex

from ..tags.cues import mask
from ..tags.tag import DEED
from ..tags.unit import Unit, ends_in, plays
from .clauses import comma, heads_clause
from .prepositions import names_deed

if TYPE_CHECKING:
    from .statement import Statement

_PARTED, _CONTRAST = mask("turn", "clause"), mask("contrast")
_LEADS = mask("boundary", "turn", "clause", "contrast")
_ADJUNCT, _PRONOUN, _NEGATION = mask("adjunct"), mask("pronoun"), mask("negation")
_WHEN, _CIRCUMSTANCE, _RELATIVE = mask("when"), mask("any circumstance"), mask("relative")
_MORE, _TIME, _MASDAR = mask("more", "and_what"), mask("time"), mask("masdar")
_AND_NOUN = mask("masdar", "any office", "any body", "title", "honour")
_IN_IT = mask("resumptive")
_REASON, _IN, _SHADE, _OWN_W = mask("reason"), mask("in"), mask("shade"), mask("own_w")
_PREPOSITION, _SOURCE = mask("preposition"), mask("source", "as_says", "own_words")
_THAT_IS = frozenset({"وذلك", "ذلك"})
_BEEN = mask("been")
# أولها, ومنها, أبرزها, بينهم.
_ORDER = regex.compile("و?(?:اول|ثاني|ثالث|رابع|خامس|اخر|ابرز|اهم|من|بين)(?:ها|هم|هن)")
_LEADING = frozenset({"كما", "وكما", "وذلك", "بعدما", "عندما"})
_SINCE = frozenset({"حيث", "اذ"})
_SAYS = frozenset({"قال", "أضاف", "تابع"})
_FACES = regex.compile("[يت](?:ت|وا|و)جه")
_AFTER = frozenset({"بعد", "بعدما", "عقب", "اثر", "غداة"})
_EARLIER = frozenset({"سابق", "لاحق", "متاخر", "مبكر", "قريب", "قصير", "واحد"})


def earlier(units: Sequence[Unit], at: int) -> bool:
    """Tell في وقت سابق, which is no في وقت كان فيه."""
    return at + 2 < len(units) and units[at + 2].key in _EARLIER and units[at + 1].key == "وقت"


def goes_on(units: Sequence[Unit], at: int) -> bool:
    """Tell what a report goes on with: حيث, إذ إنه, أما, وذلك لـ, but not وذلك بعد, حيث تركها."""
    if at + 1 >= len(units):
        return False
    if units[at].key in _THAT_IS:
        return not plays(units, at + 1, _ADJUNCT | _IN) or plays(units, at + 1, _SHADE) > 0
    if plays(units, at, _REASON):
        following = units[at + 1].tag
        able = following.key.startswith("ي") and units[at].key in _SINCE  # حيث يمكنهم
        own = following.owned and not (following.complementizer or able)
        return not own or bool(_FACES.fullmatch(following.key))
    return units[at].key == "اما"


def _goes_on_otherwise(units: Sequence[Unit], at: int) -> bool:
    """Tell a clause of the article's own after a nominal report."""
    tag = units[at].tag
    if units[at].quote or not comma(units[at]):
        return False
    following = units[at + 1].tag if at + 1 < len(units) else tag
    also = units[at].key == "كما" and (following.finite or following.verbal)
    if units[at].key in _AFTER or also:  # بوقف التمويل، بعد أن …; كما زار
        return True
    verb = tag.finite or (tag.verbal and not tag.feminine) or (tag.cue and tag.cue.agrees)
    deed = tag.key.startswith("و") and names_deed(tag.key[1:])  # ، وترتيب الأولويات
    denied = plays(units, at, _NEGATION) and not plays(units, at, _MASDAR)  # ولم, but not وعدم
    told = tag.key.startswith("و") and ((verb and not deed) or denied)
    return bool(plays(units, at, _CONTRAST) or told)


def _goes_on_with_verb(units: Sequence[Unit], at: int) -> bool:
    """Tell what a sentence tells of a verbal noun: دعوة الحزب إلى الحوار | جاءت, | بعد يوم."""
    tag = units[at].tag
    verb = tag.finite or (tag.cue and tag.cue.agrees)
    return bool(verb or plays(units, at, _ADJUNCT) or (parted(units[at]) and not _adds(units, at)))


def parted(unit: Unit) -> bool:
    """Tell a mark that parts clauses, no bracket with what is short for a name: (فيفا)."""
    return comma(unit) and unit.before.strip() != "("


def _adds(units: Sequence[Unit], at: int) -> bool:
    """Tell a word that more is told of a noun with: ، من أجل, ، جراء, ، وتطوير, ، الذي."""
    tag, key = units[at].tag, units[at].key
    if units[at].quote or tag.cue or tag.number:
        return False
    if plays(units, at, _MORE | _PRONOUN) or (at + 1 < len(units) and units[at + 1].key == "الله"):
        return True  # الملك - حفظه الله -
    if plays(units, at, _ADJUNCT | _TIME | _PARTED):
        return False
    if plays(units, at, _PREPOSITION | _RELATIVE) or (key == "بما" and tag.by):
        return True
    purpose = tag.to and names_deed(key[2:] if tag.to_the else key[1:])
    if purpose or _ORDER.fullmatch(key):  # ، لتعزيز, ، أولها
        return True
    if not key.startswith("و") or plays(units, at, _OWN_W) or tag.finite:
        return goes_on(units, at) and key in _THAT_IS
    noun = key.startswith("وال") or tag.feminine or DEED.fullmatch(key[1:]) or tag.complementizer
    return bool(noun or plays(units, at, _AND_NOUN))


def _leads_over(units: Sequence[Unit], begin: int) -> int:
    """Give how many words before a statement lead over to it: ، كما | أكد, ، في حين | قال."""
    after = begin > 2 and units[begin - 1].key == "ان" and plays(units, begin - 2, _ADJUNCT)
    if after or plays(units, begin - 2, _CONTRAST) > 1:  # بعد أن | رفضت, غير أنه | أكد
        return 2
    for size in (3, 2, 1):
        at = begin - size
        if at > 0 and units[at].before.strip() and plays(units, at, _LEADS) == size:
            return size
    return int(
        begin > 1 and units[begin - 1].key == "كما" and bool(units[begin - 1].before.strip())
    )


def _tells_when(units: Sequence[Unit], at: int) -> bool:
    """Tell when something is said, not when it is: خلال لقائه, but خلال العام المقبل."""
    if earlier(units, at):
        return True
    if units[at].quote or not (size := plays(units, at, _WHEN)) or at + size >= len(units):
        return False
    if units[at - 1].key == "من":  # من خلال تجربته
        return False
    return bool(units[at + size].tag.owned or plays(units, at + size, _CIRCUMSTANCE))


def after_marks(units: Sequence[Unit], said: range, names: Collection[int]) -> int:
    """Give where a report ends as the article tells when: شراكة «بلا حدود» | قبل أسابيع."""
    ends = (at + 1 for at in said[:-1] if units[at].quote and at not in names)
    adjuncts = (at for at in ends if plays(units, at, _ADJUNCT) and not comma(units[at]))
    return next(adjuncts, said.stop)


def _may_stand_alone(units: Sequence[Unit], statement: Statement) -> bool:
    """Tell a verb that ends a report though it tells nothing: but not ويبلغ عمره, ونقل البيانات."""
    at, cue = statement.at, statement.cue
    says = cue.lemma in _SAYS and cue.joined in ("و", "ف")  # وقال سامي رحلنا
    parted = says or comma(units[at]) or (at > 0 and plays(units, at - 1, _LEADS) > 0)
    return parted and cue.kind not in ("tell", "name") and heads_clause(units, at, cue)


def _tells_more(units: Sequence[Unit], at: int) -> bool:
    """Tell a participle that says more after a mark: ، متمنيا له السلامة, not ، موضحا فيها."""
    cue, key = units[at].tag.cue, units[at].key
    if cue is None or cue.agrees or plays(units, at + 1, _IN_IT):
        return False
    return key.endswith("ا") or not cue.joined


def end_of(
    units: Sequence[Unit], statement: Statement, after: Sequence[Statement], walls: Sequence[int]
) -> int:
    """Give where the content ends: at the next statement, a boundary, or the sentence's end."""
    content = statement.at if statement.content is None else statement.content
    cuts = [
        other.begin - _leads_over(units, other.begin)
        for other in after
        if other.content is not None or _may_stand_alone(units, other)
    ]
    if statement.how == "speech" and not units[content].quote:  # a source only parts speech
        walls = [wall for wall in walls if plays(units, wall, _SOURCE) or wall == len(units)]
    first = content + units[content].tag.complementizer  # إنه | بينما …
    ends = [*(cut for cut in cuts if cut > content), *(wall for wall in walls if wall > first)]
    end = _cut(units, statement, content, min(ends, default=len(units)))
    return _before_lead(units, content, end)


def _cut(units: Sequence[Unit], statement: Statement, content: int, end: int) -> int:
    """Give where something else is told before ``end``, of a noun also how it goes on."""
    how = statement.how
    nominal = statement.cue.kind == "nominal" and how == "preposition"
    clause = any(unit.tag.complementizer for unit in units[content : content + 2])
    noun = how in ("preposition", "object") and not clause
    for at in range(content + 1, end):
        if comma(units[at]) and _tells_more(units, at):
            return at
        if how == "object":  # then begins when and where it was said
            if (parted(units[at]) and not _adds(units, at)) or _tells_when(units, at):
                return at
        elif nominal and _goes_on_with_verb(units, at):
            return at
        if noun and _goes_on_otherwise(units, at):  # بغلاء الأسعار، وخرجوا …؛ لكنه …
            return at
    return end


def _before_lead(units: Sequence[Unit], content: int, end: int) -> int:
    """Leave out the words that lead over to what comes next: … | كما قال, … | في حين كان X."""
    while end - content > 1 and end < len(units):
        last = end - (plays(units, end - 1, _BEEN) == 1)
        size = ends_in(units, last, _LEADS | _REASON, 3) or int(units[last - 1].key in _LEADING)
        if not size or last - size <= content:
            break
        end = last - size
    return end
