"""Who has spoken and who was named so far in a document: what pronouns and verbs refer to."""

from __future__ import annotations

from collections import deque
from collections.abc import Reversible, Sequence

from ..phrases.phrase import Phrase, phrase_at
from ..phrases.shares import is_alone, is_share
from ..tags.cues import Cue, mask, person_key, roles_of, unseated
from ..tags.mentions import Mention
from ..tags.names import Names
from ..tags.pieces import Sentence
from ..tags.tag import DEED
from ..tags.unit import Unit, plays
from .animacy import is_nobody, is_somebody, is_thing, may_speak
from .carrying import first_subject, subject_before, subject_of_verb, who_acted
from .renaming import Namings, is_medium, without_object
from .voices import TOGETHER, Voice
from .whose import issuer_of, whose_clause, whose_words

_COUNTERPART = mask("counterpart")
_JOINT = mask("joint")
_LABEL, _PREPOSITION = mask("label"), mask("preposition")
_DOCUMENT, _ISSUER = mask("any document"), mask("any medium", "any body", "any namer", "any record")
_SAME, _SELF, _HONOUR = mask("same"), mask("self"), mask("honour")
_OFFICE = mask("any office")
_BODY = mask("any body", "any namer", "any medium")
_NO_PERSON = mask("any body", "any namer", "any medium", "any record", "quantity", "people")
_TITLE, _SIDE = mask("title"), mask("side")
_NOUN = mask("any office", "any namer", "any medium", "any body", "quantity", "title", "document")

_GOD = "الله"
# How many speakers and phrases are kept in mind, so that a long document takes no longer a word.
_KEPT = 50
# Words before a quotation at the head of its sentence.
_HEAD = 2
# Words in marks behind a label that may say something, at least.
_SAYS = 6
# Offices that have no name of their own in a text.
_AGAIN = frozenset({"المتحدث", "المتحدثة", "المسوول", "المسوولة"})
# Offices by which one is called who was named without one.
_OF_ONE = frozenset(
    "الوزير الوزيرة النايب النايبة الباحث الباحثة الخبير الخبيرة المحلل المحللة الناشط الناشطة "
    "الكاتب الكاتبة المدرب اللاعب الفنان الفنانة القيادي القيادية المحامي المحامية".split()
)
# Verbs by which nobody but the last speaker goes on.
_ADDS = frozenset("أضاف تابع أردف استطرد زاد واصل ختم اختتم مضى".split())
_OF_HIM = frozenset({"عنه", "عنها", "عنهم", "عنهما"})


