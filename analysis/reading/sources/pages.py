"""Saved web pages, Word files and PDFs -> their text, each by a library that knows them."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from ..notes import Note
from .decoding import decode, read_bytes
from .extra import broken, needs
from .formats import kind
from .pdf import read_pdf

#: Endings of files that are one text each.
SUFFIXES = (".txt", ".html", ".htm", ".docx", ".pdf")


# As `<meta charset="windows-1256">`, and as the older form with http-equiv.
_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)

#: The column in which rows carry what there is to note of their file.
FROM_FILE = "notes of the file"


def read_text(path: Path, encoding: str) -> tuple[str, list[Note]]:
    """Give the text of one file, and what there is to note of it.

    Of a web page its main text, of a Word file its paragraphs and cells, of a PDF its pages; each
    paragraph on a line of its own. ``encoding`` is that of .txt and .html; a web page in another
    one may name it itself, which is noted, as are pages of a PDF that were left out.
    """
    data = read_bytes(path)
    match kind(path):
        case ".html" | ".htm":
            declared = _declared(data, encoding)
            notes = [Note("declared", 1, declared)] if declared else []
            return _page(decode(data, file=path, encoding=declared or encoding), path), notes
        case ".docx":
            return _word(data, path), []
        case ".pdf":
            return read_pdf(data, path)
    return decode(data, file=path, encoding=encoding), []


def _declared(data: bytes, encoding: str) -> str:
    """Give the encoding that a page names itself, where it is not in the one that is expected."""
    named = _CHARSET.search(data[:2048])
    if not named:
        return ""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return named[1].decode("ascii").lower()
    except LookupError:  # the user's word is no encoding; the error is said where it is used
        return ""
    return ""


def _page(html: str, path: Path) -> str:
    """Give the main text of a saved web page; of one that has none, all of its text."""
    needs("trafilatura", file=path)
    from trafilatura import extract, html2txt

    if "<html" not in html[:2000].lower():  # a piece of a page, to the library none at all
        html = f"<html><body>{html}</body></html>"
    text = extract(html, include_comments=False, include_tables=True, favor_recall=True)
    return (text or html2txt(html) or "") + "\n"


def _word(data: bytes, path: Path) -> str:
    """Give the paragraphs and table cells of a Word file, in their order."""
    needs("docx", file=path)
    from docx import Document
    from docx.table import Table

    try:
        blocks = list(Document(BytesIO(data)).iter_inner_content())
    except Exception as error:  # noqa: BLE001 - whatever the library says of a file that is none
        raise broken("a Word file (.docx)", error, path) from None
    lines = []
    for block in blocks:
        if isinstance(block, Table):
            lines += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join([*lines, ""])
