"""Arabic that was decoded with the wrong table: what it was, and whether it can be undone.

A way back is named only where it leads to Arabic words (see :mod:`.fluency`): neither libraries
that undo wrong decoding (ftfy knows UTF-8 read as Latin or Cyrillic, not as cp1256, nor cp1256
read as cp1252) nor those that guess encodings judge that for Arabic.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import NamedTuple

import regex

from .fluency import fluency

#: Encodings in which Arabic bytes are found, the usual ones first.
ARABIC = ("utf-8", "cp1256", "iso-8859-6", "mac_arabic", "cp720", "cp864")
#: Tables with which such bytes are read by mistake. cp1252 stands for Latin-1, too.
_WRONG = ("cp1252", "cp1256", "mac_roman", "iso-8859-6", "mac_arabic", "cp437", "cp850", "cp720")
_GLANCE, _ENOUGH = 600, 3000
_LOST = regex.compile(r"[\ufffd\x00-\x08\x0e-\x1f\x7f-\x9f]")
_ASCII = regex.compile("[A-Za-z]+")
# A word with a letter of ASCII in it is Arabic in no table; names of columns tell nothing.
_LATIN = regex.compile(rb"[\x80-\xff]*[A-Za-z][A-Za-z\x80-\xff]*")
_FOREIGN = regex.compile(r"[^\x00-\x7f\s]")
# What no Arabic text holds much of; all but one wrong decoding bring in plenty of it.
_STRANGE = regex.compile(
    r"[^\x00-\x7f\s\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff«»\u200c-\u2019\u201c\u201d\u2022\u2026"
    r"\u2600-\u27bf\ufe0f\U00010000-\U0010ffff]"  # signs that no table of bytes holds
)


class WayBack(NamedTuple):
    """How a text was misread, and the text that it was."""

    read_as: str
    was: str
    text: str
    whole: bool
    """Whether no letter was lost on the way: only then can the text itself be set right."""


def way_back(text: str) -> WayBack | None:
    """Give the text that was decoded with the wrong table, or None for a sound one.

    Examples
    --------
    >>> way_back("ظ‚ط§ظ„طھ ط§ظ„ط­ظƒظˆظ…ط©")[:3]
    ('cp1256', 'utf-8', 'قالت الحكومة')
    >>> way_back("ÞÇáÊ ÇáÍßæãÉ")[:3]
    ('cp1252', 'cp1256', 'قالت الحكومة')
    >>> way_back("قالت الحكومة") is way_back("Où est le garçon ?") is None
    True
    """
    sample = text[:_ENOUGH]
    foreign = len(_FOREIGN.findall(sample))
    # French has an accent in every third word; garbled Arabic is nothing but such letters.
    if foreign < max(3, 0.4 * len(sample.split())):
        return None
    if (first := fluency(sample[:_GLANCE])).arabic and first.bits <= 4.1 and first.pairs >= 40:
        return None
    now = fluency(sample)
    strange = len(_STRANGE.findall(sample)) >= max(2, 0.05 * foreign)
    if (now.arabic and now.bits <= 4.2) or not (strange or now.pairs >= 40):
        return None
    if twice := _twice(text):
        return twice
    # Letters that all are Arabic need more to be called wrong: names and verses are rare, too.
    worst = now.bits - (0.4 if strange else 0.8) if now.arabic or not strange else 99
    found = min(((cost, pair) for cost, pair in _readings(sample) if cost < worst), default=None)
    return _whole(text, *found[1]) if found else None


def _readings(sample: str) -> Iterator[tuple[float, tuple[str, str]]]:
    """Give each reading of the text's bytes that is Arabic, with what speaks against it."""
    for rank, read_as in enumerate(_WRONG):
        data = _bytes(sample, read_as)
        unknown = (data.count(b"?") - sample.count("?")) / len(sample)
        if unknown > 0.15:
            continue
        for number, was in enumerate(ARABIC):
            mended = data.decode(was, "replace")
            lost = len(_LOST.findall(mended)) / len(mended) + unknown
            then = fluency(mended)
            if was != read_as and lost <= 0.2 and then.arabic:
                # Bytes that are not UTF-8 hardly ever look it; in a few words the usual decides.
                unusual = (rank + number) * (0.05 + 4 / then.pairs)
                cost = then.bits + 4 * lost + unusual - 2 * (was == "utf-8")
                yield cost, (read_as, was)


def _twice(text: str) -> WayBack | None:
    """Undo a wrong decoding that happened twice."""
    for read_as in ("cp1252", "cp1256"):
        try:
            once = _bytes(text, read_as).decode("utf-8")
        except UnicodeDecodeError:
            continue
        if len(once) < 0.9 * len(text) and (found := way_back(once)):
            return found._replace(read_as=f"{read_as}, twice")
    return None


def _whole(text: str, read_as: str, was: str) -> WayBack:
    """Undo the wrong decoding for the whole text."""
    data = _bytes(text, read_as)
    mended = data.decode(was, "replace")
    whole = "\ufffd" not in mended and data.count(b"?") == text.count("?")
    return WayBack(read_as, was, mended, whole)


def _bytes(text: str, encoding: str) -> bytes:
    """Encode as the many programs do that hand on what a table leaves open as it is."""
    return text.encode(encoding, _left_open.__name__)


def _left_open(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    letters = error.object[error.start : error.end]
    return bytes(ord(one) if ord(one) < 256 else ord("?") for one in letters), error.end


codecs.register_error(_left_open.__name__, _left_open)


def likely_encoding(data: bytes) -> str | None:
    """Name the encoding in which bytes are Arabic words; None where none is.

    Examples
    --------
    >>> likely_encoding("قالت الحكومة إن الحوار مستمر".encode("iso-8859-6"))
    'iso-8859-6'
    >>> likely_encoding("Où est le garçon ?".encode("cp1252")) is None
    True
    """
    sample = data[:_ENOUGH]
    if data[:4] in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE):
        return "utf-32"
    wide = ("utf-16", "utf-16-le", "utf-16-be") if _is_wide(sample) else ()
    found = []
    for rank, encoding in enumerate((*wide, *ARABIC[1:])):
        bare = sample if encoding in wide else _LATIN.sub(b" ", sample)
        text = _ASCII.sub(" ", bare.decode(encoding, "replace"))
        lost, seen = len(_LOST.findall(text)) / max(len(text), 1), fluency(text)
        if seen.arabic and lost <= 0.02:
            found.append((seen.bits + 4 * lost + 0.05 * rank, encoding))
    return min(found)[1] if found else None


def _is_wide(data: bytes) -> bool:
    """Tell UTF-16: a byte order mark, or a byte of two that is always that of a block."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    return max(sum(byte in (0, 6) for byte in data[k::2]) for k in (0, 1)) > 0.45 * len(data)
