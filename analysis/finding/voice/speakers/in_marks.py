"""Words in marks within a report -> those that only name something: ورشة «طين», but «متسرع».

The weights are data: ``in_marks.csv``, with what each trait is. They were fitted by a logistic
regression with a ridge on annotated news; to fit them anew:
``python -m tests.finding.voice.fit_marks``.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

import regex

from ..statements.naming import is_name
from ..tags.cues import fold, mask, ordinary_nouns
from ..tags.tag import Tag
from ..tags.unit import COLON, Unit, plays
from ..tags.units import Document

#: So many words at most only name something.
LONGEST = 4
_FAR, _OFTEN, _TELLING = 8, 3, 3
_WORD = regex.compile(r"[\p{L}\p{M}\d]+")
_STOPS = regex.compile(r"[\s\p{Cf}]*(?:[.،؛\n]|\Z)")
_ARABIC = regex.compile(r"\p{Arabic}")
# متسرع, المستهجنة, المتمردة.
_PARTICIPLE = regex.compile(r"(?:ال)?م(?:ت|ست|ن)\w{3,4}[ةا]?")
_DENIES = frozenset({"لا", "لم", "لن", "ليس", "ليست", "ما", "نحن", "انا", "اننا", "انني", "اني"})
_AND, _PREPOSITION, _DOCUMENT = mask("and"), mask("preposition"), mask("document", "act of state")


def named(document: Document, units: Sequence[Unit], said: range, how: str) -> set[int]:
    """Give the quotations within a report that are a name: of each other's kind where joined."""
    quoted = [at for at in said if units[at].quote]
    names = {at for at in quoted if is_foreign(document, units[at])}
    for joined in _joined(units, candidates(units, said) if quoted else ()):
        scores = [_score(traits(document, units, at, said, how)) for at in joined]
        written = any(_is_document(document, units, at) for at in joined)
        names.update(joined if written or sum(scores) > 0 else ())
    return names


def is_foreign(document: Document, unit: Unit) -> bool:
    """Tell a name in marks by its letters: «F16Block52», «PC World»."""
    return not _ARABIC.search(document.text, *unit.edges)


def says_something(document: Document, unit: Unit) -> bool:
    """Tell words that are a sentence, or a piece of one: «لن نترك أحدا وراءنا»."""
    if unit.quote is None or unit.words <= LONGEST:
        return False
    tags = map(_tag, _WORD.findall(document.text, unit.quote.start, unit.quote.end))
    return any(tag.finite or tag.we or tag.complementizer or tag.key in _DENIES for tag in tags)


def candidates(units: Sequence[Unit], said: range) -> list[int]:
    """Give the short quotations within a report, but those after a colon."""
    return [
        at
        for at in said
        if units[at].quote
        and units[at].words <= LONGEST
        and not units[at].marks & COLON
        and not is_name(units, at)
    ]


def traits(
    document: Document, units: Sequence[Unit], at: int, said: range, how: str
) -> dict[str, float]:
    """Give what tells a name from words of the speaker's own."""
    unit, before, first = units[at], units[max(at - 1, 0)], at == said.start and how == "speech"
    start, end, *_ = unit.quote or unit.edges
    words = _WORD.findall(document.text, start, end)
    tags = [_tag(word) for word in words] or [before.tag]
    subject = before.tag.definite or before.tag.owned or before.tag.to_the or before.tag.by_the
    keys = [tag.key for tag in tags]
    again = sum(document.unmarked.count(key) for key in keys if len(key) > _TELLING)
    again = _OFTEN if _stands_bare(document, " ".join(keys)) else min(again, _OFTEN)
    opening = units[said.start : said.start + 2]
    others = (units[other] for other in said if other != at)
    return {
        "words": math.log(len(tags)),
        "unknown": sum(map(_is_unknown, tags)) / len(tags),
        "without marks": float(how == "speech" and not first),
        "at once": float(first),
        "clause": float(any(unit.tag.complementizer for unit in opening)),
        "predicate": float(bool(subject) and not (before.quote or tags[0].definite)),
        "at the end": float(bool(_STOPS.match(document.text, unit.edges[1]))),
        "distance": math.log1p(min(at - said.start, _FAR)),
        "again": again / _OFTEN,
        "company": float(any(other.quote and other.words >= _TELLING for other in others)),
    }


def _is_document(document: Document, units: Sequence[Unit], at: int) -> bool:
    """Tell what is written somewhere: صورة من «قرار القيد»."""
    unit = units[at]
    governed = plays(units, at - 1, _PREPOSITION) and not unit.before.strip()
    word = _WORD.search(document.text, *unit.edges) if governed else None
    return bool(word and _tag(word[0]).roles & _DOCUMENT)


def _stands_bare(document: Document, name: str) -> bool:
    """Tell words that stand without marks, too: زوار «برج السحاب» after برج السحاب."""
    return f" {name} " in f" {document.unmarked} "


@cache
def weights_of() -> dict[str, float]:
    """Give the weight of each trait, and the constant."""
    lines = files(__package__).joinpath("in_marks.csv").read_text(encoding="utf-8").splitlines()
    return {row["trait"]: float(row["weight"]) for row in csv.DictReader(lines)}


def _score(known: dict[str, float]) -> float:
    weights = weights_of()
    return weights["constant"] + sum(weights[trait] * value for trait, value in known.items())


def _joined(units: Sequence[Unit], places: Sequence[int]) -> Iterator[list[int]]:
    """Part quotations into those that stand side by side: «الأحادية» و«التسلّط»."""
    chain: list[int] = []
    for at in places:
        beside = chain and (at - chain[-1] == 1 or (at - chain[-1] == 2 and _is_and(units[at - 1])))
        if chain and not beside:
            yield chain
            chain = []
        chain.append(at)
    if chain:
        yield chain


def _is_and(unit: Unit) -> bool:
    return bool(unit.tag.roles & _AND) or unit.key == "او"


@lru_cache(maxsize=4096)
def _tag(word: str) -> Tag:
    return Tag(fold(word))


def _is_unknown(tag: Tag) -> bool:
    """Tell a word that is no ordinary noun, no verb, no small word: it may be a name."""
    noun = tag.ordinary or (tag.definite and tag.key[2:] in ordinary_nouns())
    known = noun or tag.roles or tag.cue or tag.deed or tag.finite
    return not (known or tag.adjective or _PARTICIPLE.fullmatch(tag.key))
