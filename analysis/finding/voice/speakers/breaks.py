"""Where a phrase breaks off: before a preposition that leads on, and the object before that."""

from __future__ import annotations

from collections.abc import Sequence

from ..phrases.phrase import Phrase
from ..phrases.seams import NOMINAL
from ..tags.cues import mask, ordinary_nouns, roles_of
from ..tags.tag import DEED
from ..tags.unit import Unit
from .animacy import bare, is_given

_TITLES, _PREPOSITION = mask("any office", "title"), mask("preposition")
_ANYBODY = mask("any somebody", "any office")
# Letters of a preposition without a pronoun, at most.
_BARE = 2
# Letters of one with a noun in the plural, more than.
_ONE = 5


def unbroken(units: Sequence[Unit], subject: Phrase) -> Phrase:
    """Give a phrase without a preposition that it breaks off at, and the object before that.

    سالم الحواس | بشكوى, المهندس القحطاني | الاستعدادات لخوض, الوزير | الخوض في.
    """
    last = subject.last
    while last - subject.first > 1 and _leads_on(units, last - 1):
        last -= 1
    head = units[subject.first].tag
    person = (head.definite and head.roles & _TITLES) or is_given(head)
    if person and last - subject.first > 1 and _is_object(units, subject.first, last - 1):
        last -= 1
    return subject if last == subject.last else subject.upto(last)


def _is_object(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell a definite noun that ends no name: المهندس القحطاني | الاستعدادات."""
    tag, before = units[at].tag, units[at - 1].tag
    noun = tag.definite and bare(tag.key) in ordinary_nouns()
    noun = noun and not (tag.roles or tag.adjective or tag.plural)
    closed = before.definite and bare(before.key) not in ordinary_nouns()
    deed = at > first + 1 or NOMINAL.fullmatch(tag.key)
    return bool(noun and closed and deed)


def _leads_on(units: Sequence[Unit], at: int) -> bool:
    """Tell a preposition, or one on a noun that needs another: لخوض, بشكوى, but not بالمحافظة."""
    tag, noun = units[at].tag, units[at].key[1:]
    if units[at].quote or tag.key == "علي" or tag.to_the or tag.by_the:
        return False
    within = tag.key[:1] in "بل" and (noun in ordinary_nouns() or DEED.fullmatch(noun))
    participle = units[at - 1].key.startswith("الم")  # المشار | إليها
    many = tag.key[:1] in "بل" and tag.key.endswith("ي") and len(tag.key) > _ONE
    several = many and bool(roles_of(tag.key[1:-1])[0] & _ANYBODY)  # النقيب | بزائري المسجد
    alone = tag.roles & _PREPOSITION and not (participle and len(tag.key) > _BARE)
    return bool(alone or several or (tag.with_preposition and within))
