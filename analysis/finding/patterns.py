"""A regular expression as the user types it -> one over keys: no mark, blank or hamza."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

import regex

from ..reading.spelling import CONTROLS, normalize

_PIECE = regex.compile(
    r"""(?P<group>\((?:\?(?:P?<\w+>|P[=>]\w+|<?[=!]|[:>|]|\#[^)]*|[a-zA-Z-]+(?=[:)]):?))?)
      | (?P<blank>\\[stnrh])
      | (?P<escape>\\[pPN]\{[^}]*\}|\\.)
      | (?P<set>\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\])
      | (?P<repeat>[*+?][?+]?|\{\d*,?\d*\}[?+]?)
      | (?P<syntax>[.^$|)])
      | (?P<letter>.)""",
    regex.VERBOSE | regex.DOTALL,
)
_NAMED = regex.compile(r"\\u([0-9a-fA-F]{4})")
_RANGE = regex.compile(r"\\.|.-.|.", regex.DOTALL)
_FEW = 4  # repeats
_MAYBE = ("?", "*", "{0", "{,")
_REPEATED_GROUP = regex.compile(r"(?<!\\)\)[*+{]")
_JOINS_DIGITS = frozenset(".,٫٬")

Refuse = Callable[[str], Exception]


@dataclass
class _Natural:
    """A pattern in the making: its text, and the longest run of letters that a match holds."""

    text: str = ""
    run: str = ""
    runs: list[str] = field(default_factory=list)
    depth: int = 0

    def add(self, piece: str, *, letter: bool = False) -> None:
        self.text += piece
        if letter and not self.depth:
            self.run += piece
        elif not letter:
            self.runs.append(self.run)
            self.run = ""


def over_keys(pattern: str, spelling: str, refuse: Refuse) -> tuple[regex.Pattern[str], str]:
    """Give a pattern over keys, and a piece of text that every match holds.

    Parameters
    ----------
    pattern : str
        In natural spelling: ``أحاد.*``, ``مسؤول[ةي]?``.
    spelling : str
        The level of the keys: letters are folded as it folds them, marks that may stand are left
        out, as no key has them.
    refuse : callable
        Makes the error to raise, given the mend.

    Returns
    -------
    compiled, str
        The text is empty where alternatives leave none.
    """
    natural = _Natural()
    pattern = _NAMED.sub(lambda code: chr(int(code[1], 16)), pattern)
    pieces = list(_PIECE.finditer(pattern))
    repeats = [piece["repeat"] or "" for piece in pieces[1:]] + [""]
    left = True
    for piece, repeat in zip(pieces, repeats, strict=True):
        # A repeat goes with the mark that it repeats.
        dropped = bool(piece["repeat"]) and not left
        left = dropped or _put(natural, piece, repeat, spelling, refuse)
    natural.add("")
    if not natural.text:
        raise refuse("No key holds marks alone: write the letters.")
    try:
        compiled = regex.compile(natural.text)
    except regex.error as error:
        raise refuse(f"The regular expression does not compile: {error}.") from None
    return compiled, "" if "|" in natural.text else max(natural.runs, key=len)


def _put(
    natural: _Natural, piece: regex.Match[str], repeat: str, spelling: str, refuse: Refuse
) -> bool:
    """Add a piece as keys spell it; tell whether anything of it is left."""
    text = piece[0]
    if piece["set"]:
        text = _folded_set(text, spelling)
        natural.add(text)
    elif piece["letter"] or piece["blank"]:
        text = " " if piece["blank"] else text
        if not _may_stand(text, repeat):
            raise refuse(_mend(text))
        text = normalize(text, spelling)
        natural.add(text, letter=bool(text) and not repeat.startswith(_MAYBE))
    else:
        natural.depth += bool(piece["group"]) and not text.endswith(")")
        natural.depth -= text == ")"
        natural.add(text)
    return bool(text)


def letters_without_clock(pattern: regex.Pattern[str]) -> int:
    """Give the length of key up to which a match is over at once.

    A clock costs ten times the match. Without repeats in repeats a pattern takes polynomial time in
    the letters of a key, and no Arabic word has sixty; with one, exponential time.
    """
    repeats = pattern.pattern.count("*") + pattern.pattern.count("+")
    nested = len(_REPEATED_GROUP.findall(pattern.pattern))
    return (60 if repeats <= _FEW else 20, 12, 0)[min(nested, 2)]


def _may_stand(character: str, repeat: str) -> bool:
    """Tell whether a key may hold a character: no blank, no punctuation but in a number."""
    if repeat.startswith(_MAYBE) or unicodedata.category(character)[0] in "LMN":
        return True
    return character in _JOINS_DIGITS or character in CONTROLS


def _mend(text: str) -> str:
    if text.isspace():
        return "No word holds a blank: write a pattern for each word, /one/ /two/."
    return f"No word holds {text}: leave it out, or write ? after what may be missing."


def _folded_set(text: str, spelling: str) -> str:
    """Fold the letters of a set; a range, an escape and what a set excludes stand as they are."""
    if text.startswith(("[^", "[]")):
        return text
    members = (m[0] for m in _RANGE.finditer(text[1:-1]))
    kept = "".join(m if len(m) > 1 else normalize(m, spelling) for m in members)
    return f"[{kept}]" if kept else ""
