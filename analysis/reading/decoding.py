"""Bytes of a file -> text, or a clear refusal: never a guess, never a silent loss."""

from __future__ import annotations

import codecs
from pathlib import Path

import regex

from .errors import InputError

_CONTROL = regex.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_MOJIBAKE = regex.compile(r"(?:[ØÙ][\u0080-\u00ff\u0152-\u2122]){3}")
_SAY_SO = "Save the file as UTF-8, or say encoding={!r}."


def decode(data: bytes, *, file: str | Path, encoding: str = "utf-8") -> str:
    """Give the text of a file that is what it says it is.

    Parameters
    ----------
    data : bytes
        The whole file.
    file : path
        Its name, for the error.
    encoding : str
        The user's word; nothing is guessed.

    Returns
    -------
    str
        The text, newlines as they were, without a leading byte order mark.

    Raises
    ------
    InputError
        If the bytes are not in that encoding, or decode to control characters or to
        mojibake; it names the likely encoding.
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
            mend=_SAY_SO.format(_likely(data)),
            file=file,
            place=f"byte {error.start}",
        ) from None
    if control := _CONTROL.search(text):
        raise InputError(
            "a text has no control characters",
            found=control[0],
            mend=_SAY_SO.format("utf-16") if "\0" in text else "Remove it.",
            file=file,
            place=f"character {control.start()}",
        )
    if mojibake := _MOJIBAKE.search(text):
        raise InputError(
            "Arabic stands as Arabic letters",
            found=mojibake[0],
            mend="UTF-8 was once read as Latin-1 or cp1252: undo that and save as UTF-8.",
            file=file,
            place=f"character {mojibake.start()}",
        )
    return text.removeprefix("\ufeff")


def _likely(data: bytes) -> str:
    """Name the encoding that bytes which are not UTF-8 most likely have."""
    return "utf-16" if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "cp1256"
