"""Tokens and quotation marks -> sentences of tagged units: what each word is, asked once a word.

A *tag* is what is known of one distinct word: the roles that it can play, the cue verb that it is
a form of, the names that begin with it, and what is written on it. A *unit* is a word of the text
with its tag, or a whole quotation. Sentences in which nothing is said are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache, partial, reduce
from itertools import pairwise
from operator import itemgetter, or_
from typing import Generic, NamedTuple, TypeVar, final

import numpy as np
import pandas as pd
import regex

from ...reading.spelling import normalize
from .cues import Cue, Longer, cue_forms, cue_of, cue_with_object, first_words, fold, mask, roles_of
from .marks import Quoted, quoted_spans
from .speakers import Form, Names

_Found = TypeVar("_Found")

# What may stand between two units, as bits.
COLON, STOP, DIVIDE, COMMA, BREAK, NEWLINE = 1, 2, 4, 8, 16, 32
_BETWEEN = {
    COLON: regex.compile(":"),
    STOP: regex.compile(r"[،,؛;(]|\s[–—-]|[–—-]\s"),
    DIVIDE: regex.compile(r"[،,:؛;()/]|\s[–—-]|[–—-]\s"),
    COMMA: regex.compile("[،,]"),
    BREAK: regex.compile(r"[.!?؟…]|\n"),
    NEWLINE: regex.compile("\n"),
}
# A text without punctuation is read in pieces, so that time stays in proportion to its length.
_LONGEST = 400
# So many units of the sentence before are kept in mind.
_CONTEXT = 14
_STOPPED = regex.compile(r"[.…][\p{M}\p{Cf}]*\Z")
COMPLEMENTIZER = regex.compile(r"[وفبلك]?ان(?:ه|ها|هم|هما|هن|نا|ني|ي|ك|كم)?")
_OPENER = regex.compile(r"[^وفلك].*")
_MANNER = regex.compile(
    r"(?:م[^ا]\w{2,4}|م[خجوطسعنحتص]ا\w{1,2}|\w(?<![ال])ا\w(?!ي)\w)(?<!ه)ا"  # but جارها
)
_VERBAL = regex.compile(r"[وف]?(?:[يت]\w{3,4}|است\w{2,4}|\w{3,}(?<!ا)ت)")
# يعلن, تستعد, تتحدث, تعتبر: no name, nationality or verbal noun (تقرير, تعاون) is written so.
_FINITE = regex.compile(
    r"\w{3,}وا(?:ه|ها|هم)?|و?(?:(?:ي(?!و|ا|من|نا|نبع|هود|سار|مين|حيي|زيد)|تست|تت(?!وي))\w{3,}(?<![ية]|ات|ييل)|ت\wت[^ي]\w)"
)
_ACT, _SO = mask("act"), mask("manner")
# With a conjunction and a preposition, with a preposition and a pronoun, or an adverb.
_NO_HEAD = regex.compile(r"و(?:لل|[بل])\w{3,}|(?:ت\wا\w\w|ت\w\wي\w|است\w\wا\w|ا\wت\wا\w)ا")
# Perfects of three letters may be names: كرم, فضل.
_VERB = regex.compile(r"\w{4,}|صدر|تم|جري|بلغ")
# A verbal noun by its form, in the construct: تشغيل, اغتيال, استخدام, انسحاب.
DEED = regex.compile(r"ت\w\wي\w|ت\wا\w[^ةء]|است\w\wا\w|ان\w\wا\w|ا\wت\wا\w")
_MASDAR, _OWN_W, _PREPOSITION = mask("masdar"), mask("own_w"), mask("preposition")
_PEOPLE = mask("any office", "any body", "any namer", "title", "self", "honour", "counterpart")
_PRONOUN = regex.compile("(?<=..)(?:ه|ها|هم|هما|هن|نا|كم)$")
_NISBA = regex.compile(r"ال\w{2,}(?:ي|ية|يين|يون|يان|يات)|الا\w{3}|ال\w+ى")
_ADJECTIVE = mask("adjective")
_POSSESSIVES = ("ه", "ها", "هم", "هما")


class _Asked(Generic[_Found]):
    """A property that is found out when it is first asked for, and kept."""

    def __init__(self, find_out: Callable[[Tag], _Found]) -> None:
        self._find_out, self.__doc__ = find_out, find_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, tag: Tag, owner: type) -> _Found:
        tag.__dict__[self._name] = found = self._find_out(tag)
        return found


@final
class Tag:
    """What is known of one distinct word, each found out when it is asked.

    ``names`` are forms of the table of speakers that begin with it; ``to`` tells whether it may
    carry ل.
    """

    def __init__(self, key: str, names: Sequence[Form] = ()) -> None:
        self.key, self.names, self.to = key, names, key.startswith("ل")

    @_Asked
    def _roles(self) -> tuple[int, Longer]:
        return roles_of(self.key)

    @_Asked
    def roles(self) -> int:
        """The roles that it plays alone, as bits (see :func:`mask`)."""
        return self._roles[0]

    @_Asked
    def longer(self) -> Longer:
        """The roles that it begins, by the word after it."""
        return self._roles[1]

    @_Asked
    def may(self) -> int:
        """The roles that it plays alone or begins."""
        more = (role for entries in self.longer.values() for role, _ in entries)
        return reduce(or_, more, self.roles)

    @_Asked
    def cue(self) -> Cue | None:
        """The cue verb that it is a form of."""
        return cue_of(self.key)

    @_Asked
    def said(self) -> Cue | None:
        """The cue verb in ما قاله."""
        return cue_with_object(self.key)

    @_Asked
    def manner(self) -> bool:
        """Whether it is a participle in the accusative: ضاحكا, مخاطبا."""
        return self.key.endswith("ا") and bool(_MANNER.fullmatch(self.key))

    @_Asked
    def complementizer(self) -> bool:
        """Whether it is إن or أن, with whatever is written on it."""
        return bool(COMPLEMENTIZER.fullmatch(self.key))

    @_Asked
    def opens(self) -> bool:
        """Whether it is إن or أن that begins what is said: no فإن, لأن."""
        return self.complementizer and bool(_OPENER.fullmatch(self.key))

    @_Asked
    def definite(self) -> bool:
        """Whether it begins with ال."""
        return self.key.startswith("ال")

    @_Asked
    def to_the(self) -> bool:
        """Whether it begins with لل."""
        return self.key.startswith("لل")

    @_Asked
    def by(self) -> bool:
        """Whether it may carry ب."""
        return self.key.startswith("ب")

    @_Asked
    def by_the(self) -> bool:
        """Whether it begins with بال."""
        return self.key.startswith("بال") and len(self.key) > 5

    @_Asked
    def owned(self) -> bool:
        """Whether it has a possessive pronoun of the third person."""
        key = self.key
        own = key.endswith("الله") or key.startswith(("ال", "و"))  # عبدالله
        return len(key) > 3 and key.endswith(_POSSESSIVES) and not own

    @_Asked
    def thing(self) -> bool:
        """Whether it is a thing with a pronoun: مداخلته, قلقه, but not زوجها or خوسيه."""
        return _is_thing(self.key, self.roles)

    @_Asked
    def number(self) -> bool:
        """Whether it begins with a digit."""
        return self.key[:1].isdigit()

    @_Asked
    def feminine(self) -> bool:
        """Whether it ends in ة."""
        return self.key.endswith("ة")

    @_Asked
    def plural(self) -> bool:
        """Whether it is a plural of people: المسؤولين, محللون."""
        key = self.key
        return (len(key) > 5 and key.endswith("ون")) or (len(key) > 7 and key.endswith("ين"))

    @_Asked
    def adjective(self) -> bool:
        """Whether it has ال and the ending of a nisba, or is listed."""
        return bool(_NISBA.fullmatch(self.key) or self.roles & _ADJECTIVE)

    @_Asked
    def accusative(self) -> bool:
        """Whether it ends in ا."""
        return self.key.endswith("ا")

    @_Asked
    def verbal(self) -> bool:
        """Whether it looks like a verb, or is listed as one."""
        return bool(_VERBAL.fullmatch(self.key) or self.roles & _ACT)

    @_Asked
    def finite(self) -> bool:
        """Whether it is a verb in the third person, and nothing else."""
        key = self.key
        listed = (self.roles | roles_of(key.removesuffix("ت"))[0]) & _ACT
        verb = _FINITE.fullmatch(key) or (listed and _VERB.fullmatch(key))
        return bool(verb) and not self.roles & _OWN_W

    @_Asked
    def no_head(self) -> bool:
        """Whether it cannot begin a noun phrase: وبخصوص, خلالها, تفاعلا."""
        apart = _NO_HEAD.fullmatch(self.key) and not self.roles & _OWN_W
        return bool(apart) or _governing(self.key)

    @_Asked
    def deed(self) -> bool:
        """Whether it is a verbal noun: تشغيل, وجود."""
        return bool(DEED.fullmatch(self.key) or self.roles & _MASDAR)

    @_Asked
    def plain(self) -> bool:
        """Whether it ends no noun phrase: no role, no verb, nothing written on it."""
        written = self.to or self.by_the or self.owned or self.complementizer or self.number
        verb = self.cue or self.finite or self.manner or self.key.endswith("ت")
        return not (self.may or self.names or written or verb or self.thing or self.no_head)


QUOTE = Tag("")


class Unit(NamedTuple):
    """A word outside quotation marks, or a quotation as one piece.

    ``start`` and ``end`` are offsets of the word, or of the quotation with its marks; ``before``
    is what stands between the unit before and this one, ``marks`` its marks as bits (``COLON`` …);
    ``governed`` tells a word with ل that the document also has without it (لأوكرانيا, but not
    لافروف).
    """

    tag: Tag
    start: int
    end: int
    before: str
    marks: int = 0
    words: int = 1
    quote: Quoted | None = None
    governed: bool = False

    @property
    def key(self) -> str:
        """The key of the word."""
        return self.tag.key


# What a sentence is searched for, as bits: each is found out once for a distinct word.
TELLS, SOURCES, WALLS, NAMED, QUOTED, AFTER_COLON = 1, 2, 4, 8, 16, 32
_FLAGS = {
    TELLS: ("saying", "telling"),
    SOURCES: ("own_words", "as_says", "source"),
    WALLS: ("boundary", "turn", "contrast", "clause"),
}


class Sentence(list[Unit]):
    """The units of a sentence, and which of them are worth a look: with a flag each."""

    def __init__(self, units: Iterable[Unit], flags: bytes) -> None:
        super().__init__(units)
        self._flagged = [(at, flag) for at, flag in enumerate(flags) if flag]
        self._any = reduce(or_, set(flags), 0)

    def which(self, flags: int) -> list[int]:
        """Give the units that have one of the flags."""
        return [at for at, flag in self._flagged if flag & flags] if self._any & flags else []


def _governing(key: str) -> bool:
    """Tell a preposition with a pronoun: خلالها, عنهم."""
    return bool(roles_of(_PRONOUN.sub("", key))[0] & _PREPOSITION) and bool(_PRONOUN.search(key))


def _is_thing(key: str, roles: int) -> bool:
    """Tell a noun with a pronoun that is no person's, who might speak."""
    base = _PRONOUN.sub("", key)
    certain = key.endswith(("ته", "ها", "هم", "هما")) or roles_of(base)[0] & _MASDAR
    owner = certain or DEED.fullmatch(base)
    people = (roles | roles_of(base)[0] | roles_of(base.removesuffix("ت") + "ة")[0]) & _PEOPLE
    return bool(owner) and len(key) > 4 and base != key and not key.startswith("ال") and not people


