"""Tokens and quotation marks -> sentences of tagged units: what each word is, asked once a word.

A *tag* is what is known of one distinct word: the roles that it can play, the cue verb that it is
a form of, the names that begin with it, and what is written on it. A *unit* is a word of the text
with its tag, or a whole quotation. Sentences in which nothing is said are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
import regex

from ...reading.spelling import normalize
from .cues import Cue, cue_of, cue_with_object, fold, mask, roles_of
from .marks import MARK, Quoted, quoted_spans
from .speakers import Form, Names

_BREAK = regex.compile(r"[.!?؟…]|\n")
# A text without punctuation is read in pieces, so that time stays in proportion to its length.
_LONGEST = 400
# So many units of the sentence before are kept in mind.
_CONTEXT = 14
_STOPPED = regex.compile(r"[.…][\p{M}\p{Cf}]*\Z")
_COMPLEMENTIZER = regex.compile(r"[وفبل]?ان(?:ه|ها|هم|هما|هن|نا|ني|ي|ك|كم)?")
_MANNER = regex.compile(r"م[^ا]\w{2,4}ا|م[خجوطسعنحتص]ا\w{1,2}ا|\w(?<![ال])ا\w(?!ي)\wا")
_VERBAL = regex.compile(r"[وف]?(?:[يت]\w{3,4}|است\w{2,4}|\w{3,}(?<!ا)ت)")
_ACT = mask("act")
_NISBA = regex.compile(r"ال\w{2,}(?:ي|ية|يين|يون|يان|يات)")
_ADJECTIVE = mask("adjective")
_POSSESSIVES = ("ه", "ها", "هم", "هما")


class Tag(NamedTuple):
    """What is known of one distinct word.

    ``roles`` are those that it plays alone, as bits (see :func:`mask`), ``longer`` those that it
    begins, with the keys of the words after it. ``names`` are forms of the table of
    speakers that begin with it.
    """

    key: str
    roles: int = 0
    longer: Sequence[tuple[int, tuple[str, ...]]] = ()
    cue: Cue | None = None
    names: Sequence[Form] = ()
    complementizer: bool = False
    definite: bool = False  # with ال
    to: bool = False  # may carry ل
    to_the: bool = False  # لل
    by: bool = False  # may carry ب
    owned: bool = False  # with a possessive pronoun of the third person
    number: bool = False
    feminine: bool = False  # with ة
    adjective: bool = False  # with ال and the ending of a nisba, or listed
    accusative: bool = False
    by_the: bool = False  # بال
    verbal: bool = False  # looks like a verb, or is listed
    said: Cue | None = None  # the verb in ما قاله
    manner: bool = False  # a participle in the accusative: ضاحكا, مخاطبا


class Unit(NamedTuple):
    """A word outside quotation marks, or a quotation as one piece.

    ``start`` and ``end`` are offsets of the word, or of the quotation with its marks; ``before``
    is what stands between the unit before and this one; ``governed`` tells a word with ل that the
    document also has without it (لأوكرانيا, but not لافروف).
    """

    tag: Tag
    start: int
    end: int
    before: str
    words: int = 1
    quote: Quoted | None = None
    governed: bool = False

    @property
    def key(self) -> str:
        """The key of the word."""
        return self.tag.key


QUOTE = Tag("")
Sentence = Sequence[Unit]


def tag_of(key: str, names: Names) -> Tag:
    """Give what is known of a word by its key."""
    roles, longer = roles_of(key)
    return Tag(
        key,
        roles,
        longer,
        cue_of(key),
        names.beginning(key),
        complementizer=bool(_COMPLEMENTIZER.fullmatch(key)),
        definite=key.startswith("ال"),
        to=key.startswith("ل"),
        to_the=key.startswith("لل"),
        by=key.startswith("ب"),
        owned=len(key) > 3 and key.endswith(_POSSESSIVES) and not key.startswith(("ال", "و")),
        number=key.isdigit(),
        feminine=key.endswith("ة"),
        adjective=bool(_NISBA.fullmatch(key)) or bool(roles & _ADJECTIVE),
        accusative=key.endswith("ا"),
        by_the=key.startswith("بال") and len(key) > 5,
        verbal=bool(_VERBAL.fullmatch(key) or roles & _ACT),
        said=cue_with_object(key),
        manner=bool(_MANNER.fullmatch(key)),
    )


def plays(units: Sentence, at: int, roles: int) -> int:
    """Give how many units from ``at`` on play one of the roles; 0 if none does.

    ``ل`` at the end of a phrase (وفقا لـ) stands on the word after it.
    """
    tag = units[at].tag
    for role, rest in tag.longer:
        if role & roles and _follow(units, at + 1, rest):
            return 1 + sum(part != "ل" for part in rest)
    return 1 if tag.roles & roles else 0


def _follow(units: Sentence, at: int, rest: tuple[str, ...]) -> bool:
    if len(units) < at + len(rest):
        return False
    return all(
        units[at + step].tag.to if part == "ل" else units[at + step].tag.key == part
        for step, part in enumerate(rest)
    )


def opens_clause(units: Sentence, at: int) -> bool:
    """Tell whether what is said begins at a unit, with إن or after a colon."""
    return at < len(units) and (units[at].tag.complementizer or ":" in units[at].before)


class Paragraph(NamedTuple):
    """The sentences of a paragraph in which something may be said, its words, and its end.

    With each sentence goes the beginning of the one before it.
    """

    sentences: list[tuple[Sentence, Sentence]]
    words: int
    end: int


class Tagged:
    """A table of tokens whose distinct words are tagged."""

    def __init__(self, tokens: pd.DataFrame, names: Names) -> None:
        surface, gap = tokens["surface"].array, tokens["gap"].array
        self.tags = _tags(surface, names)
        self.undotted = _undotted(surface, self.tags)
        self.codes = surface.codes
        self.start, self.end, self.sentence = (
            tokens[column].to_numpy() for column in ("start", "end", "sentence")
        )
        told = np.array([_tells(tag) for tag in self.tags], dtype=bool)
        colon = np.array([":" in text for text in gap.categories], dtype=bool)
        self.told = told[self.codes] | colon[gap.codes]

    def tags_in(self, codes: np.ndarray) -> Sequence[Tag]:
        """Give the tags in a document with these words: whether its علي is a name."""
        if not self.undotted.names or self.undotted.signs.isdisjoint(codes.tolist()):
            return self.tags
        tags = list(self.tags)
        for code in self.undotted.names:
            tags[code] = self.undotted.preposition
        return tags


class Document:
    """One document as units, which are made only where something may be said."""

    def __init__(self, text: str, tagged: Tagged, rows: slice) -> None:
        self._text = text
        self._codes, self._sentence = tagged.codes[rows], tagged.sentence[rows]
        self._start, self._end = tagged.start[rows], tagged.end[rows]
        self._quotes, self._heads = _heads(text, self._start)
        self._lasts = np.append(self._heads[1:], len(self._start)) - 1
        self._told = tagged.told[rows][self._heads]
        self._told[np.isin(self._heads, list(self._quotes))] = True
        self._tags = tagged.tags_in(np.unique(self._codes))
        self._known = {self._tags[code].key for code in np.unique(self._codes)}

    def paragraphs(self) -> Iterator[Paragraph]:
        """Give the paragraphs of the document."""
        sentences: list[tuple[Sentence, Sentence]] = []
        begin = first = earlier = 0
        for number, newline in self._edges():
            for piece in range(begin, number, _LONGEST):
                until = min(piece + _LONGEST, number)
                if self._told[piece:until].any():
                    before = self._units(earlier, min(begin, earlier + _CONTEXT))
                    sentences.append((self._units(piece, until), before))
            begin, earlier = number, begin
            if newline:
                words = int(self._lasts[number - 1] - self._heads[first]) + 1
                yield Paragraph(sentences, words, self._edge(number - 1)[1])
                sentences, first = [], number

    def _edges(self) -> Iterator[tuple[int, bool]]:
        """Give the units after which a sentence ends, and whether its paragraph does."""
        following = self._sentence[self._heads[1:]]
        changes = 1 + np.flatnonzero(following != self._sentence[self._lasts[:-1]])
        for number in changes.tolist():
            gap = self._text[self._edge(number - 1)[1] : self._edge(number)[0]]
            quote = self._quotes.get(int(self._heads[number - 1]))
            stopped = quote and _STOPPED.search(self._text[quote.start : quote.end])
            if stopped or _BREAK.search(gap):
                yield number, "\n" in gap
        yield len(self._heads), True

    def _edge(self, number: int) -> tuple[int, int]:
        """Give where a unit starts and ends, with its marks."""
        head = int(self._heads[number])
        quote = self._quotes.get(head)
        if quote:
            return quote.outer_start, quote.outer_end
        return int(self._start[head]), int(self._end[head])

    def _units(self, begin: int, until: int) -> Sentence:
        before = self._edge(begin - 1)[1] if begin else 0
        heads = self._heads[begin:until]
        units = []
        lasts, codes = self._lasts[begin:until], self._codes[heads]
        columns = (heads, lasts, codes, self._start[heads], self._end[heads])
        for head, last, code, *edges in zip(*(c.tolist() for c in columns), strict=True):
            quote = self._quotes.get(head)
            tag = QUOTE if quote else self._tags[code]
            start, end = quote[2:4] if quote else edges
            governed = tag.to and tag.key[1:] in self._known
            gap = self._text[before:start]
            units.append(Unit(tag, start, end, gap, last - head + 1, quote, governed))
            before = end
        return units


class _Undotted(NamedTuple):
    """Where every final ى has its dots (إلي, حتي), علي is the preposition على, not a name."""

    names: list[int]
    signs: frozenset[int]
    preposition: Tag


def _undotted(surface: pd.Categorical, tags: list[Tag]) -> _Undotted:
    """Give the words written علي, whose tag becomes a name's, and those that tell a habit."""
    written = [
        (code, normalize(word, "light")) if tag.key in _DOTTED else (code, "")
        for code, (word, tag) in enumerate(zip(surface.categories.tolist(), tags, strict=True))
    ]
    ali = [code for code, word in written if word.endswith("علي")]
    signs = frozenset(code for code, word in written if word.endswith("ي") and code not in ali)
    preposition = tags[ali[0]] if ali else QUOTE
    for code in ali:
        tags[code] = Tag(tags[code].key + "*")
    return _Undotted(ali, signs, preposition)


