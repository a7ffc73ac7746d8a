"""A sentence -> its rows: what stands in marks or is reported, and by whom."""

from __future__ import annotations

from typing import NamedTuple

import regex

from ..statements.endings import after_marks
from ..statements.naming import is_name
from ..statements.reports import is_report, told_around
from ..statements.sources import Source, sources_in
from ..statements.statement import Statement, statements_in
from ..statements.subjects import subject_of
from ..tags.cues import mask
from ..tags.mentions import mentions
from ..tags.pieces import Sentence
from ..tags.tag import NAMED, QUOTED
from ..tags.unit import COLON, ends_in, plays
from ..tags.units import Document
from .animacy import is_thing
from .datelines import is_dateline
from .in_marks import LONGEST, is_foreign, named, says_something
from .memory import Memory
from .voices import Voice

_MANNER = mask("manner")
_AND = mask("and")
# What such verbs tell is no report if it is nobody's: رفضت التوقف.
_DEEDS = frozenset({"urge", "judge", "clause", "blame", "name", "thank"})
# What follows such verbs may be what they are about: وصف دور المدينة بالريادي.
_OF_THINGS = frozenset({"judge", "name"})
_SAYS = frozenset({"say", "affirm", "clause", "tell"})
_TURN = mask("turn")
_UPON, _TO_HIM = mask("resumptive"), mask("resumptive_to")

_NAMED_WORDS, _SAID = 2, 4
_MARKS = "«»”“\"'’‘() \t"
_SIGNATURE_WORDS = 8


# Up to this many words in marks, put to nobody, are a word held at a distance, not speech.
_SCARE_WORDS, _SCARE_WORDS_ALONE = 6, 2


class Row(NamedTuple):
    """One quotation or reported statement: offsets, kind, who speaks, and where the cue stands."""

    start: int
    end: int
    kind: str
    voice: Voice
    cue: tuple[int, int] | None
    mended: bool = False


