"""A regular expression as the user types it -> one over keys, which hold no mark, blank or hamza."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import regex

from ..reading.spelling import normalize

_PIECE = regex.compile(
    r"""(?P<group>\((?:\?(?:P?<\w+>|P[=>]\w+|<?[=!]|[:>|]|\#[^)]*|[a-zA-Z-]+(?=[:)]):?))?)
      | (?P<escape>\\[pPN]\{[^}]*\}|\\.)
      | (?P<set>\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\])
      | (?P<repeat>[*+?][?+]?|\{\d*,?\d*\}[?+]?)
      | (?P<syntax>[.^$|)])
      | (?P<letter>.)""",
    regex.VERBOSE | regex.DOTALL,
)
_RANGE = regex.compile(r"\\.|.-.|.", regex.DOTALL)
_MAYBE = ("?", "*", "{0")
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
    pieces = list(_PIECE.finditer(pattern))
    following = [piece["repeat"] or "" for piece in pieces[1:]] + [""]
    skip = False
    for piece, repeat in zip(pieces, following, strict=True):
        if skip:
            skip = False
            continue
        maybe = repeat.startswith(_MAYBE)
        kind, text = piece.lastgroup, piece[0]
        if kind == "letter" or (kind == "escape" and not text[1].isalnum()):
            letter = normalize(text[-1], spelling)
            skip = not letter and maybe
            if not (letter or maybe) or not _may_stand(text[-1], maybe):
                raise refuse(_mend(text[-1]))
            plain = bool(letter) and not repeat and kind == "letter"
            natural.add(letter if kind == "letter" else text, letter=plain)
        elif kind == "set":
            kept = _folded_set(text, spelling)
            skip = not kept and maybe
            if not kept and not maybe:
                raise refuse(_mend(text))
            natural.add(kept)
        else:
            natural.depth += (kind == "group" and not text.endswith(")")) - (text == ")")
            natural.add(text)
    natural.add("")
    try:
        compiled = regex.compile(natural.text)
    except regex.error as error:
        raise refuse(f"The regular expression does not compile: {error}.") from None
    return compiled, "" if "|" in natural.text else max(natural.runs, key=len)


def may_run_long(pattern: regex.Pattern[str]) -> bool:
    """Tell whether repeats in repeats may make a match take for ever."""
    return bool(_REPEATED_GROUP.search(pattern.pattern)) or pattern.pattern.count("*") > 4


def _may_stand(character: str, maybe: bool) -> bool:
    """Tell whether a key may hold a character: no blank, no punctuation but in a number."""
    return maybe or character.isalnum() or character in _JOINS_DIGITS or not character.isprintable()


def _mend(text: str) -> str:
    if text.isspace():
        return "No word holds a blank: write one pattern for each word, /one/ /two/."
    return f"No key holds {text}: leave it out, or write what may be missing with ? or *."


def _folded_set(text: str, spelling: str) -> str:
    """Fold the letters of a set; a range, an escape and what a set excludes stand as they are."""
    if text.startswith("[^"):
        return text
    members = (m[0] for m in _RANGE.finditer(text[1:-1]))
    kept = "".join(m if len(m) > 1 else normalize(m, spelling) for m in members)
    return f"[{kept}]" if kept else ""
