"""A document -> who says what in it, sentence by sentence, with what came before in mind."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import regex

from .interpretation import Interpretation, Row
from .memory import Memory
from .speakers import Names
from .units import Sentence, paragraphs

_HEADING_WORDS = 12
_ENDS_SENTENCE = regex.compile(r"[.!?؟…:»”\"]\s*\Z")


def attribute_text(text: str, tokens: pd.DataFrame, names: Names) -> list[Row]:
    """Give the quotations and reported statements of one document, in order."""
    memory = Memory(names)
    rows: list[Row] = []
    for paragraph in paragraphs(text, tokens):
        found: list[Row] = []
        for sentence in paragraph:
            found += Interpretation(text, sentence, names, memory).rows()
        if not found and _is_heading(text, paragraph):
            memory.forget()
        rows += found
    return sorted(rows, key=lambda row: (row.start, -row.end))


def _is_heading(text: str, paragraph: Sequence[Sentence]) -> bool:
    """Tell a short paragraph that ends as titles do, after which nobody goes on speaking."""
    words = sum(unit.words for sentence in paragraph for unit in sentence)
    end = paragraph[-1][-1].end
    newline = text.find("\n", end)
    tail = text[end - 1 : len(text) if newline < 0 else newline]
    return words <= _HEADING_WORDS and not _ENDS_SENTENCE.search(tail)
