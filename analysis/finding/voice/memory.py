"""Who has spoken and who was named so far in a document: what pronouns and verbs refer to."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Reversible, Sequence
from typing import NamedTuple

from .cues import Cue, mask, person_key, roles_of, unseated
from .extent import begins_with_preposition, holds_name
from .phrases import Phrase, phrase_at
from .seams import is_definite, seam
from .speakers import Names
from .tags import Mention, Tag, Unit, heads, plays

_COUNTERPART = mask("counterpart")
_JOINT, _ACT = mask("joint"), mask("act")
_PREPOSITION = mask("preposition")
_RELATIVE = mask("relative")
_KIN, _NAME_PART = mask("kin"), mask("name_part")
_MEDIUM = mask("any medium", "any relay")
_SAME, _SELF, _HONOUR = mask("same"), mask("self"), mask("honour")
_TITLE, _SIDE = mask("title"), mask("side")
_CONTRAST, _TOPIC = mask("contrast"), mask("topic")
_NOUN = mask("any office", "any namer", "any medium", "any body", "quantity", "title", "document")
_PEOPLE = _NOUN | _KIN | _JOINT

TOGETHER, _GOD = " + ", "الله"
# How many speakers and phrases are kept in mind, so that a long document takes no longer a word.
_KEPT = 50
_OF_HIM = frozenset({"عنه", "عنها", "عنهم", "عنهما"})
# Words of a family name: بن سلمان.
_FAMILY = 3


class Voice(NamedTuple):
    """A speaker ("" if unknown), the rule by which it was found, and who relays it."""

    speaker: str
    rule: str
    via: str


class Memory:
    """The speakers of one document, up to the sentence that is read."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self.forget()

    def forget(self) -> None:
        """Begin anew, as after a heading."""
        self._spoken: deque[tuple[str, str]] = deque(maxlen=_KEPT)  # who, gender; last one last
        self._here: list[tuple[str, str]] = []  # the same, in this sentence
        self._genders: dict[str, str] = {}
        self._people: list[str] = []  # people of the table named so far
        # Outside the table: all words that name somebody, their keys, the name, its heads.
        self._phrases: deque[tuple[frozenset[str], list[str], str, frozenset[str]]] = deque(
            maxlen=_KEPT
        )

    def begin(
        self,
        text: str,
        units: Sequence[Unit],
        mentions: Sequence[Mention],
        before: Callable[[], Sequence[Unit]],
    ) -> None:
        """Take up a sentence; ``before`` gives the beginning of the one before it."""
        self._text, self._units, self._mentions, self._before = text, units, mentions, before
        self._here = []
        for mention in mentions:
            if mention.person:
                self._people = [p for p in self._people if p != mention.speaker]
                self._people.append(mention.speaker)

    def resolve(
        self, subject: Phrase | None, cue: Cue, *, at: int, turned: bool, told: bool = True
    ) -> Voice:
        """Give who speaks by a cue at a unit; ``turned``: it comes after من جانبه.

        Who tells nothing (not ``told``) speaks later on only if it looks like a speaker.
        """
        if cue.kind == "nobody":
            return Voice("", "unknown", "")
        asked = self._asked() if cue.lemma == "أجاب" and cue.joined == "ف" else None
        if (
            cue.kind == "noun"
            and at
            and self._units[at - 1].key in _OF_HIM
            and not self._units[at].tag.by
        ):
            asked = self._quoted()
        if subject:
            voice = self._named(subject)
        else:
            voice = asked or self._carried(cue.agrees, at, turned=turned)
        heard = told or subject is None or self._speaks(subject, cue.agrees)
        if voice.speaker and heard:
            gender = cue.agrees or self._genders.get(voice.speaker, "")
            plural = subject and not subject.mention and self._units[subject.first].tag.plural
            self._genders[voice.speaker] = "plural" if plural else gender
            self._here.append((voice.speaker, self._genders[voice.speaker]))
            if voice.speaker.split()[0] != _GOD:  # a verse is cited, nobody goes on with it
                self._spoken.append(self._here[-1])
        return voice

    def _asked(self) -> Voice | None:
        """Give who answers: who spoke before this sentence (سأله القاضي فأجاب)."""
        asking = dict(self._here)
        before = [speaker for speaker, _ in self._spoken if speaker not in asking]
        return Voice(before[-1], "anaphor", "") if before else None

    def _quoted(self) -> Voice | None:
        """Give whom عنه means: who spoke last and is no medium."""
        heard = (name for name, _ in reversed(self._spoken) if not _is_medium(name))
        speaker = next(heard, "")
        return Voice(speaker, "anaphor", "") if speaker else None

    def source(self, subject: Phrase | None) -> Voice:
        """Give whom a source phrase names."""
        voice = self._named(subject) if subject else self._carried("", 0, turned=False)
        if subject and voice.rule != "joint":
            voice = voice._replace(rule="source phrase")
        return voice

    def sentence_speaker(self) -> str:
        """Give who was last the subject of a cue in this sentence."""
        return self._here[-1][0] if self._here else ""

    def goes_on(self) -> Voice:
        """Give who spoke last: for a sentence that is nothing but a quotation."""
        if not self._spoken:
            return Voice("", "unknown", "")
        return Voice(self._spoken[-1][0], "carried over", "")

    def before_colon(self, units: Sequence[Unit], at: int) -> Voice:
        """Give the subject of an unknown verb before a colon: the first name that is bare."""
        if subject := self._first_bare(at):
            return self._said(Voice(subject.speaker, _rule(subject), ""))
        for first in (0, 1):
            phrase = phrase_at(units, first, at)
            if phrase and (phrase.last == at or first):
                return self._said(self._named(phrase))
        return self.goes_on()

    def _said(self, voice: Voice) -> Voice:
        self._spoken.append((voice.speaker, self._genders.get(voice.speaker, "")))
        return voice

    def _named(self, subject: Phrase) -> Voice:
        """Give the speaker that a phrase names."""
        if plays(self._units, subject.first, _SIDE) and (states := self._states(subject)):
            return self._joint(states, subject)
        if plays(self._units, subject.first, _JOINT):
            people = [mention.speaker for mention in subject.others]
            return self._joint(people if len(set(people)) > 1 else self._people[-2:], subject)
        if subject.mention and subject.others:
            return self._joint([subject.mention.speaker, *(m.speaker for m in subject.others)])
        if subject.mention:
            return Voice(subject.mention.speaker, _rule(subject.mention), "")
        means = plays(self._units, subject.first, _COUNTERPART) and self._counterpart(subject)
        return means or self._phrase(subject)

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
        name = subject.written(self._text, self._units) if subject else ""
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
        if again and (self._spoken or self._phrases):  # المصدر ذاته
            subject = subject.upto(subject.last - 1)
        subject = self._as_known(subject)
        written = subject.written(self._text, self._units)
        alone = subject.last == subject.first + 1 and plays(self._units, subject.first, _TITLE)
        if self._spoken and (alone or plays(self._units, subject.first, _SAME)):
            return self.goes_on()._replace(rule="anaphor")
        more = {_bare(unit.tag.key) for unit in self._units[slice(*subject.apposed)]}
        keys = person_key(written).split()
        words = frozenset(map(_bare, keys))
        head = self._units[subject.first]
        listed = plays(self._units, subject.first, _NOUN) and not plays(
            self._units, subject.first, _TITLE
        )
        for earlier, spelled, name, heads_of in reversed(self._phrases):
            if not words <= earlier or (len(words) >= len(spelled) and spelled != keys):
                continue
            if listed and _bare(head.key) not in heads_of:
                continue  # وزارة المالية is not وكيل وزارة المالية
            if _of_kin(name) and _bare(spelled[0]) not in words:
                continue  # نورهان is not والدة نورهان
            return Voice(name, "noun phrase" if spelled == keys else "anaphor", "")
        if self._spoken and (again or plays(self._units, subject.first, _HONOUR)):
            return self.goes_on()._replace(rule="anaphor")
        apposed = self._units[slice(*subject.apposed)][:1]
        named = frozenset(_bare(key) for key in (*keys[:1], *(unit.key for unit in apposed)))
        self._phrases.append((words | more, keys, written, named))
        return Voice(written, "noun phrase", "")

    def _as_known(self, subject: Phrase) -> Phrase:
        """Give a phrase that begins with the end of a known name without what follows it.

        After عايشة زلفى, زلفى | دمج القطاعين holds a name and an object.
        """
        units = self._units[subject.first : subject.last]
        keys = [_bare(unit.key) for unit in units]
        for size in range(min(len(keys) - 1, _FAMILY), 0, -1):
            if _is_apart(units, size) and any(
                len(spelled) > size and [*map(_bare, spelled[-size:])] == keys[:size]
                for _, spelled, _, _ in self._phrases
            ):
                return subject.upto(subject.first + size)
        return subject

    def _carried(self, agrees: str, at: int, *, turned: bool) -> Voice:
        """Give the nearest speaker that fits a verb without a subject."""
        if agrees == "dual" and len(self._people) > 1:
            return self._joint(self._people[-2:])
        if turned and (other := self._other()):
            return Voice(other, "anaphor", "")
        if speaker := _nearest(self._here, agrees):
            return Voice(speaker, "carried over", "")
        if subject := self._first_bare(at, agrees):
            return Voice(subject.speaker, "carried over", "")
        if phrase := self._first_phrase(at, agrees):
            return self._named(phrase)._replace(rule="carried over")
        if speaker := _nearest(self._spoken, agrees):
            return Voice(speaker, "carried over", "")
        return self._topic(agrees) or self.goes_on()

    def _topic(self, agrees: str) -> Voice | None:
        """Give the subject of the sentence before, where nobody has spoken yet, if it fits."""
        units = () if self._spoken else self._before()
        tag = units[0].tag if len(units) > 1 else None
        if tag is None or not (tag.verbal or tag.finite or tag.cue):
            return None
        ended = "f" if tag.key.endswith("ت") else "m"
        open_ = tag.key.removeprefix("و").startswith("ت") and ended == "m"  # تعلن, تلقى
        if agrees in ("m", "f") and not open_ and agrees != ended:
            return None
        phrase = phrase_at(units, 1, len(units))
        if phrase is None or (phrase.last == 2 and not units[1].tag.definite):
            return None
        phrase = phrase.upto(seam(units, phrase.first, phrase.last))
        if not self._speaks(phrase, agrees, tag, units):
            return None
        if phrase.mention:
            return Voice(phrase.mention.speaker, "carried over", "")
        return Voice(phrase.written(self._text, units), "carried over", "")

    def _first_phrase(self, at: int, agrees: str) -> Phrase | None:
        """Give the subject of the verb before a cue, or the noun that its sentence begins with."""
        for verb in range(at - 1, -1, -1):
            tag = self._units[verb].tag
            subject = self._subject_after(verb, at, agrees)
            if subject and self._speaks(subject, agrees, tag):
                return subject
        first = plays(self._units, 0, _CONTRAST | _TOPIC)
        topic = self._topic_phrase(first, at) if at - first > 1 else None
        return topic if topic and self._speaks(topic, agrees) else None

    def _speaks(
        self,
        subject: Phrase,
        agrees: str,
        verb: Tag | None = None,
        units: Sequence[Unit] | None = None,
    ) -> bool:
        """Tell a subject that may speak later on: by its noun, as known, or a name by its verb."""
        units = (units or self._units)[subject.first : subject.last]
        tag = units[0].tag
        if subject.mention or plays(units, 0, _PEOPLE) or tag.plural:
            return True
        if agrees == "plural" or units[0].quote or tag.thing or units[0].governed:
            return False
        keys = {_bare(unit.key) for unit in units}
        if any(keys <= earlier for earlier, *_ in self._phrases):
            return True
        says = verb is None or bool(verb.cue)
        does = says or bool(verb and verb.roles & _ACT)
        does = does or (len(units) == 1 and bool(verb and verb.finite))
        if tag.definite:
            alone = does and len(units) == 1 and not (tag.feminine or tag.key.endswith("ات"))
            return alone or holds_name(units, 0, len(units))
        if len(units) > 2 and not any(unit.tag.roles & _NAME_PART for unit in units):
            does = says  # غادر جون كيري, but أثار غضب متابعي اللاعب
        return does and not (tag.deed or tag.owned or (tag.feminine and len(units) > 1))

    def _subject_after(self, verb: int, at: int, agrees: str) -> Phrase | None:
        """Give the subject of a verb that heads its clause and has the same gender."""
        units = self._units
        tag = units[verb].tag
        if (
            units[verb].quote
            or tag.roles & _NAME_PART
            or tag.definite
            or tag.complementizer
            or not heads(units, verb)
        ):
            return None
        gender = "f" if tag.key.endswith("ت") or tag.key.removeprefix("و")[:1] == "ت" else "m"
        if agrees in ("m", "f") and agrees != gender:
            return None
        if not (tag.finite or tag.verbal or (tag.cue and tag.cue.agrees)) and (
            verb or plays(units, 0, _NOUN) or not phrase_at(units, 0, 1)
        ):
            return None
        topic = None if verb else phrase_at(units, 0, at)
        if topic and any(topic.apposed) and not tag.finite:  # محمد المومن، مدير المسابقة، أوضح
            return None
        phrase = phrase_at(units, verb + 1, at)
        plain = not (tag.finite or tag.verbal or tag.cue)
        if phrase is None or (plain and not units[verb + 1].tag.definite):
            return None
        if phrase.last == phrase.first + 1 and _is_accusative(units[phrase.first].tag.key):
            return None  # شهدت | تحولا
        if units[phrase.first].tag.deed and not units[phrase.first].tag.definite:
            return None  # وتستطيع | تغطية السندات
        return phrase.upto(seam(units, phrase.first, phrase.last))

    def _topic_phrase(self, first: int, at: int) -> Phrase | None:
        """Give the noun phrase at the head of a sentence: مخرج الفيلم X، الذي …، قال."""
        units = self._units
        phrase = phrase_at(units, first, at)
        head = units[first].tag.definite or plays(units, first, _NOUN)
        told = any(phrase.apposed) or plays(units, phrase.last, _RELATIVE) if phrase else False
        if phrase is None or not (head or told):
            return None
        return phrase.upto(seam(units, phrase.first, phrase.last))

    def _other(self) -> str:
        """Give who was named last and is not who speaks."""
        speaking = [*self._spoken, *self._here][-1:]
        others = [person for person in self._people if person not in dict(speaking)]
        return others[-1] if others else ""

    def _first_bare(self, before: int, agrees: str = "") -> Mention | None:
        """Give the first name of the sentence that no preposition governs."""
        for mention in self._mentions:
            free = mention.first == 0 or not plays(self._units, mention.first - 1, _PREPOSITION)
            gender = "f" if mention.kind == "state" else "m"
            known = self._genders.get(mention.speaker) or gender
            if mention.first < before and mention.bare and free and _fits(agrees, known):
                return mention
        return None


