"""Page furniture: what a web page puts around an article, found by rules kept as data.

The rules stand in ``chrome.csv`` (rule, pattern, an example). A pattern must match a whole
line, open the file, or close it behind the end of a sentence; nothing inside one is ever cut.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import regex

from .errors import InputError
from .shipped import shipped
from .sources import read_csv
from .tables import require


class Cut(NamedTuple):
    """A piece of a file that is not the article; offsets point into the file's text."""

    start: int
    end: int
    text: str
    rule: str


Rules = tuple[tuple[str, regex.Pattern[str]], ...]

#: How long one rule may look at one line; a rule of the user's own may never come to an end.
_SECONDS = 5
# How many characters of a line tell most rules that they are not asked.
_OPENING = 4
# What begins a pattern that closes the file: it looks back at the end of a sentence.
_BEHIND = "(?<="
# Lines with something in them, behind the first.
_LINE = regex.compile(r"\n(?=[^\S\n]*\S)")


@cache
def rules() -> Rules:
    """Give the rules of ``chrome.csv``, compiled, in their order."""
    return _compiled(pd.DataFrame(shipped(__package__, "chrome.csv")), file=None)


@cache
def _words() -> dict[str, str]:
    """Give what patterns name in braces: ``{date}``, all a date is made of; ``{net}``, networks."""
    rows = shipped(__package__, "chrome_words.csv")
    date, net = (
        "|".join(row["word"] for row in rows if row["name"] == name) for name in ("date", "net")
    )
    return {
        "date": rf"(?:[\d٠-٩]|[^\S\n]|[/.,،:|()+–-]|(?:{date})(?!\p{{L}}))++",
        "net": rf"(?:{net})(?!\p{{L}})",
    }


def own_rules(furniture: str | Path | pd.DataFrame | None) -> Rules:
    """Give the house's rules and a user's own after them; none at all for ``"none"``.

    A user's rules are a CSV with the columns ``rule`` (its name) and ``pattern`` (a regular
    expression that matches a whole line; plain words match themselves).
    """
    if furniture is None:
        return rules()
    if isinstance(furniture, str) and furniture == "none":
        return ()
    if isinstance(furniture, pd.DataFrame):
        table, file = furniture.set_axis(pd.RangeIndex(2, len(furniture) + 2)), None
    else:
        file = Path(furniture)
        table = read_csv(file, "utf-8")
    require(table, ["rule", "pattern"], table_name="furniture")
    return (*rules(), *_compiled(table, file=file))


def _compiled(table: pd.DataFrame, *, file: Path | None) -> Rules:
    """Compile rules; each matches a whole line, with the blanks and the newline behind it."""
    found = []
    for row, rule, pattern in zip(table.index, table["rule"], table["pattern"], strict=True):
        whole = pattern if pattern.startswith(("^", r"\A", _BEHIND)) else f"^(?:{pattern})$"
        try:
            # A line may end in blanks or a carriage return; the cut takes them and the newline.
            ready = whole.replace("$", r"[ \t\r]*(?:\n|\Z)")
            for name, meant in _words().items():
                ready = ready.replace(f"{{{name}}}", meant)
            found.append((rule, regex.compile(ready, regex.MULTILINE)))
        except regex.error as error:
            raise InputError(
                "a pattern of page furniture is a regular expression",
                found=pattern,
                mend=f"{error}.",
                file=file,
                place=f"row {row}",
            ) from None
    return tuple(found)


def find_chrome(text: str, among: Rules | None = None) -> list[Cut]:
    """Give the pieces of page furniture in a text, in order, none overlapping."""
    ours = rules()
    known = ours if among is None else tuple(rule for rule in among if rule in ours)
    own = () if among is None else tuple(rule for rule in among if rule not in ours)
    found: list[Cut] = []
    for start in (0, *(line.end() for line in _LINE.finditer(text))):
        opened = _opened_by(known, text[start : start + _OPENING])
        found += (_cut(match, rule) for rule, match in _matches((*opened, *own), text, start))
    if known:
        last = text.rstrip().rfind("\n") + 1
        tails = ((rule, pattern.search(text, last)) for rule, pattern in _tails())
        found += (_cut(match, rule) for rule, match in tails if match)
    return _disjoint(cut for cut in found if cut.text)


