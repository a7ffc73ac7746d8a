"""A noun phrase that names who speaks, and how it is written out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...reading.spelling import normalize
from .marks import MARK
from .speakers import Mention
from .units import Unit

# A phrase between commas is a name, not a description, up to so many words.
_NAME = 5


@dataclass(frozen=True)
class Phrase:
    """Units ``first`` to ``last`` (exclusive), and the speaker of the table named in them.

    ``attached`` says that the first word carries the preposition ل; ``apposed`` are the units
    between two commas that tell more of the speaker.
    """

    first: int
    last: int
    mention: Mention | None = None
    others: tuple[Mention, ...] = ()
    attached: bool = False
    apposed: tuple[int, int] = (0, 0)

    def written(self, text: str, units: Sequence[Unit]) -> str:
        """Give the phrase as written, without vowel and quotation marks; of للوزارة الوزارة."""
        name = _plain(text, units[self.first : self.last])
        more = units[slice(*self.apposed)]
        if len(more) <= _NAME and any(
            unit.key.startswith("ال") for unit in units[self.first : self.last]
        ):
            name = f"{name} {_plain(text, more)}".strip()  # الرئيس التركي، رجب طيب أردوغان
        if self.attached and name.startswith("لل"):
            return "ال" + name[2:]
        return name[1:] if self.attached else name

    def split(self, units: Sequence[Unit]) -> Phrase:
        """Give the first half of a phrase that holds subject and object."""
        return replace(self, last=max(self.first + 1, _seam(units, self.first, self.last)))


def _plain(text: str, units: Sequence[Unit]) -> str:
    piece = text[units[0].start : units[-1].end] if units else ""
    return " ".join(normalize(MARK.sub("", piece), "light").split())


def _seam(units: Sequence[Unit], first: int, last: int) -> int:
    """Give where the object begins: behind the title and the name of who speaks.

    After two words or more without an article (a name) the article begins the object, as in
    الرئيس دونالد ترامب | البيت الأبيض; one such word is its head, as in الجيش | قوات الدعم.
    """
    definite = [unit.key.startswith("ال") for unit in units[first:last]]
    for place in range(last - first - 1, 2, -1):
        if definite[place] and not definite[place - 1] and not definite[place - 2]:
            return first + place
    for place in range(2, last - first):
        if not definite[place] and definite[place - 1]:
            return first + place
    return last - 1
