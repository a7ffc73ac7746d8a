"""Who goes on speaking where a sentence names nobody, and who is heard for later on."""

from __future__ import annotations

from collections.abc import Reversible, Sequence

from ..phrases.phrase import Phrase, phrase_at
from ..phrases.shares import is_share
from ..tags.cues import Cue, mask, person_key, roles_of, unseated
from ..tags.mentions import Mention
from ..tags.tag import DEED
from ..tags.unit import Unit, plays
from .animacy import is_somebody, is_thing, may_speak
from .carrying import first_subject, subject_before, subject_of_verb, who_acted
from .meaning import Meaning, rule_of
from .renaming import is_medium
from .voices import Voice
from .whose import issuer_of, whose_clause, whose_words

_LABEL, _PREPOSITION = mask("label"), mask("preposition")
_OFFICE, _TITLE = mask("any office"), mask("title")
_NO_PERSON = mask("any body", "any namer", "any medium", "any record", "quantity", "people")

# Words before a quotation at the head of its sentence.
_HEAD = 2
# Words in marks behind a label that may say something, at least.
_SAYS = 6
# Verbs by which nobody but the last speaker goes on.
_ADDS = frozenset("أضاف تابع أردف استطرد زاد واصل ختم اختتم مضى".split())
_OF_HIM = frozenset({"عنه", "عنها", "عنهم", "عنهما"})


class Memory(Meaning):
    """The speakers of one document: who speaks by each cue, and who may go on."""

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

    def _may_speak(self, subject: Phrase, agrees: str) -> bool:
        return may_speak(self._units, subject, agrees, self._namings.words())

    def before(self, at: int) -> Voice:
        """Give the subject of the sentence so far, or who spoke last."""
        if phrase := subject_of_verb(self._units, at, "", self._namings.words()):
            return self.named(phrase)._replace(rule="carried over")
        return self.goes_on() if at <= _HEAD else Voice("", "unknown", "")

    def before_colon(self, units: Sequence[Unit], at: int) -> Voice:
        """Give the subject of an unknown verb before a colon: the first name that is bare."""
        if subject := self._firstbare(at):
            return self._said(Voice(subject.speaker, rule_of(subject), ""))
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


def _fits(agrees: str, gender: str) -> bool:
    return not agrees or not gender or agrees == gender


def _nearest(speakers: Reversible[tuple[str, str]], agrees: str) -> str:
    """Give the last speaker whose gender fits a verb."""
    fitting = (speaker for speaker, gender in reversed(speakers) if _fits(agrees, gender))
    return next(fitting, "")