class Interpretation:
    """One sentence as it is read: its statements, its sources, its quotations not yet told."""

    def __init__(
        self,
        document: Document,
        sentence: Sentence,
        memory: Memory,
        *,
        turn: bool = False,
    ) -> None:
        units = sentence.units
        self._document, self._memory = document, memory
        self._sentence, self._units = sentence, units
        self._sources = sources_in(sentence)
        self._turn = turn
        told = statements_in(sentence, self._sources, turn=turn)
        self._statements = [s for s in told if turn or not is_dateline(document, sentence, s)]
        self._free = set(sentence.which(QUOTED))
        mentioned = mentions(units) if sentence.which(NAMED) else []
        memory.begin(sentence, mentioned)
        #: What was read, with the rule by which its speaker was found: the reasons of the rows.
        self.reasons: list[tuple[Statement | Source, Voice]] = []

    @property
    def sentence(self) -> Sentence:
        """The sentence that is read."""
        return self._sentence

    def rows(self) -> list[Row]:
        """Give the rows of the sentence, and leave in memory who spoke."""
        told: list[tuple[Statement, list[Row]]] = []
        relays = ""
        for statement in self._statements:
            voice = self._voice(statement, relays)
            self.reasons.append((statement, voice))
            rows = self._told(statement, voice)
            # Who tells only that somebody else said something, relays it.
            relays = voice.speaker if statement.content is not None and not rows else ""
            told.append((statement, rows))
        around: list[Row] = []
        for source in self._sources:
            around += self._around(source, told)
        return [*(row for _, rows in told for row in rows), *around, *self._untold()]

    def _voice(self, statement: Statement, relays: str) -> Voice:
        turned = ends_in(self._units, statement.begin, _TURN, 3) > 0
        if statement.cue.kind == "noun" and statement.subject:  # نقلت X عن Y قوله
            relays = self._memory.sentence_speaker()
        told = statement.content is not None
        if statement.subject is None:
            for source in self._sources:
                if source.subject and source.end <= statement.begin:
                    self._memory.hear(source.subject)
        voice = self._memory.resolve(
            statement.subject, statement.cue, at=statement.at, turned=turned, told=told
        )
        if voice.rule == "noun phrase" and self._of_thing(statement):
            voice = Voice("", "unknown", "")
        if statement.origin:
            relays, cue = voice.speaker, statement.cue._replace(agrees="")
            voice = self._memory.resolve(statement.origin, cue, at=statement.at, turned=False)
        via = relays if told and relays != voice.speaker else ""
        return voice if voice.via == via else voice._replace(via=via)

    def _told(self, statement: Statement, voice: Voice) -> list[Row]:
        """Give the rows of a statement: what stands in marks, and the report around it."""
        cue = self._cue(statement)
        before = self._quotes_before(statement)
        after: range = range(0)
        if statement.content is not None and (statement.how == "speech" or not before):
            after = range(statement.content, statement.end)
        names: set[int] = set()
        if after and self._sentence.which(QUOTED):
            names = named(self._document, self._units, after, statement.how)
            within = names if statement.how != "object" else ()
            statement.end = after_marks(self._units, after, within)
            after = range(after.start, statement.end)
        marked = sorted(at for at in self._free if at in after and at not in names)
        marked = [at for at in marked if not is_name(self._units, at)]
        marked = [*before, *marked]
        self._free -= set(marked)
        rows = [self._direct(at, *self._within(at, statement, voice, cue)) for at in marked]
        if after and is_report(self._units, statement) and not self._unheard(statement, voice):
            rows.append(self._report(after, voice, cue))
        return rows

    def _within(
        self, at: int, statement: Statement, voice: Voice, cue: tuple[int, int]
    ) -> tuple[Voice, tuple[int, int]]:
        """Give who says what stands in marks: an inner speaker, too: إن المدير أوضح أنه «…»."""
        units, that = self._units, self._units[at - 1].tag.complementizer
        verb = at - 1 - that
        if units[at].marks & COLON and plays(units, verb, _TO_HIM):  # قال له: «…»
            verb -= 1
        inner = units[verb].tag.cue if that or units[at].marks & COLON else None
        if not (statement.content or at) < verb or inner is None or inner.kind not in _SAYS:
            return voice, cue
        subject = subject_of(units, verb, inner, at)
        if subject is None or not inner.agrees or inner.joined:
            return voice, cue
        return self._memory.named(subject), self._sentence.span(verb, verb + 1)

    def _unheard(self, statement: Statement, voice: Voice) -> bool:
        """Tell no report: a thing that tells, and what somebody does who is not known.

        الواقع يؤكد أن, رفضت التوقف, لاحظت كل يوم أن
        """
        cue = statement.cue
        if voice.rule != "unknown" or not cue.agrees:
            return False
        tells = cue.kind not in _OF_THINGS and self._of_thing(statement)
        return tells or (cue.kind in _DEEDS and not cue.joined)

    def _of_thing(self, statement: Statement) -> bool:
        """Tell whose subject is a thing; what says something in so many words is none."""
        subject, units = statement.subject, self._units
        if subject is None or self._turn:
            return False
        says = statement.cue.lemma == "قال" and units[subject.first].tag.definite
        return not says and is_thing(units, subject)

    def _quotes_before(self, statement: Statement) -> list[int]:
        """Give the quotations that a verb after them tells: «…»، قال X."""
        units, at = self._units, statement.begin
        weakly = statement.how == "preposition" and statement.cue.weak
        if statement.cue.joined or (statement.how in ("clause", "preposition") and not weakly):
            return []
        while at > 0 and plays(units, at - 1, _MANNER):
            at -= 1
        if at - 1 not in self._free or is_name(units, at - 1) or statement.how == "object":
            return []
        parted = units[at].before.strip(_MARKS)  # a single word before a verb may be its subject
        if units[at - 1].words == 1 and not parted:
            return []
        if units[at - 1].words <= _SAID and at > 1 and not units[at - 1].before.strip(_MARKS):
            return []  # في حديث لـ«صوت الوادي» قال
        start = at - 1
        while start - 1 in self._free or (
            start - 2 in self._free and units[start - 1].tag.roles & _AND
        ):
            start -= 1
        return [place for place in range(start, at) if place in self._free]

    def _around(self, source: Source, told: list[tuple[Statement, list[Row]]]) -> list[Row]:
        """Put a source phrase to use: it relays what is told, or tells what stands around it."""
        told_of = (
            range(statement.content, statement.end)
            for statement, rows in told
            if rows and statement.content is not None
        )
        if source.aside and any(source.begin in said for said in told_of):
            return []
        voice = self._memory.source(source.subject)
        if voice.rule == "source phrase" and source.subject:
            thing = is_thing(self._units, source.subject)
            voice = Voice("", "unknown", "") if thing else voice
        self.reasons.append((source, voice))
        before = [entry for entry in told if entry[0].at < source.begin and entry[1]]
        within = [entry for entry in before if (entry[0].content or 0) >= source.end]
        if within or (before and before[-1][0].end == source.begin):
            for _, rows in within or before:
                rows[:] = [_relayed(row, voice.speaker) for row in rows]
            return []
        first, end = told_around(self._sentence, source, self._sources, self._statements)
        cue = self._sentence.span(source.at, source.at + 1)
        around = [at for at in range(first, end) if not source.begin <= at < source.end]
        marked = [at for at in around if at in self._free and not is_name(self._units, at)]
        if marked:
            names = named(self._document, self._units, range(first, end), "clause")
            marked = [at for at in marked if at not in names]
        self._free -= set(marked)
        rows = [self._direct(at, voice, cue) for at in marked]
        plain = [at for at in around if at not in marked]
        # «…»، تقول X، | وهي لاعبة
        tail = marked and marked[-1] < source.begin and all(at >= source.end for at in plain)
        if len(plain) > 1 and not tail:
            rows.append(self._report(range(first, end), voice, cue))
        return rows

    def _untold(self) -> list[Row]:
        """Read the quotations that no cue tells: speech without a name, or scare quotations."""
        rows = []
        for at in sorted(self._free):
            voice = self._untold_voice(at)
            kind = "scare" if voice.rule == "scare" else "direct"
            rows.append(self._direct(at, voice, None)._replace(kind=kind))
        return rows

    def _untold_voice(self, at: int) -> Voice:
        unit = self._units[at]
        if (
            at == 0
            and unit.words > _SCARE_WORDS_ALONE
            and (name := _signed(self._document.text, unit.edges[1]))
        ):
            return Voice(name, "noun phrase", "")
        if not (is_name(self._units, at) or is_foreign(self._document, unit)):
            if unit.marks & COLON and not self._is_outlet(at):
                return self._memory.before_colon(self._units, at)
            if len(self._units) == 1 and unit.words > _SCARE_WORDS_ALONE:
                return self._memory.goes_on()
            written = plays(self._units, at - 1, _UPON) and unit.words > LONGEST
            if written:  # لافتات كتب عليها «…»
                return Voice("", "unknown", "")
            if unit.words > _SCARE_WORDS or says_something(self._document, unit):
                return self._goes_on(at)
        return Voice("", "scare", "")

    def _goes_on(self, at: int) -> Voice:
        """Give who says what no cue tells: the subject of the sentence so far."""
        told = [voice for statement, voice in self.reasons if statement.at < at and voice.speaker]
        if not told:
            return self._memory.before(at)
        return told[-1]._replace(rule="carried over")

    def _is_outlet(self, at: int) -> bool:
        """Tell a medium before the first verb of an article: تلال: «النهار» | أطلقت."""
        named = self._units[at].words <= _NAMED_WORDS and at + 1 < len(self._units) and at < _SAID
        return named and not self._units[at + 1].before.strip("»”\"' ")

    def _direct(self, at: int, voice: Voice, cue: tuple[int, int] | None) -> Row:
        unit = self._units[at]
        start, end, *_, mended = unit.quote or (*unit.edges, False)
        return Row(start, end, "direct", voice, cue, mended)

    def _report(self, units: range, voice: Voice, cue: tuple[int, int]) -> Row:
        return Row(*self._sentence.closed(units.start, units.stop), "reported", voice, cue)

    def _cue(self, statement: Statement) -> tuple[int, int]:
        """Give where the cue stands: a word, or the colon before what is said."""
        start, end = self._sentence.span(statement.at, statement.at + 1)
        if statement.cue.kind != "colon":
            return start, end
        # The opening mark may stand between; what comes before the unit ends where it begins.
        before = self._units[statement.at].before
        colon = start - len(before) + before.index(":")
        return colon, colon + 1


def _relayed(row: Row, medium: str) -> Row:
    via = "" if medium == row.voice.speaker else medium
    return row._replace(voice=row.voice._replace(via=row.voice.via or via))


# «…» - signature, «…» (signature, who that is)
_SIGNED = regex.compile(
    r"[.؛،]?\s*(?:[-–—]\s*(?=\p{L})([^\n،.:()«»\"“”–—-]{5,60})(?=[\n،(.]|\Z)|\(([^\n،:()\d]{5,40})[،)])"
)


def _signed(text: str, at: int) -> str:
    """Give the name that is written after a quotation of its own, "" if there is none."""
    signed = _SIGNED.match(text, at)
    name = (signed[1] or signed[2]).strip() if signed else ""
    return name if 1 < len(name.split()) <= _SIGNATURE_WORDS else ""