@lru_cache(maxsize=1024)
def marks_of(gap: str) -> int:
    """Give the marks between two units, as bits."""
    return sum(bit for bit, pattern in _BETWEEN.items() if pattern.search(gap))


_SIZE = itemgetter(1)
_OBJECT_ENDS = frozenset("هام")  # of قاله, قالها, قالهم


def plays(units: Sequence[Unit], at: int, roles: int) -> int:
    """Give how many units from ``at`` on play one of the roles; 0 if none does.

    ``ل`` at the end of a phrase (وفقا لـ) stands on the word after it.
    """
    if not 0 <= at < len(units):
        return 0
    tag = units[at].tag
    if not tag.may & roles:
        return 0
    if tag.longer and (longer := _longer(units, at)):
        for role, size in sorted(longer, key=_SIZE, reverse=True):
            if role & roles:
                return size
    return 1 if tag.roles & roles else 0


def _longer(units: Sequence[Unit], at: int) -> list[tuple[int, int]]:
    """Give the roles that a unit begins with those after it, each with how many words it has."""
    if at + 1 == len(units):
        return []
    longer, following = units[at].tag.longer, units[at + 1].tag
    found = [
        (role, 2 + sum(part != "ل" for part in rest) if rest else 2)
        for role, rest in longer.get(following.key, ())
        if not rest or _follow(units, at + 2, rest)
    ]
    if following.to and "ل" in longer:
        found += [(role, 1) for role, rest in longer["ل"] if not rest]
    return found