class Memory:
    """The speakers of one document, up to the sentence that is read."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self.forget()

    def forget(self) -> None:
        """Begin anew, as after a heading."""
        self._spoken: deque[tuple[str, str]] = deque(maxlen=_KEPT)  # who, gender; last one last
        self._here: list[tuple[str, str]] = []  # the same, in this sentence
        self._heard: list[tuple[str, Sequence[Unit]]] = []  # who spoke, and in which sentence
        self._told_at = self._begun = -1  # where the sentence begins in which somebody spoke last
        self._genders: dict[str, str] = {}
        self._people: list[str] = []  # people of the table named so far
        self._namings = Namings(_KEPT)  # people and bodies outside the table

    def begin(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """Take up a sentence."""
        self._sentence, self._units, self._mentions = sentence, sentence.units, mentions
        if self._here:
            self._told_at = self._begun
        self._here, self._begun = [], sentence.span(0, 1)[0]
        self._told_here = False
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
        heard = told
        if subject is None:
            voice = asked or self._carried(cue, at, turned=turned)
        else:
            voice = self.named(subject)
            heard = told or self._may_speak(subject, cue.agrees)
            heard = heard and not is_thing(self._units, subject)
            heard = heard and not is_share(self._units, subject.first)
        self._told_here |= told
        heard = heard and (told or not self._told_here or voice.rule != "noun phrase")
        if voice.speaker and heard:
            gender = cue.agrees or self._genders.get(voice.speaker, "")
            plural = subject and not subject.mention and self._units[subject.first].tag.plural
            self._genders[voice.speaker] = "plural" if plural else gender
            aside = cue.kind == "speech" and cue.governs
            acts = told or (subject is not None and is_somebody(self._units, subject))
            self._hear(voice.speaker, self._genders[voice.speaker], first=acts and not aside)
            self._heard.append((voice.speaker, self._units))
        return voice

    def _asked(self) -> Voice | None:
        """Give who answers: who spoke before this sentence (سأله القاضي فأجاب)."""
        asking = dict(self._here)
        before = [speaker for speaker, _ in self._spoken if speaker not in asking]
        return Voice(before[-1], "anaphor", "") if before else None

    def _quoted(self) -> Voice | None:
        """Give whom عنه means: who spoke last and is no medium."""
        heard = (name for name, _ in reversed(self._spoken) if not is_medium(name))
        speaker = next(heard, "")
        return Voice(speaker, "anaphor", "") if speaker else None

    def source(self, subject: Phrase | None) -> Voice:
        """Give whom a source phrase names."""
        voice = self.named(subject) if subject else self.goes_on()
        if subject:
            self.hear(subject)
        if subject and voice.rule != "joint":
            voice = voice._replace(rule="source phrase")
        return voice

    def hear(self, subject: Phrase) -> None:
        """Take up whom a source phrase names: who may speak on."""
        heard = self._may_speak(subject, "")
        speaker = self.named(subject).speaker
        if heard and speaker:
            head = self._units[subject.first].tag
            deed = head.deed or DEED.fullmatch(head.key.removeprefix("لل"))
            gender = "f" if head.key.endswith(("ة", "ات")) else "m" if deed else ""
            self._hear(speaker, gender, first=False)

    def _hear(self, speaker: str, gender: str, *, first: bool) -> None:
        """Let somebody go on: ``first``, or only after who tells something in the sentence.

        قال المدرب في حديث نشره الموقع «…». وأضاف | المدرب; … بحسب الوكالة. وتابع | المدرب.
        """
        below = not first and self._told_here and self._here
        self._here.insert(-1 if below else len(self._here), (speaker, gender))
        if speaker.split(maxsplit=1)[0] != _GOD:  # a verse is cited, nobody goes on with it
            self._spoken.append((speaker, gender))
            if below and len(self._spoken) > 1:
                self._spoken[-1], self._spoken[-2] = self._spoken[-2], self._spoken[-1]

    def _may_speak(self, subject: Phrase, agrees: str) -> bool:
        return may_speak(self._units, subject, agrees, self._namings.words())

    def sentence_speaker(self) -> str:
        """Give who was last the subject of a cue in this sentence."""
        return self._here[-1][0] if self._here else ""

    def goes_on(self) -> Voice:
        """Give who spoke last: for a sentence that is nothing but a quotation."""
        if not self._spoken:
            return Voice("", "unknown", "")
        return Voice(self._spoken[-1][0], "carried over", "")

    def before(self, at: int) -> Voice:
        """Give the subject of the sentence so far, or who spoke last."""
        if phrase := subject_of_verb(self._units, at, "", self._namings.words()):
            return self.named(phrase)._replace(rule="carried over")
        return self.goes_on() if at <= _HEAD else Voice("", "unknown", "")

    def before_colon(self, units: Sequence[Unit], at: int) -> Voice:
        """Give the subject of an unknown verb before a colon: the first name that is bare."""
        if subject := self._firstbare(at):
            return self._said(Voice(subject.speaker, _rule(subject), ""))
        if plays(units, 0, _LABEL):  # رابط الخبر: «…»
            return Voice("", "scare" if units[at].words < _SAYS else "unknown", "")
        for first in (0, 1) if not plays(units, 0, _PREPOSITION) else (0,):  # على وقع الأغنية: «…»
            phrase = phrase_at(units, first, at)
            if phrase and (phrase.last == at or first):
                thing = is_thing(units, phrase)
                return self._said(Voice("", "unknown", "") if thing else self.named(phrase))
        return self.goes_on()

    def _said(self, voice: Voice) -> Voice:
        if voice.speaker:
            self._spoken.append((voice.speaker, self._genders.get(voice.speaker, "")))
        return voice

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
        return Voice(mention.speaker, _rule(mention), "")

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

    def _carried(self, cue: Cue, at: int, *, turned: bool) -> Voice:
        """Give the nearest speaker that fits a verb without a subject."""
        agrees = _gender(cue, self._units[at].key)
        if agrees == "dual" and len(self._people) > 1:
            return self._joint(self._people[-2:])
        if turned and (other := self._other()):
            return Voice(other, "anaphor", "")
        if phrase := whose_words(self._units, at):
            return self.named(phrase)._replace(rule="carried over")
        if cue.agrees == "plural" and (phrase := whose_clause(self._units, at)):
            return self.named(phrase)._replace(rule="carried over")
        if speaker := _nearest(self._here, agrees):
            return Voice(speaker, "carried over", "")
        return self._led(agrees, at) or self._going_on(cue, agrees, at)

    def _led(self, agrees: str, at: int) -> Voice | None:
        """Give who leads the sentence: its first bare name, the subject of another verb."""
        if subject := self._firstbare(at, agrees):
            return Voice(subject.speaker, "carried over", "")
        phrase = subject_before(self._units, at, agrees, self._namings.words())
        phrase = phrase or who_acted(self._units[:at], agrees)
        return self.named(phrase)._replace(rule="carried over") if phrase else None

    def _going_on(self, cue: Cue, agrees: str, at: int) -> Voice:
        """Give who spoke last and fits, or acted in the sentence before.

        A participle at the head of a sentence is of the one before it: غادر الوزير. مؤكدا أن …
        """
        nears = not (at or cue.agrees) or (cue.agrees and cue.lemma not in _ADDS)
        topic = self._topic(agrees) if nears else None
        if topic or not (speaker := _nearest(self._spoken, agrees)):
            return topic or self._topic(agrees) or self._anybody(agrees)
        return Voice(speaker, "carried over", "")

    def _anybody(self, agrees: str) -> Voice:
        """Give who spoke last, unless a man for a woman's verb: قال الوزير. وأكدت | nobody."""
        last = self._spoken[-1][1] if self._spoken else ""
        other = {agrees, last} == {"m", "f"}
        if agrees == "plural" and self._spoken and self._is_person(self._spoken[-1][0]):
            other = True
        return Voice("", "unknown", "") if other else self.goes_on()

    def _is_person(self, name: str) -> bool:
        """Tell one person by the table, or by a title and a name: الوزير سالم الحمراني."""
        first, *more = unseated(name).split()
        roles = roles_of(first)[0]
        several = roles & _NO_PERSON or first.endswith(("اء", "ات", "ون", "ين", "ان"))
        several = several or any(word.startswith("و") for word in more)
        titled = roles & (_OFFICE | _TITLE) and not several
        return name in self._people or bool(titled and more)

    def _topic(self, agrees: str) -> Voice | None:
        """Give the subject of the sentence before, where nobody has spoken in that, if it fits."""
        before = self._sentence.before()
        units = before.units
        if not units or before.span(0, 1)[0] <= self._told_at:
            return None
        first = None if self._spoken else first_subject(units, agrees, self._namings.words())
        phrase = first or who_acted(units, agrees) or issuer_of(units, len(units))
        if phrase is None:
            return None
        name = phrase.mention.speaker if phrase.mention else phrase.written(before)
        again = self._namings.again(units, phrase, person_key(name).split())
        return Voice(again.written if again else name, "carried over", "")

    def _other(self) -> str:
        """Give who was named last and is not who speaks."""
        speaking = [*self._spoken, *self._here][-1:]
        others = [person for person in self._people if person not in dict(speaking)]
        return others[-1] if others else ""

    def _firstbare(self, before: int, agrees: str = "") -> Mention | None:
        """Give the first name of the sentence that no preposition governs."""
        for mention in self._mentions:
            free = mention.first == 0 or not plays(self._units, mention.first - 1, _PREPOSITION)
            gender = "f" if mention.kind == "state" else "m"
            known = self._genders.get(mention.speaker) or gender
            if mention.first < before and mention.bare and free and _fits(agrees, known):
                return mention
        return None


def _gender(cue: Cue, key: str) -> str:
    """Give the gender of who speaks by a verb's form, a participle's ending or a pronoun."""
    if cue.agrees:
        return cue.agrees
    if cue.kind == "noun":  # قولها
        return {"ها": "f", "هم": "plural"}.get(key[-2:], "m" if key.endswith("ه") else "")
    return {"ا": "m", "ة": "f", "ن": "plural"}.get(key[-1], "")


def _rule(mention: Mention) -> str:
    return "epithet" if mention.kind == "epithet" else "name"


def _fits(agrees: str, gender: str) -> bool:
    return not agrees or not gender or agrees == gender


def _nearest(speakers: Reversible[tuple[str, str]], agrees: str) -> str:
    """Give the last speaker whose gender fits a verb."""
    fitting = (speaker for speaker, gender in reversed(speakers) if _fits(agrees, gender))
    return next(fitting, "")