@cache
def _tails() -> Rules:
    """Give the rules for what stands in the last line, behind its last sentence."""
    return tuple(rule for rule in rules() if rule[1].pattern.startswith(_BEHIND))


def _cut(match: regex.Match[str], rule: str) -> Cut:
    return Cut(match.start(), match.end(), match[0], rule)


def _matches(among: Rules, text: str, start: int) -> Iterator[tuple[str, regex.Match[str]]]:
    """Give the rules that match at the beginning of a line, each within its time."""
    for rule, pattern in among:
        try:
            match = pattern.match(text, start, timeout=_SECONDS)
        except TimeoutError:
            raise InputError(
                f"a rule of page furniture looks at a line for {_SECONDS} seconds at most",
                found=rule,
                mend="Write its pattern without repetitions inside repetitions.",
            ) from None
        if match:
            yield rule, match


@lru_cache(maxsize=2**14)
def _opened_by(among: Rules, opening: str) -> Rules:
    """Give the rules that a line with this opening may match: for most lines, none."""
    return tuple(
        rule
        for rule in among
        if not rule[1].pattern.startswith(_BEHIND) and rule[1].match(opening, partial=True)
    )


def _disjoint(cuts: Iterable[Cut]) -> list[Cut]:
    """Order the cuts and drop each that overlaps an earlier one."""
    kept: list[Cut] = []
    for cut in sorted(cuts):
        if not kept or cut.start >= kept[-1].end:
            kept.append(cut)
    return kept


def outside(text: str, span: tuple[int, int], cuts: list[Cut], *, rule: str) -> list[Cut]:
    """Add to the cuts all that lies outside a span of the file, piece by piece."""
    pieces = []
    for begin, end in ((0, span[0]), (span[1], len(text))):
        edges = [begin, *(e for c in cuts if begin <= c.start < end for e in c[:2]), end]
        pieces += [
            Cut(start, stop, text[start:stop], rule)
            for start, stop in zip(edges[::2], edges[1::2], strict=True)
            if text[start:stop].strip()
        ]
    return sorted([*cuts, *pieces])


def keep(text: str, cuts: Iterable[Cut]) -> str:
    """Give the text without its cuts."""
    kept, begin = [], 0
    for cut in cuts:
        kept.append(text[begin : cut.start])
        begin = cut.end
    return "".join([*kept, text[begin:]])


def as_text(cuts: Iterable[Cut]) -> str:
    """Write the cuts of a document as text, which goes through merges and files."""
    pieces = list(cuts)
    return json.dumps(pieces, ensure_ascii=False) if pieces else ""


def removed(documents: pd.DataFrame) -> pd.DataFrame:
    r"""Give every piece that was cut from the files, and by which rule: nothing goes in silence.

    Parameters
    ----------
    documents : DataFrame
        As :func:`read_corpus` gives it.

    Returns
    -------
    DataFrame
        One row per piece: ``doc``, ``start`` and ``end`` (offsets into the file's text, in
        characters, newlines as they are, a byte order mark not counted), ``text``, ``rule``.

    Raises
    ------
    InputError
        If the table does not come from :func:`read_corpus`.

    See Also
    --------
    reading_report, read_corpus

    Examples
    --------
    >>> cuts = find_chrome("نص.\nاترك تعليقاً")
    >>> documents = pd.DataFrame({"doc": ["a"], "cut": [as_text(cuts)]})
    >>> removed(documents)[["doc", "start", "end", "rule"]]
      doc  start  end          rule
    0   a      4   16  comment form
    """
    require(documents, ["doc", "cut"], table_name="documents")
    rows = [
        (doc, *cut)
        for doc, cuts in zip(documents["doc"], documents["cut"], strict=True)
        for cut in (json.loads(cuts) if isinstance(cuts, str) and cuts else ())
    ]
    table = pd.DataFrame(rows, columns=["doc", *Cut._fields])
    return table.astype(
        {"doc": "str", "start": "int64", "end": "int64", "text": "str", "rule": "str"}
    )
