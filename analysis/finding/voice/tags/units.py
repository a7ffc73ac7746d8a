"""Documents and their tokens -> sentences of units, all documents column by column.

Sentences in which nothing is said are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from itertools import pairwise, repeat
from typing import NamedTuple

import numpy as np
import pandas as pd
import regex

from ...marks import Quoted, quoted_spans
from .cues import cue_forms, cue_with_object, first_words, mask
from .governed import LETTERS, governed
from .keys import keys
from .names import Names
from .pieces import Piece, Sentence
from .tag import AFTER_COLON, MANNER, NAMED, QUOTE, QUOTED, SOURCES, TELLS, WALLS, Tag
from .unit import BREAK, COLON, NEWLINE, Unit, marks_of

_SO, _SPEAKER = mask("manner"), mask("title", "any office")
_LINE_COLON = regex.compile(r"[\s)\]]*:\s*[«“\"]?\s*")
# A text without punctuation is read in pieces, so that time stays in proportion to its length.
_LONGEST = 400
# So many units of the sentence before are kept in mind.
_CONTEXT = 24
_DASHED = regex.compile(r"[.!?؟]\s*[-–—]\s")  # a full stop before an item of a list
_STOPPED = regex.compile(r"[.…][\p{M}\p{Cf}]*\Z")
_FLAGS = {
    TELLS: ("saying", "telling", "noun_of", "noun_to", "noun_by", "noun_on", "noun_for"),
    SOURCES: ("own_words", "as_says", "source"),
    WALLS: ("boundary", "turn", "contrast", "clause"),
}
_OBJECT_ENDS = frozenset("هام")  # of قاله, قالها, قالهم


class Paragraph(NamedTuple):
    """The sentences of a paragraph in which something may be said, its words, and its end."""

    sentences: list[Sentence]
    words: int
    end: int


class _Tags(dict[str, Tag]):
    """The tags of words, each made when it is first asked for."""

    def __init__(self, names: Names) -> None:
        super().__init__({"": QUOTE})
        self._names = names

    def __missing__(self, key: str) -> Tag:
        self[key] = tag = Tag(key, self._names.beginning(key))
        return tag


class Units:
    """The units of all documents, column by column: words, and each quotation as one piece."""

    def __init__(self, texts: Mapping[str, str], tokens: pd.DataFrame, names: Names) -> None:
        docs, begins, doc = _documents(tokens)
        self.texts = [(name, texts.get(name, "")) for name in docs]
        start, end, sentence = (tokens[name].to_numpy() for name in ("start", "end", "sentence"))
        spans, heads = _quotes([text for _, text in self.texts], doc, start)
        self.heads, self.lasts = heads, np.append(heads[1:], len(doc)) - 1
        self.words = self.lasts - heads + 1
        self.start, self.end, doc_of = start[heads], end[heads], doc[heads]
        self.begins = np.searchsorted(heads, begins)
        surface, gap = tokens["surface"].array, tokens["gap"].array
        self.code_of, codes = keys(surface, doc)
        self.keys = list(self.code_of)
        self.governed = governed(codes, doc, self.code_of)[heads]
        self.codes = codes[heads]
        self.gaps, self.gap_codes = gap.categories.tolist(), gap.codes[heads].astype("int64")
        self._put_quotes(spans, doc_of)
        self.tags, self.quotes = _Tags(names), spans
        named = names.first_words()  # of the table, with which few words begin
        self.tags.update({key: Tag(key) for key in self.keys if key and key not in named})
        self.tag_of = [self.tags[key] for key in self.keys]  # by the number of the word
        self.marks = list(map(marks_of, self.gaps))
        marks = np.array(self.marks, dtype="uint8")[self.gap_codes]
        self.flags = _flags(self.code_of, names)[self.codes]
        self.flags[list(spans)] = QUOTED
        self.flags[marks & COLON > 0] |= AFTER_COLON
        self._make(marks)
        self._part(sentence, marks, doc_of)

    def _make(self, marks: np.ndarray) -> None:
        """Make the units: what stands many times in the same way is one, made once."""
        ways = (self.codes * len(self.gaps) + self.gap_codes) * len(LETTERS) + self.governed
        places = list(self.quotes)
        ways[places] = -1 - np.array(places, dtype="int64")
        number, distinct = pd.factorize(ways)
        first = np.empty(len(distinct), dtype="int64")
        first[number[::-1]] = np.arange(len(ways))[::-1]
        columns = (
            map(self.tag_of.__getitem__, self.codes[first].tolist()),
            map(self.gaps.__getitem__, self.gap_codes[first].tolist()),
            marks[first].tolist(),
            self.words[first].tolist(),
            map(self.quotes.get, first.tolist()),
            map(LETTERS.__getitem__, self.governed[first].tolist()),
        )
        self._units = list(map(list(map(Unit, *columns)).__getitem__, number.tolist()))

    def _put_quotes(self, quotes: Mapping[int, Quoted], doc: np.ndarray) -> None:
        """Put the quotations where their first words stand, and what stands around them."""
        places = list(quotes)
        self.codes[places] = len(self.keys)
        self.keys.append("")
        self.start[places] = [quote.outer_start for quote in quotes.values()]
        self.end[places] = [quote.outer_end for quote in quotes.values()]
        for at in sorted({*places, *(at + 1 for at in places)}):
            if at < len(doc):
                first = at == 0 or doc[at] != doc[at - 1]
                before = 0 if first else self.end[at - 1]
                self.gap_codes[at] = len(self.gaps)
                self.gaps.append(self.texts[doc[at]][1][before : self.start[at]])

    def _part(self, sentence: np.ndarray, marks: np.ndarray, doc: np.ndarray) -> None:
        """Find where sentences and paragraphs begin, and in which something may be said."""
        ends = np.zeros(len(doc), dtype=bool)
        goes_on = ends.copy()
        for at, quote in self.quotes.items():
            if at + 1 < len(doc):
                text = self.texts[doc[at]][1][quote.outer_start : quote.outer_end]
                ends[at + 1] = bool(_STOPPED.search(text))
                so = self.tag_of[self.codes[at + 1]].roles & _SO
                goes_on[at + 1] = bool(so)  # «…». هكذا لخص X
        newline = marks & NEWLINE > 0
        newline[self._begun(newline)] = False
        ends |= (marks & BREAK > 0) & (newline | (marks & (COLON | NEWLINE) != COLON | NEWLINE))
        ends &= newline | ~goes_on
        dashed = np.array([bool(_DASHED.search(gap)) for gap in self.gaps], dtype=bool)
        ends[1:] &= (sentence[self.heads[1:]] != sentence[self.lasts[:-1]]) | dashed[
            self.gap_codes[1:]
        ]
        ends[self.begins] = newline[self.begins] = True
        self.sentences = np.flatnonzero(ends)
        self.paragraphs = newline[self.sentences]
        told = self.flags & ~np.uint8(WALLS) > 0
        self.told = np.logical_or.reduceat(told, self.sentences) if len(doc) else told

    def _begun(self, newline: np.ndarray) -> list[int]:
        """Give the lines that a line ending in a name, or a cue, and a colon has begun."""
        heads = newline.copy()
        heads[self.begins] = True
        lines = np.flatnonzero(heads)
        begun = []
        for line, at in pairwise(lines.tolist()):
            if at > line and _LINE_COLON.fullmatch(self.gaps[self.gap_codes[at]]):
                first, last = (self.tag_of[self.codes[place]] for place in (line, at - 1))
                told = any(tag.cue and tag.cue.agrees in ("m", "f") for tag in (first, last))
                if told or first.roles & _SPEAKER:
                    begun.append(at)
        return begun

    def piece(self, text: str, first: int, last: int) -> Piece:
        """Give the units from one to another, exclusive."""
        return Piece(text, self._units[first:last], self.start[first:last], self.end[first:last])

    def documents(self) -> list[Document]:
        """Give the documents that have words."""
        places = [*self.begins.tolist(), len(self.heads)]
        sentences = np.searchsorted(self.sentences, places).tolist()
        edges = zip(pairwise(places), pairwise(sentences), strict=True)
        return [
            Document(doc, text, self, *units, slice(*rows))
            for (doc, text), (units, rows) in zip(self.texts, edges, strict=True)
        ]


class Document:
    """One document: its name, its text, its units from ``first`` to ``last``, and its sentences."""

    def __init__(
        self, doc: str, text: str, units: Units, first: int, last: int, sentences: slice
    ) -> None:
        self.doc, self.text, self._units, self._first, self._last = doc, text, units, first, last
        self._sentences = sentences

    def piece(self) -> Piece:
        """Give all units."""
        return self._units.piece(self.text, self._first, self._last)

    def tag(self, key: str) -> Tag:
        """Give the tag of a word."""
        return self._units.tags[key]

    def places(self, keys: Iterable[str], before: int, after: int) -> Iterator[tuple[Piece, int]]:
        """Give where one of some words stands: its sentence around it, and its place in that."""
        every = self._units
        for at in sorted(at for key in keys for at in self._where(key)):
            place = int(np.searchsorted(every.sentences, at, side="right"))
            begin = max(int(every.sentences[place - 1]), at - before)
            end = int(every.sentences[place]) if place < len(every.sentences) else self._last
            yield every.piece(self.text, begin, min(end, at + after + 1)), at - begin

    def times(self, key: str) -> int:
        """Give how often a word stands in the document."""
        return len(self._where(key))

    def _where(self, key: str) -> list[int]:
        """Give the units that are a word."""
        code = self._units.code_of.get(key)
        if code is None:
            return []
        found = np.nonzero(self._units.codes[self._first : self._last] == code)[0]
        return (found + self._first).tolist()

    @cached_property
    def unmarked(self) -> str:
        """The keys of the words outside marks, one after the other."""
        codes = self._units.codes[self._first : self._last]
        return " ".join([self._units.keys[code] for code in codes.tolist()])

    def paragraphs(self) -> Iterator[Paragraph]:
        """Give the paragraphs of the document."""
        every, first, rows = self._units, self._first, self._sentences
        begins, told = every.sentences[rows].tolist(), every.told[rows].tolist()
        heads = [*every.paragraphs[rows].tolist()[1:], True]
        sentences: list[Sentence] = []
        earlier = first
        for begin, end, said, newline in zip(
            begins, [*begins[1:], self._last], told, heads, strict=True
        ):
            if said:
                last = min(begin, earlier + _CONTEXT)
                before = partial(every.piece, self.text, earlier, last)
                for edge in range(begin, end, _LONGEST):
                    last = min(edge + _LONGEST, end)
                    flags = every.flags[edge:last].tobytes()
                    sentence = Sentence(every.piece(self.text, edge, last), flags, before)
                    if sentence.which(~WALLS):
                        sentences.append(sentence)
            earlier = begin
            if newline:
                words = int(every.lasts[end - 1] - every.heads[first]) + 1
                yield Paragraph(sentences, words, int(every.end[end - 1]))
                sentences, first = [], end


def _documents(tokens: pd.DataFrame) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Give the documents of the tokens, the first token of each, and the document of each."""
    codes = tokens["doc"].array.codes.astype("int64")
    begins = np.flatnonzero(np.diff(codes, prepend=-2))
    number = np.repeat(np.arange(len(begins)), np.diff(np.append(begins, len(codes))))
    return tokens["doc"].array.categories[codes[begins]].astype("str").tolist(), begins, number