def _follow(units: Sequence[Unit], at: int, rest: tuple[str, ...]) -> bool:
    if len(units) < at + len(rest):
        return False
    return all(
        units[at + step].tag.to if part == "ل" else units[at + step].tag.key == part
        for step, part in enumerate(rest)
    )


def roles_at(units: Sequence[Unit], at: int) -> int:
    """Give all roles that units play from ``at`` on, as bits."""
    return reduce(or_, (role for role, _ in _longer(units, at)), units[at].tag.roles)


def opens_clause(units: Sequence[Unit], at: int) -> bool:
    """Tell whether what is said begins at a unit, with إن or after a colon."""
    return at < len(units) and (units[at].tag.complementizer or bool(units[at].marks & COLON))


def heads(units: Sequence[Unit], at: int) -> bool:
    """Tell a word that may begin a clause: the first, after a mark, or with و."""
    return at == 0 or bool(units[at].before.strip()) or units[at].key.startswith("و")


_UNIT = partial(tuple.__new__, Unit)  # of its fields in one


class Paragraph(NamedTuple):
    """The sentences of a paragraph in which something may be said, its words, and its end.

    With each sentence goes how to get the beginning of the one before it.
    """

    sentences: list[tuple[Sentence, Callable[[], Sentence]]]
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
        self.start, self.end, doc_of = start[heads], end[heads], doc[heads]
        self.begins = np.searchsorted(heads, begins)
        surface, gap = tokens["surface"].array, tokens["gap"].array
        self.keys = _keys(surface)
        codes = _undotted(surface, doc, self.keys)
        self.governed = _governed(codes, doc, self.keys)[heads]
        self.codes = codes[heads]
        self.gaps, self.gap_codes = gap.categories.tolist(), gap.codes[heads].astype("int64")
        self._put_quotes(spans, doc_of)
        self.tags, self.quotes = _Tags(names), spans
        self.marks = list(map(marks_of, self.gaps))
        marks = np.array(self.marks, dtype="uint8")[self.gap_codes]
        self.flags = np.array([_flags(key, names) for key in self.keys], dtype="uint8")[self.codes]
        self.flags[list(spans)] = QUOTED
        self.flags[marks & COLON > 0] |= AFTER_COLON
        self._part(sentence, marks, doc_of)

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
                so = self.tags[self.keys[self.codes[at + 1]]].roles & _SO
                goes_on[at + 1] = bool(so)  # «…». هكذا لخص X
        newline = marks & NEWLINE > 0
        ends |= marks & BREAK > 0
        ends &= newline | ~goes_on
        ends[1:] &= sentence[self.heads[1:]] != sentence[self.lasts[:-1]]
        ends[self.begins] = newline[self.begins] = True
        self.sentences = np.flatnonzero(ends)
        self.paragraphs = newline[self.sentences]
        told = self.flags & ~np.uint8(WALLS) > 0
        self.told = np.logical_or.reduceat(told, self.sentences) if len(doc) else told

    def units(self, first: int, last: int) -> Sentence:
        """Give the units from one to another, exclusive."""
        rows = slice(first, last)
        gaps = self.gap_codes[rows].tolist()
        columns = zip(
            map(self.tags.__getitem__, map(self.keys.__getitem__, self.codes[rows].tolist())),
            self.start[rows].tolist(),
            self.end[rows].tolist(),
            map(self.gaps.__getitem__, gaps),
            map(self.marks.__getitem__, gaps),
            (self.lasts[rows] - self.heads[rows] + 1).tolist(),
            map(self.quotes.get, range(first, last)),
            self.governed[rows].tolist(),
            strict=True,
        )
        return Sentence(map(_UNIT, columns), self.flags[rows].tobytes())

    def documents(self) -> list[Document]:
        """Give the documents that have words."""
        places = pairwise([*self.begins.tolist(), len(self.heads)])
        return [
            Document(doc, text, self, *edges)
            for (doc, text), edges in zip(self.texts, places, strict=True)
        ]