def _is_apart(units: Sequence[Unit], at: int) -> bool:
    """Tell a word after a name that is no name: مسيرته, بفشل, دمج القطاعين, فصلا."""
    tag = units[at].tag
    bare = not (tag.definite or plays(units, at, _NOUN))
    construct = bare and at + 1 < len(units) and is_definite(units[at + 1])
    deed = tag.deed or plays(units, at, _PREPOSITION) or units[at].governed
    written = tag.by_the or tag.to_the or begins_with_preposition(tag)
    return bool(tag.owned or tag.thing or deed or written or construct)


def _is_accusative(key: str) -> bool:
    return len(key) > 4 and key.endswith("ا")


def _is_medium(name: str) -> bool:
    return bool(roles_of(unseated(name).split()[0])[0] & _MEDIUM)


def _of_kin(name: str) -> bool:
    return bool(roles_of(unseated(name).split()[0])[0] & _KIN)


def _rule(mention: Mention) -> str:
    return "epithet" if mention.kind == "epithet" else "name"


def _fits(agrees: str, gender: str) -> bool:
    return not agrees or not gender or agrees == gender


def _nearest(speakers: Reversible[tuple[str, str]], agrees: str) -> str:
    """Give the last speaker whose gender fits a verb."""
    fitting = (speaker for speaker, gender in reversed(speakers) if _fits(agrees, gender))
    return next(fitting, "")


def _bare(word: str) -> str:
    return word.removeprefix("ال") if len(word) > 4 else word
