"""Whom a noun phrase means: somebody of the table, somebody named before, or who is new."""

from __future__ import annotations

from collections.abc import Sequence

from ..phrases.phrase import Phrase
from ..phrases.shares import is_alone, is_share
from ..tags.cues import mask, person_key, roles_of, unseated
from ..tags.mentions import Mention
from ..tags.unit import plays
from .animacy import is_nobody
from .heard import Heard
from .renaming import is_medium, without_object
from .voices import TOGETHER, Voice

_COUNTERPART = mask("counterpart")
_JOINT = mask("joint")
_DOCUMENT, _ISSUER = mask("any document"), mask("any medium", "any body", "any namer", "any record")
_SAME, _SELF, _HONOUR = mask("same"), mask("self"), mask("honour")
_BODY = mask("any body", "any namer", "any medium")
_TITLE, _SIDE = mask("title"), mask("side")
_NOUN = mask("any office", "any namer", "any medium", "any body", "quantity", "title", "document")

# Offices that have no name of their own in a text.
_AGAIN = frozenset({"المتحدث", "المتحدثة", "المسوول", "المسوولة"})
# Offices by which one is called who was named without one.
_OF_ONE = frozenset(
    "الوزير الوزيرة النايب النايبة الباحث الباحثة الخبير الخبيرة المحلل المحللة الناشط الناشطة "
    "الكاتب الكاتبة المدرب اللاعب الفنان الفنانة القيادي القيادية المحامي المحامية".split()
)


class Meaning(Heard):
    """Whom phrases mean, by who has spoken and was named before them."""

    def named(self, subject: Phrase) -> Voice:
        """Give the speaker that a phrase names."""
        if plays(self._units, subject.first, _SIDE) and (states := self._states(subject)):
            return self._joint(states, subject)
        if plays(self._units, subject.first, _JOINT):
            people = [mention.speaker for mention in subject.others]
            return self._joint(people if len(set(people)) > 1 else self._people[-2:], subject)
        if subject.mention and subject.others:
            return self._joint([subject.mention.speaker, *(m.speaker for m in subject.others)])
        if subject.mention:
            return self._listed(subject, subject.mention)
        if is_share(self._units, subject.first):
            alone = is_alone(self._units, subject)
            name = "" if alone else subject.written(self._sentence)
            return Voice(name, "noun phrase" if name else "unknown", "")
        means = plays(self._units, subject.first, _COUNTERPART) and self._counterpart(subject)
        return means or self._phrase(subject)

    def _listed(self, subject: Phrase, mention: Mention) -> Voice:
        """Give a speaker of the table, who may be called by the title before the name later on."""
        if subject.first < mention.first:
            keys = person_key(subject.written(self._sentence)).split()
            self._namings.add(self._units, subject, keys, mention.speaker)
        return Voice(mention.speaker, rule_of(mention), "")

    def _states(self, subject: Phrase) -> list[str]:
        """Give the states that الجانبان الروسي والصيني are."""
        adjectives = self._units[subject.first + 1 : subject.last]
        found = [self._names.state(unit.key) for unit in adjectives]
        return [state for state in found if state] if all(found) else []

    def _joint(self, people: Sequence[str], subject: Phrase | None = None) -> Voice:
        """Give two speakers as one, in the order of the table."""
        distinct = sorted(set(people), key=lambda name: self._names.order.get(name, 0))
        if len(distinct) > 1:
            return Voice(TOGETHER.join(distinct), "joint", "")
        name = subject.written(self._sentence) if subject else ""
        return Voice(name, "joint" if name else "unknown", "")

    def _counterpart(self, subject: Phrase) -> Voice | None:
        """Give whom نظيره الصيني means; alone, the other one."""
        if subject.last == subject.first + 1:
            other = self._other()
            return Voice(other, "anaphor", "") if other else None
        speaking = [*self._spoken, *self._here][-1:]
        adjective = self._units[subject.first + 1].tag.key
        person = self._names.counterpart(adjective, other=dict(speaking))
        return Voice(person, "anaphor", "") if person else None

    def _phrase(self, subject: Phrase) -> Voice:
        """Give a noun phrase outside the table; a shorter one means the one before it."""
        again = subject.last - subject.first > 1 and plays(self._units, subject.last - 1, _SELF)
        if again and (self._spoken or self._namings):  # المصدر ذاته
            subject = subject.upto(subject.last - 1)
        subject = without_object(self._units, subject, self._namings.keys())
        written = subject.written(self._sentence)
        alone = subject.last == subject.first + 1
        if alone and plays(self._units, subject.first, _TITLE) and self._spoken:
            return self.goes_on()._replace(rule="anaphor")
        if plays(self._units, subject.first, _SAME) and (same := self._same(subject)):
            return Voice(same, "anaphor", "")
        keys = person_key(written).split()
        if before := self._namings.again(self._units, subject, keys):
            return Voice(before.written, "noun phrase" if before.keys == keys else "anaphor", "")
        if is_nobody(self._units, subject):
            return Voice("", "unknown", "")
        again = again and not (alone and plays(self._units, subject.first, _BODY))  # المعهد نفسه
        generic = again or plays(self._units, subject.first, _HONOUR) or self._is_generic(subject)
        if self._spoken and generic:
            return self.goes_on()._replace(rule="anaphor")
        self._namings.add(self._units, subject, keys, written)
        return Voice(written, "noun phrase", "")

    def _same(self, subject: Phrase) -> str:
        """Give who is called الأخير, or whose words البيان is: of who spoke in one, or a body."""
        last = self.goes_on().speaker
        if not self._units[subject.first].tag.roles & _DOCUMENT or self._issuer() == last:
            return last
        issues = last and roles_of(unseated(last).split()[0])[0] & _ISSUER
        return last if issues else ""

    def _issuer(self) -> str:
        """Give who spoke last in a document: قالت الوزارة في بيان."""
        heard = reversed(self._heard)
        written = (who for who, units in heard if any(u.tag.roles & _DOCUMENT for u in units))
        return next(written, "")

    def _is_generic(self, subject: Phrase) -> bool:
        """Tell an office by which the last speaker is called again: المتحدث, المسؤول الحكومي."""
        said = self._units[subject.first : subject.last]
        called = said[0].tag.definite and all(unit.tag.adjective for unit in said[1:])
        if not called or not self._spoken or any(subject.apposed):
            return False
        last = unseated(self._spoken[-1][0]).split()
        if is_medium(self._spoken[-1][0]):
            return False
        plain = len(last) > 1 and not any(roles_of(word)[0] & _NOUN for word in last)
        return said[0].key in _AGAIN or (plain and said[0].key in _OF_ONE)


def rule_of(mention: Mention) -> str:
    """Give the rule by which a speaker of the table is found."""
    return "epithet" if mention.kind == "epithet" else "name"
