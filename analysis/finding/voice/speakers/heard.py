"""Who has spoken so far in a document, who was named, and what was called somebody."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from ..tags.mentions import Mention
from ..tags.names import Names
from ..tags.pieces import Sentence
from ..tags.unit import Unit
from .renaming import Namings
from .voices import Voice

_GOD = "الله"
# How many speakers and phrases are kept in mind, so that a long document takes no longer a word.
_KEPT = 50


class Heard:
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

    def sentence_speaker(self) -> str:
        """Give who was last the subject of a cue in this sentence."""
        return self._here[-1][0] if self._here else ""

    def goes_on(self) -> Voice:
        """Give who spoke last: for a sentence that is nothing but a quotation."""
        if not self._spoken:
            return Voice("", "unknown", "")
        return Voice(self._spoken[-1][0], "carried over", "")

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

    def _other(self) -> str:
        """Give who was named last and is not who speaks."""
        speaking = [*self._spoken, *self._here][-1:]
        others = [person for person in self._people if person not in dict(speaking)]
        return others[-1] if others else ""