class Document:
    """One document: its name, its text, and its units from ``first`` to ``last``, exclusive."""

    def __init__(self, doc: str, text: str, units: Units, first: int, last: int) -> None:
        self.doc, self.text, self._units, self._first, self._last = doc, text, units, first, last

    def units(self) -> Sentence:
        """Give all units."""
        return self._units.units(self._first, self._last)

    @cached_property
    def unmarked(self) -> str:
        """The text without what stands in marks."""
        pieces, last = [], 0
        flags = self._units.flags[self._first : self._last]
        for at in np.flatnonzero(flags & QUOTED) + self._first:
            _, _, begin, until, _ = self._units.quotes[int(at)]
            pieces.append(self.text[last:begin])
            last = until
        return "\n".join([*pieces, self.text[last:]])

    def paragraphs(self) -> Iterator[Paragraph]:
        """Give the paragraphs of the document."""
        every = self._units
        rows = slice(*np.searchsorted(every.sentences, (self._first, self._last)).tolist())
        begins, told = every.sentences[rows].tolist(), every.told[rows].tolist()
        heads = [*every.paragraphs[rows].tolist()[1:], True]
        sentences: list[tuple[Sentence, Callable[[], Sentence]]] = []
        first, before = self._first, partial(every.units, self._first, self._first)
        for begin, end, said, newline in zip(
            begins, [*begins[1:], self._last], told, heads, strict=True
        ):
            if said:
                sentences += ((piece, before) for piece in self._pieces(begin, end))
            before = partial(every.units, begin, min(end, begin + _CONTEXT))
            if newline:
                words = int(every.lasts[end - 1] - every.heads[first]) + 1
                yield Paragraph(sentences, words, int(every.end[end - 1]))
                sentences, first = [], end

    def _pieces(self, begin: int, end: int) -> Iterator[Sentence]:
        for first in range(begin, end, _LONGEST):
            piece = self._units.units(first, min(first + _LONGEST, end))
            if piece.which(~WALLS):
                yield piece


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


