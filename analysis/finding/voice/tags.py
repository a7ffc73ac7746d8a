"""Tokens and quotation marks -> sentences of tagged units: what each word is, asked once a word.

A *tag* is what is known of one distinct word: the roles that it can play, the cue verb that it is
a form of, the names that begin with it, and what is written on it. A *unit* is a word of the text
with its tag, or a whole quotation. Sentences in which nothing is said are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from itertools import repeat
from operator import or_
from typing import NamedTuple, final

import numpy as np
import pandas as pd
import regex

from ...reading.spelling import normalize
from .cues import cue_of, cue_with_object, fold, mask, roles_of
from .marks import Quoted, quoted_spans
from .speakers import Form, Names

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


# A sentence with none of these words, and no name, holds nothing that somebody says.
_TELLING = mask("saying", "telling")
_SOURCE = mask("own_words", "as_says", "source")


class _Asked:
    """A property that is found out when it is first asked for, and kept."""

    def __init__(self, find_out: Callable[[Tag], bool]) -> None:
        self._find_out, self.__doc__ = find_out, find_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, tag: Tag, owner: type) -> bool:
        tag.__dict__[self._name] = found = self._find_out(tag)
        return found


@final
class Tag:
    """What is known of one distinct word; what is seldom asked is found out when it is asked.

    ``roles`` are those that it plays alone, as bits (see :func:`mask`), ``longer`` those that it
    begins, with the keys of the words after it; ``may`` are both. ``names`` are forms of the table
    of speakers that begin with it, ``cue`` is the cue verb that it is a form of, ``said`` the verb
    in ما قاله, ``manner`` tells a participle in the accusative (ضاحكا, مخاطبا), ``tells`` whether
    it may be the word that tells that somebody speaks, ``to`` whether it may carry ل.
    """

    def __init__(self, key: str, names: Sequence[Form] = ()) -> None:
        self.key, self.names = key, names
        self.roles, self.longer = roles_of(key)
        self.may = reduce(or_, (role for role, _ in self.longer), self.roles)
        self.cue, self.said = cue_of(key), cue_with_object(key)
        self.manner = key.endswith("ا") and bool(_MANNER.fullmatch(key))
        self.to = key.startswith("ل")
        self.tells = bool(self.cue or self.said or self.manner or self.may & _TELLING)

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


Sentence = Sequence[Unit]


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


def marks_of(gap: str) -> int:
    """Give the marks between two units, as bits."""
    return sum(bit for bit, pattern in _BETWEEN.items() if pattern.search(gap))


def plays(units: Sentence, at: int, roles: int) -> int:
    """Give how many units from ``at`` on play one of the roles; 0 if none does.

    ``ل`` at the end of a phrase (وفقا لـ) stands on the word after it.
    """
    if not 0 <= at < len(units):
        return 0
    tag = units[at].tag
    if not tag.may & roles:
        return 0
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


def roles_at(units: Sentence, at: int) -> int:
    """Give all roles that units play from ``at`` on, as bits."""
    tag = units[at].tag
    longer = (role for role, rest in tag.longer if _follow(units, at + 1, rest))
    return reduce(or_, longer, tag.roles)


def playing(units: Sentence, roles: int) -> list[int]:
    """Give the units that may play one of these roles."""
    return [at for at, unit in enumerate(units) if unit.tag.may & roles]


def opens_clause(units: Sentence, at: int) -> bool:
    """Tell whether what is said begins at a unit, with إن or after a colon."""
    return at < len(units) and (units[at].tag.complementizer or bool(units[at].marks & COLON))


def heads(units: Sequence[Unit], at: int) -> bool:
    """Tell a word that may begin a clause: the first, after a mark, or with و."""
    return at == 0 or bool(units[at].before.strip()) or units[at].key.startswith("و")


class Paragraph(NamedTuple):
    """The sentences of a paragraph in which something may be said, its words, and its end.

    With each sentence goes the beginning of the one before it.
    """

    sentences: list[tuple[Sentence, Sentence]]
    words: int
    end: int


class Tagged:
    """A table of tokens whose distinct words are tagged, and whose distinct gaps are read."""

    def __init__(self, tokens: pd.DataFrame, names: Names) -> None:
        surface, gap = tokens["surface"].array, tokens["gap"].array
        doc = tokens["doc"].array.codes.astype("int64")
        self.tags = _tags(surface, names)
        self.codes = _undotted(surface, doc, self.tags)
        self.gaps, self.gap_codes = gap.categories.tolist(), gap.codes
        self.marks = np.array([marks_of(text) for text in self.gaps], dtype="int64")
        self.start, self.end, self.sentence = (
            tokens[column].to_numpy() for column in ("start", "end", "sentence")
        )
        told = np.array(
            [bool(tag.tells or tag.names or tag.may & _SOURCE) for tag in self.tags], dtype=bool
        )
        self.told = told[self.codes] | (self.marks[self.gap_codes] & COLON > 0)
        self.governed = self._governed(doc)

    def _governed(self, doc: np.ndarray) -> np.ndarray:
        """Tell the words with ل that their document also has without it."""
        number = {tag.key: place for place, tag in enumerate(self.tags)}
        keys = np.array([number[tag.key] for tag in self.tags], dtype="int64")
        bare = [number.get(tag.key[1:], -1) if tag.to else -1 for tag in self.tags]
        wanted = np.array(bare, dtype="int64")[self.codes]
        governed: np.ndarray = wanted >= 0
        there = np.sort(doc * len(self.tags) + keys[self.codes])
        sought = (doc * len(self.tags) + wanted)[governed]
        places = np.searchsorted(there, sought).clip(max=len(there) - 1)
        governed[governed] = there[places] == sought
        return governed


class Document:
    """One document as units: its words, and each quotation as one piece."""

    def __init__(self, text: str, tagged: Tagged, rows: slice) -> None:
        self._text = text
        start, self._sentence = tagged.start[rows], tagged.sentence[rows]
        self._quotes, self._heads = _heads(text, start)
        self._lasts = np.append(self._heads[1:], len(start)) - 1
        told = tagged.told[rows][self._heads]
        told[list(self._quotes)] = True
        self._told = told.tobytes()
        self.units = self._made(tagged, rows)

    def _made(self, tagged: Tagged, rows: slice) -> list[Unit]:
        """Give all units, the quotations put where their first words stand."""
        columns = (tagged.codes, tagged.start, tagged.end, tagged.gap_codes, tagged.governed)
        codes, start, end, gaps, governed = (column[rows][self._heads] for column in columns)
        units = list(
            map(
                Unit,
                map(tagged.tags.__getitem__, codes.tolist()),
                start.tolist(),
                end.tolist(),
                map(tagged.gaps.__getitem__, gaps.tolist()),
                tagged.marks[gaps].tolist(),
                (self._lasts - self._heads + 1).tolist(),
                repeat(None),
                governed.tolist(),
            )
        )
        for at, quote in self._quotes.items():
            _, _, begin, until, _ = quote
            before = self._text[units[at - 1].end if at else 0 : begin]
            marks, words = marks_of(before), units[at].words
            units[at] = Unit(QUOTE, begin, until, before, marks, words, quote)
            if at + 1 < len(units):
                before = self._text[until : units[at + 1].start]
                units[at + 1] = units[at + 1]._replace(before=before, marks=marks_of(before))
        return units

    def paragraphs(self) -> Iterator[Paragraph]:
        """Give the paragraphs of the document."""
        units = self.units
        sentences: list[tuple[Sentence, Sentence]] = []
        begin = first = earlier = 0
        for number, newline in self._edges():
            before = units[earlier : min(begin, earlier + _CONTEXT)]
            for piece in range(begin, number, _LONGEST):
                until = min(piece + _LONGEST, number)
                if self._told.find(1, piece, until) >= 0:
                    sentences.append((units[piece:until], before))
            begin, earlier = number, begin
            if newline:
                words = int(self._lasts[number - 1] - self._heads[first]) + 1
                yield Paragraph(sentences, words, units[number - 1].end)
                sentences, first = [], number

    def _edges(self) -> Iterator[tuple[int, bool]]:
        """Give the units after which a sentence ends, and whether its paragraph does."""
        following = self._sentence[self._heads[1:]]
        changes = 1 + np.flatnonzero(following != self._sentence[self._lasts[:-1]])
        for number in changes.tolist():
            last, marks = self.units[number - 1], self.units[number].marks
            goes_on = last.quote and self.units[number].tag.roles & _SO  # «…». هكذا لخص X
            stopped = last.quote and _STOPPED.search(self._text[last.start : last.end])
            if (marks & BREAK or stopped) and (marks & NEWLINE or not goes_on):
                yield number, bool(marks & NEWLINE)
        yield len(self._heads), True


_DOTTED = frozenset({"علي", "وعلي", "الي", "والي", "حتي"})


def _undotted(surface: pd.Categorical, doc: np.ndarray, tags: list[Tag]) -> np.ndarray:
    """Give the tag of each token: علي is a name, but where a document dots every final ى (إلي)."""
    written = [
        (code, normalize(word, "light"))
        for code, (word, tag) in enumerate(zip(surface.categories.tolist(), tags, strict=True))
        if tag.key in _DOTTED
    ]
    ali = [code for code, word in written if word.endswith("علي")]
    codes = surface.codes.astype("int64")
    if not ali:
        return codes
    signs = [code for code, word in written if word.endswith("ي") and code not in ali]
    dotting = np.zeros(doc.max(initial=0) + 1, dtype=bool)
    dotting[doc[np.isin(codes, signs)]] = True
    preposition = dotting[doc] & np.isin(codes, ali)
    tags.append(tags[ali[0]])
    for code in ali:
        tags[code] = Tag(tags[code].key + "*")
    return np.where(preposition, len(tags) - 1, codes)


def _tags(surface: pd.Categorical, names: Names) -> list[Tag]:
    """Give the tag of each category; words of one key share one."""
    used = np.zeros(len(surface.categories), dtype=bool)
    used[surface.codes] = True
    places = np.flatnonzero(used)
    tags = [QUOTE] * len(used)
    keys = fold("\n".join(surface.categories[places].tolist())).split("\n") if len(places) else []
    of_key = {key: Tag(key, names.beginning(key)) for key in dict.fromkeys(keys)}
    for code, key in zip(places.tolist(), keys, strict=True):
        tags[code] = of_key[key]
    return tags


def _heads(text: str, start: np.ndarray) -> tuple[dict[int, Quoted], np.ndarray]:
    """Give the quotations by their unit, and the first tokens of all units."""
    kept = np.ones(len(start), dtype=bool)
    spans = quoted_spans(text)
    edges = [(span.outer_start, span.outer_end) for span in spans]
    places = np.searchsorted(start, np.array(edges, dtype="int64").reshape(-1, 2))
    held = places[:, 0] < places[:, 1]
    for first, last in places[held].tolist():
        kept[first + 1 : last] = False
    units = np.cumsum(kept)[places[held, 0]] - 1
    quotes = (span for span, there in zip(spans, held.tolist(), strict=True) if there)
    return dict(zip(units.tolist(), quotes, strict=True)), np.flatnonzero(kept)