_DOTTED = frozenset({"علي", "وعلي", "الي", "والي", "حتي"})


def _tags(surface: pd.Categorical, names: Names) -> list[Tag]:
    """Give the tag of each category; words of one key share one."""
    of_key: dict[str, Tag] = {}
    used = np.zeros(len(surface.categories), dtype=bool)
    used[surface.codes] = True
    tags = [QUOTE] * len(used)
    for code, word in enumerate(surface.categories.tolist()):
        if used[code]:
            key = fold(word)
            if key not in of_key:
                of_key[key] = tag_of(key, names)
            tags[code] = of_key[key]
    return tags


_TELLING = mask("own_words", "as_says", "source", "saying", "telling")


def _tells(tag: Tag) -> bool:
    """Tell whether a sentence with this word may hold what somebody says, or names somebody."""
    longer = any(role & _TELLING for role, _ in tag.longer)
    told = tag.cue or tag.names or tag.manner or tag.said
    return bool(told or longer or tag.roles & _TELLING)


def _heads(text: str, start: np.ndarray) -> tuple[dict[int, Quoted], np.ndarray]:
    """Give the quotations by their first token, and the first tokens of all units."""
    kept = np.ones(len(start), dtype=bool)
    quotes: dict[int, Quoted] = {}
    for quote in quoted_spans(text) if MARK.search(text) else ():
        first, last = np.searchsorted(start, [quote.outer_start, quote.outer_end]).tolist()
        if first < last:
            quotes[first] = quote
            kept[first + 1 : last] = False
    return quotes, np.flatnonzero(kept)
