"""What every contestant is given, and the form in which their answers are compared."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

WORD = r"\d+(?:[.,]\d+)*|[ء-ٰٟ-ۓ]+|[A-Za-z]+"  # enough for the texts of the generator
WITHIN = 5  # words
CONTEXT = 8  # words
_ENDINGS = "ها|هم|هن|هما|ه|كم|كن|كما|نا|ا"
_FOLDED = str.maketrans("أإآؤئى", "اااءءي", "ًٌٍَُِّْـ")


def texts_of(path: Path) -> list[str]:
    """Give the documents of the corpus, one a line."""
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def folded(words: Iterable[str]) -> list[str]:
    """Give the key of each word: no marks, no hamza, small letters."""
    return "\n".join(words).translate(_FOLDED).casefold().split("\n")


def write_families(path: Path, stems: Iterable[str]) -> None:
    """Choose twenty families of ten terms each for a corpus."""
    fit = [stem for stem in stems if len(stem) >= 5 and not re.match("ال|.*[ةىا]$", stem)]
    chosen = {f"family {n:02}": fit[10 * n : 10 * n + 10] for n in range(20)}
    path.with_suffix(".json").write_text(json.dumps(chosen), encoding="utf-8")


def families(path: Path) -> dict[str, list[str]]:
    """Give the families whose terms are sought in a corpus."""
    found: dict[str, list[str]] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return found


def keyword(path: Path) -> str:
    """Give the term whose lines are read."""
    return families(path)["family 00"][0]


def forms(terms: Sequence[str]) -> str:
    """Give a pattern over keys for terms with what Arabic writes on a word."""
    any_ = "|".join(terms)
    return f"^(?:[وف]?(?:[بكل]?(?:{any_})(?:{_ENDINGS})?|(?:[بك]?ال|لل)(?:{any_})))$"


def counts(found: Mapping[str, int]) -> str:
    """Give the digest of a count of words or families."""
    return _digest(f"{word}\t{n}" for word, n in sorted(found.items()))


def pair_counts(first: Sequence[str], second: Sequence[str], n: Any) -> str:
    """Give the digest of pairs: how many, the sums of n and of its square, and the first 500."""
    import numpy as np

    n = np.asarray(n, dtype="int64")
    if not len(n):
        return "none"
    least = int(np.partition(n, -500)[-500]) if len(n) > 500 else 1
    kept = np.flatnonzero(n >= least).tolist()
    listed = sorted((*sorted((first[place], second[place])), int(n[place])) for place in kept)
    return _digest([f"{len(n)} {n.sum()} {(n * n).sum()}", *map(repr, listed)])


def matrix(found: Iterable[tuple[int, str, int]]) -> str:
    """Give the digest of the cells of documents x families that are not empty."""
    return _digest(f"{doc} {family} {n}" for doc, family, n in sorted(found))


def lines(found: Iterable[tuple[Sequence[str], str, Sequence[str]]]) -> str:
    """Give the digest of lines: keys before, keyword and keys after."""
    listed = (" ".join([*before, "|", word, "|", *after]) for before, word, after in found)
    return _digest(sorted(listed))


def _digest(rows: Iterable[str]) -> str:
    whole = sha256()
    number = 0
    for row in rows:
        number += 1
        whole.update(f"{row}\n".encode())
    return f"{number} rows, {whole.hexdigest()[:12]}"
