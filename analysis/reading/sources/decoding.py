"""Bytes of a file -> text, or a clear refusal: never a guess, never a silent loss."""

from __future__ import annotations

import codecs
import zlib
from pathlib import Path

from ..errors import InputError
from ..soundness.decoded import likely_encoding
from ..soundness.judging import fault

_MOST = 2**30


def decode(data: bytes, *, file: str | Path, encoding: str = "utf-8") -> str:
    """Give the text of a file that is what it says it is.

    The encoding is the user's word; nothing is guessed. Newlines stay as they were, a leading byte
    order mark goes. Bytes in another encoding, or with a NUL, are refused; the error names the
    encoding in which they are Arabic words, if there is one.
    """
    try:
        text = codecs.decode(data, encoding)
    except LookupError:
        raise InputError(
            "encoding is a name that Python knows",
            found=encoding,
            mend="Say 'utf-8', 'cp1256' or 'utf-16'.",
            file=file,
        ) from None
    except UnicodeDecodeError as error:
        raise InputError(
            f"the bytes are {encoding}",
            found=data[error.start : error.start + 8],
            mend=_mend(data, error.start, encoding),
            file=file,
            place=f"byte {error.start}",
        ) from None
    # With NULs a text is no text in this encoding, whatever else stands in it.
    if "\0" in text and (likely := likely_encoding(data)):
        raise InputError(
            "a text has no control characters",
            found="\0",
            mend=_say(likely),
            file=file,
            place=f"character {text.index(chr(0))}",
        )
    return text.removeprefix("\ufeff")


def _mend(data: bytes, place: int, encoding: str) -> str:
    """Say how bytes can be read that are not in an encoding: only what gives Arabic words."""
    if encoding != "utf-8" and _is_utf8(data):
        return "The file is UTF-8: save those that are not as UTF-8, too, and leave encoding out."
    if likely := likely_encoding(data):
        return _say(likely)
    text = data.decode("utf-8", "replace")
    sound = sum(character > "\x7f" for character in text) - text.count("\ufffd")
    if sound > 10 * text.count("\ufffd"):
        line = data[:place].count(b"\n") + 1
        return f"All else is UTF-8: correct line {line} in an editor."
    return "Save the file as UTF-8, or say its encoding, as encoding='cp1252'."


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _say(encoding: str) -> str:
    return f"Save the file as UTF-8, or say encoding={encoding!r} if all files are so."


def read_bytes(path: Path) -> bytes:
    """Give the bytes of a file, unpacked where its name ends in ``.gz``.

    One that cannot be read or unpacked, or unpacks to more than a gigabyte, is refused.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            "a file can be read",
            found=error.strerror or str(error),
            mend="Give yourself the right to read it, or take it out of the folder.",
            file=path,
        ) from None
    return _unpacked(data, path) if path.suffix.lower() == ".gz" else data


def _unpacked(data: bytes, path: Path) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        text = unpacker.decompress(data, _MOST)
    except zlib.error as error:
        found: str | None = str(error)
    else:
        found = None if unpacker.eof else "it breaks off, or holds more than a gigabyte"
    if found:
        mend = "Unpack it yourself and give what is in it."
        raise InputError("a .gz file unpacks to a file", found=found, mend=mend, file=path)
    return text


def read_whole(path: Path, encoding: str) -> str:
    """Give the text of a file of metadata, terms or names, refused where it is not sound.

    It may be UTF-8 though the texts beside it are in another ``encoding``.
    """
    data = read_bytes(path)
    try:
        text = decode(data, file=path)
    except InputError as error:
        if encoding != "utf-8":
            text = decode(data, file=path, encoding=encoding)
        else:
            raise InputError(
                error.rule,
                found=error.found,
                mend="Save it as UTF-8: a spreadsheet calls that CSV UTF-8.",
                file=path,
                place=error.place,
            ) from None
    if found := fault(text):
        raise InputError(
            found.rule,
            found=found.found,
            mend=found.mend,
            file=path,
            place=f"character {found.place}",
        )
    return text
