"""PDF -> text, page by page, in reading order: a PDF knows where letters stand, not words."""

from __future__ import annotations

import logging
from io import BytesIO
from pathlib import Path

import regex

from ..notes import Note
from ..soundness.judging import fault
from ..soundness.visual import in_reading_order, is_visual
from ..spelling import normalize
from .extra import broken, needs

_LOOSE_MARK = regex.compile(r"(?<=\p{Arabic}) (?=\p{Mn})")
_END = regex.compile(r"[.!?؟…:][\"'”’»)\]]*$")


def read_pdf(data: bytes, path: Path) -> tuple[str, list[Note]]:
    """Give the text of a PDF, and what was done to make it one.

    Each line of letters is in reading order, the lines of a paragraph are joined; both is noted,
    and which pages without (sound) text were left out.
    """
    pages: list[str] = []
    notes: list[Note] = []
    turned = joined = 0
    for number, page in enumerate(_pages(data, path), start=1):
        text = page.strip("\n\f ")
        if is_visual(text):
            text = _LOOSE_MARK.sub("", in_reading_order(text))
            turned += text.count("\n") + 1
        text, breaks = _joined(normalize(text, "clean"))
        joined += breaks
        # A single page goes on as it is, to be refused like any other text.
        if not text or ((number > 1 or pages) and fault(text)):
            notes.append(Note("page", 1, str(number)))
        else:
            pages.append(text + "\n")
    done = [Note("visual", turned)] * bool(turned) + [Note("joined", joined)] * bool(joined)
    return "\n".join(pages), [*notes, *done]


def _pages(data: bytes, path: Path) -> list[str]:
    """Give the text of each page as it stands, from left to right."""
    needs("pdfminer", file=path)
    from pdfminer.high_level import extract_text
    from pdfminer.pdfpage import PDFPage

    # It tells every unusual font; the texts are judged by themselves.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        count = sum(1 for _ in PDFPage.get_pages(BytesIO(data)))
        return [extract_text(BytesIO(data), page_numbers=[number]) for number in range(count)]
    except Exception as error:  # noqa: BLE001 - whatever the library says of a file that is none
        raise broken("a PDF without a password", error, path) from None


def _joined(text: str) -> tuple[str, int]:
    """Join the lines of each paragraph: long ones that end mid-sentence, before a line."""
    lines = [line.strip() for line in text.split("\n")]
    width = max(map(len, lines))
    pieces, joined = [], 0
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        wrapped = bool(following) and len(line) > 0.75 * width and not _END.search(line)
        pieces.append(line + (" " if wrapped else "\n"))
        joined += wrapped
    return regex.sub(r"\n{3,}", "\n\n", "".join(pieces)).strip("\n"), joined