def _governed(codes: np.ndarray, doc: np.ndarray, keys: Sequence[str]) -> np.ndarray:
    """Tell the words with ل that their document also has without it."""
    number = {key: place for place, key in enumerate(keys)}
    same = np.array([number[key] for key in keys], dtype="int64")
    bare = [number.get(key[1:], -1) if key[:1] == "ل" else -1 for key in keys]
    wanted = np.array(bare, dtype="int64")[codes]
    governed: np.ndarray = wanted >= 0
    there = np.sort(doc * len(keys) + same[codes])
    sought = (doc * len(keys) + wanted)[governed]
    places = np.searchsorted(there, sought).clip(max=len(there) - 1)
    governed[governed] = there[places] == sought
    return governed


_DOTTED = frozenset({"علي", "وعلي", "الي", "والي", "حتي"})


def _undotted(surface: pd.Categorical, doc: np.ndarray, keys: list[str]) -> np.ndarray:
    """Give the key of each token: علي is a name, but where a document dots every final ى (إلي)."""
    written = [
        (code, normalize(word, "light"))
        for code, (word, key) in enumerate(zip(surface.categories.tolist(), keys, strict=True))
        if key in _DOTTED
    ]
    ali = [code for code, word in written if word.endswith("علي")]
    codes = surface.codes.astype("int64")
    if not ali:
        return codes
    signs = [code for code, word in written if word.endswith("ي") and code not in ali]
    dotting = np.zeros(doc.max(initial=0) + 1, dtype=bool)
    dotting[doc[np.isin(codes, signs)]] = True
    preposition = dotting[doc] & np.isin(codes, ali)
    keys.append(keys[ali[0]])
    for code in ali:
        keys[code] += "*"
    return np.where(preposition, len(keys) - 1, codes)


def _keys(surface: pd.Categorical) -> list[str]:
    """Give the key of each category, "" of those that no token has."""
    used = np.flatnonzero(np.bincount(surface.codes, minlength=len(surface.categories)))
    keys = [""] * len(surface.categories)
    folded = fold("\n".join(surface.categories[used].tolist())).split("\n")
    for code, key in zip(used.tolist(), folded, strict=False):
        keys[code] = key
    return keys


@cache
def _flagged() -> Mapping[str, int]:
    """Give what a sentence may hold that has one of these words."""
    flags = dict.fromkeys(cue_forms(), TELLS)
    for flag, roles in _FLAGS.items():
        for word in first_words(*roles):
            flags[word] = flags.get(word, 0) | flag
    return flags


def _flags(key: str, names: Names) -> int:
    """Give what a sentence may hold that has this word."""
    flags = _flagged().get(key, 0) | (NAMED if names.beginning(key) else 0)
    last = key[-1:]
    manner = last == "ا" and _MANNER.fullmatch(key)
    tells = manner or (last in _OBJECT_ENDS and cue_with_object(key))
    return flags | TELLS if tells else flags
