"""The words by which speech is told: cue verbs in their forms, and the small words around them.

Both are data: ``cue_verbs.csv`` (lemma, class, perfect, imperfect, participle, preposition, weak)
and ``cue_words.csv`` (role, words). No name of a speaker stands here.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import regex

from .units import Unit, fold

COMPLEMENTIZER = regex.compile(r"[وفبل]?ان(?:ه|ها|هم|هما|هن|نا|ني|ي|ك|كم)?")
_CONJUNCTIONS = ("و", "ف")


class Cue(NamedTuple):
    """One form of a cue verb.

    ``kind`` is the class of the verb: say, urge, judge, tell and name take an object, with stand
    the speaker follows a preposition, nobody has none. ``agrees`` is m, f, dual, plural, or "" of
    a participle or verbal noun, whose speaker is another verb's.
    """

    lemma: str
    kind: str
    preposition: str = ""
    weak: bool = False
    agrees: str = ""
    joined: bool = False


@cache
def cue_forms() -> Mapping[str, Cue]:
    """Give every written form of every cue verb, folded, with and without a conjunction."""
    forms: dict[str, Cue] = {}
    for lemma, kind, perfect, imperfect, participle, preposition, weak in _read("cue_verbs.csv"):
        cue = Cue(lemma, kind, fold(preposition), weak == "yes")
        for form, agrees in _inflected(perfect, imperfect, participle):
            for conjunction in ("", *_CONJUNCTIONS):
                written = conjunction + fold(form)
                inflected = cue._replace(agrees=agrees, joined=bool(conjunction))
                forms.setdefault(written, inflected)
                forms.setdefault(written.replace("ء", ""), inflected)
    return forms


def _inflected(perfect: str, imperfect: str, participle: str) -> Iterator[tuple[str, str]]:
    """Give the third persons of a verb and the accusatives of its participle, each with who."""
    if perfect:
        middle = {"ا": "و", "ى": "ي"}.get(perfect[-1], "")
        root = perfect[:-1] if middle else perfect
        yield from ((perfect, "m"), (root + "ت", "f"), (root + "وا", "plural"))
        yield from ((root + middle + "ا", "dual"), (root + "تا", "dual"))
    if imperfect:
        middle = {"ى": "ي", "ي": "ي", "و": "و"}.get(imperfect[-1], "")
        root = imperfect[1:-1] if middle else imperfect[1:]
        yield from (("ي" + imperfect[1:], "m"), ("ت" + imperfect[1:], "f"))
        yield from ((prefix + root + middle + "ان", "dual") for prefix in "يت")
        yield "ي" + root + "ون", "plural"
    if participle:
        yield from ((participle + ending, "") for ending in ("ا", "ة", "ين", "ات", "تين"))


@cache
def roles() -> Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]:
    """Give, by first key, the roles of the small words and what follows, the longest first."""
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for role, words in _read("cue_words.csv"):
        first, *rest = (fold(word) for word in words.split())
        table.setdefault(first, []).append((role, tuple(rest)))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[1]))
    return table


def role_at(units: Sequence[Unit], at: int, *wanted: str) -> int:
    """Give how many units from ``at`` on play one of the wanted roles; 0 if none does.

    A conjunction before the first word changes nothing; ``ل`` at the end of a phrase (وفقا لـ)
    stands on the word after it.
    """
    key = units[at].key
    spelled = [key, key[1:]] if key[:1] in _CONJUNCTIONS else [key]
    if wanted in (("namer",), ("medium",)):
        spelled += [regex.sub("^[وف]?(?:لل|[بكل]?(?:ال)?)", "", key)]
    for word in spelled:
        for role, rest in roles().get(word, ()):
            if role in wanted and _follow(units, at + 1, rest):
                return 1 + sum(part != "ل" for part in rest)
    return 0


def _follow(units: Sequence[Unit], at: int, rest: tuple[str, ...]) -> bool:
    if len(units) < at + len(rest):
        return False
    return all(
        units[at + step].key.startswith(part) if part == "ل" else units[at + step].key == part
        for step, part in enumerate(rest)
    )


def cue_at(units: Sequence[Unit], at: int) -> Cue | None:
    """Give the cue verb that a unit is, with an object's ending or without."""
    key = units[at].key
    cue = cue_forms().get(key)
    if cue is None and key.endswith(("ه", "ها", "هم")):
        stripped = cue_forms().get(regex.sub("(?:ه|ها|هم)$", "", key))
        cue = stripped if stripped and stripped.kind in ("name", "tell") else None
    return cue


def is_complementizer(unit: Unit) -> bool:
    """Tell إن and أن, with what is written on them."""
    return bool(COMPLEMENTIZER.fullmatch(unit.key))


def opens_clause(units: Sequence[Unit], at: int) -> bool:
    """Tell whether what is said begins at a unit, with إن or after a colon."""
    return at < len(units) and (is_complementizer(units[at]) or ":" in units[at].before)


@cache
def _read(name: str) -> list[tuple[str, ...]]:
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    return [tuple(row) for row in csv.reader(lines)][1:]
