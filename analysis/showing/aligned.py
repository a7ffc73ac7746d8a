"""Pairs of sentences side by side, the words in which they differ marked."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any, NamedTuple

import pandas as pd
import regex

from analysis.reading.errors import one_of
from analysis.reading.spelling import normalize
from analysis.reading.tables import require
from analysis.showing.cells import written
from analysis.showing.direction import attributes, escape, is_arabic, way
from analysis.showing.display import Shown
from analysis.showing.phrases import LANGUAGES, phrase
from analysis.showing.whole import framed, in_parts

#: Words of a text that are compared: longer texts are no sentences.
_MOST = 400
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}\u0640]+")


class _Piece(NamedTuple):
    """A run of a text, and whether only this text has its words."""

    text: str
    own: bool


def show_aligned(
    pairs: pd.DataFrame,
    *,
    first: int | None = None,
    file: str = "aligned",
    lang: str = "en",
) -> Shown:
    """Return pairs of sentences side by side, the words that only one of the two has marked.

    Words are compared by their normalised spelling, in their order: other vowel signs, hamzas or
    punctuation are no difference, another ending or a particle is one.

    Parameters
    ----------
    pairs : DataFrame
        Columns `text1` and `text2`, as `shared_passages` returns them or as the reader chose
        them; `doc1`, `doc2`, `speaker`, and `gloss1`, `gloss2` (what the texts say in another
        language) are shown where they are there.
    first : int, optional
        Show so many pairs only; under them a hundred more are folded, and the whole is there as
        CSV and Parquet.
    file : str
        What those files are called.
    lang : {"en", "ar"}
        The language of what is said beside the texts.

    Returns
    -------
    Shown
        What Jupyter displays: Arabic from right to left, the first text where reading begins; on
        a phone the second below the first. In plain text, and where no style reaches, marked
        words stand in square brackets.

    Raises
    ------
    InputError
        A column is missing, or `lang` is another.

    See Also
    --------
    shared_passages, show_lines

    References
    ----------
    Ratcliff, J. W. and Metzener, D. E. (1988). Pattern matching: the gestalt approach. Dr. Dobb's
    Journal 13(7), 46.

    Examples
    --------
    >>> pair = {"doc1": "003", "text1": "صداقة بلا حدود", "doc2": "004", "text2": "شراكة بلا حدود"}
    >>> show_aligned(pd.DataFrame([pair]))
    003: [صداقة] بلا حدود
    004: [شراكة] بلا حدود
    """
    one_of("lang", lang, LANGUAGES)
    require(pairs, ["text1", "text2"], table_name="pairs for show_aligned")
    shown, html = in_parts(pairs, _table, first=first, file=file, lang=lang)
    said = [_plain(row) for row in shown.to_dict("records")]
    return Shown(html, "\n\n".join(said) or phrase("aligned.none", lang))


def differing(one: str, two: str) -> tuple[list[_Piece], list[_Piece]]:
    """Return two texts in pieces, those words marked that only the one has."""
    places = [list(_WORD.finditer(text))[:_MOST] for text in (one, two)]
    keys = [[normalize(word[0]) or word[0] for word in words] for words in places]
    alike = SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_matching_blocks()
    same: tuple[set[int], set[int]] = (set(), set())
    for block in alike:
        same[0].update(range(block.a, block.a + block.size))
        same[1].update(range(block.b, block.b + block.size))
    made = [_pieces(*each) for each in zip((one, two), places, same, strict=True)]
    return made[0], made[1]


def _pieces(text: str, words: list[Any], same: set[int]) -> list[_Piece]:
    """Cut a text where its own words begin and end; neighbours with blanks between are one."""
    runs: list[list[int]] = []
    for place, word in enumerate(words):
        if place in same:
            continue
        before = words[place - 1].end() if place and place - 1 not in same else None
        if before is not None and not text[before : word.start()].strip():
            runs[-1][1] = word.end()
        else:
            runs.append([word.start(), word.end()])
    pieces, done = [], 0
    for start, end in runs:
        pieces += [_Piece(text[done:start], own=False), _Piece(text[start:end], own=True)]
        done = end
    return [piece for piece in [*pieces, _Piece(text[done:], own=False)] if piece.text]


def _table(pairs: pd.DataFrame, lang: str) -> str:
    """Return pairs as one table that starts at the right where most of its letters are Arabic."""
    rows = "".join(_row(row) for row in pairs.to_dict("records"))
    names = [*(["speaker"] if "speaker" in pairs else []), "text1", "text2"]
    head = "".join(
        f'<th scope="col" role="columnheader">{phrase(f"aligned.{name}", lang)}</th>'
        for name in names
    )
    texts = " ".join(map(written, pairs[["text1", "text2"]].to_numpy().ravel()))
    turned = ' dir="rtl"' if is_arabic(texts) or lang == "ar" else ' dir="ltr"'
    key = phrase("aligned.key", lang)
    caption = f"<caption><span{attributes('', lang)}>{key}</span></caption>"
    name = phrase("aligned.table", lang)
    return framed("khitab-aligned", turned, name=name, head=head, rows=rows, caption=caption)


def _row(row: dict[Any, Any]) -> str:
    cells = ""
    if "speaker" in row:
        name = written(row["speaker"])
        cells += f'<th scope="row" role="rowheader"{way(name)}>{escape(name)}</th>'
    texts = differing(written(row["text1"]), written(row["text2"]))
    for side, pieces in zip("12", texts, strict=True):
        cells += f'<td role="cell">{_named(row, side)}{_marked(pieces)}{_glossed(row, side)}</td>'
    return f'<tr role="row">{cells}</tr>\n'


def _named(row: dict[Any, Any], side: str) -> str:
    """Return which document a text is from, where that is known."""
    if f"doc{side}" not in row:
        return ""
    name = written(row[f"doc{side}"])
    return f'<span class="doc"><bdi{way(name)}>{escape(name)}</bdi></span>'


def _glossed(row: dict[Any, Any], side: str) -> str:
    """Return what a text says in another language, where that is given."""
    gloss = row.get(f"gloss{side}")
    if pd.isna(gloss) or not str(gloss):
        return ""
    return f'<p class="gloss"{way(str(gloss))}>{escape(str(gloss))}</p>'


def _marked(pieces: list[_Piece]) -> str:
    """Return a text as HTML; brackets, which the style hides, keep the marks where it is not."""
    text = "".join(piece.text for piece in pieces)
    body = "".join(
        f"<mark><span>[</span>{escape(piece.text)}<span>]</span></mark>"
        if piece.own
        else escape(piece.text)
        for piece in pieces
    )
    return f"<p{way(text)}>{body}</p>"


def _plain(row: dict[Any, Any]) -> str:
    texts = differing(written(row["text1"]), written(row["text2"]))
    lines = []
    for side, pieces in zip("12", texts, strict=True):
        text = "".join(f"[{piece.text}]" if piece.own else piece.text for piece in pieces)
        name = f"{written(row[f'doc{side}'])}: " if f"doc{side}" in row else ""
        lines.append(name + text)
    return "\n".join(lines)