def _quotes(
    texts: Sequence[str], doc: np.ndarray, start: np.ndarray
) -> tuple[dict[int, Quoted], np.ndarray]:
    """Give the quotations by their unit, and the first tokens of all units."""
    furthest = 1 + max(map(len, texts), default=0)
    spans = [(number, span) for number, text in enumerate(texts) for span in quoted_spans(text)]
    edges = [(n * furthest + span[2], n * furthest + span[3]) for n, span in spans]
    places = np.array(edges, dtype="int64").reshape(-1, 2)
    places = np.searchsorted(doc * furthest + start, places)
    held = places[:, 0] < places[:, 1]
    kept = np.ones(len(doc), dtype=bool)
    for first, last in places[held].tolist():
        kept[first + 1 : last] = False
    units = np.cumsum(kept)[places[held, 0]] - 1
    quotes = (span for (_, span), there in zip(spans, held.tolist(), strict=True) if there)
    return dict(zip(units.tolist(), quotes, strict=True)), np.flatnonzero(kept)


@cache
def _flagged() -> Mapping[str, int]:
    """Give what a sentence may hold that has one of these words."""
    flags = dict.fromkeys(cue_forms(), TELLS)
    for flag, roles in _FLAGS.items():
        for word in first_words(*roles):
            flags[word] = flags.get(word, 0) | flag
    return flags


def _flags(keys: Mapping[str, int], names: Names) -> np.ndarray:
    """Give what a sentence may hold that has one of these words, or a quotation, numbered last."""
    flags = [*map(_flagged().get, keys, repeat(0)), 0]
    for key, place in keys.items():
        last = key[-1:]
        if last in _OBJECT_ENDS and (
            (last == "ا" and MANNER.fullmatch(key)) or cue_with_object(key)
        ):
            flags[place] |= TELLS
    for key in names.first_words() & keys.keys():
        flags[keys[key]] |= NAMED
    return np.array(flags, dtype="uint8")
