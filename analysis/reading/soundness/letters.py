"""Signs that single letters are wrong, lost or torn apart, each found and counted."""

from __future__ import annotations

import re
from itertools import islice

import regex

CONTROL = regex.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
LOST = regex.compile("\ufffd")
OVERRIDE = regex.compile(r"[\u202d\u202e]")
PRIVATE = regex.compile(r"[\ue000-\uf8ff]")
# UTF-8 read with another table, somewhere in a text that is sound otherwise.
GARBLED = regex.compile(
    r"(?:[ØÙ][\u0080-\u00ff\u0152-\u2122]){3,}"
    r"|(?:[طظ](?:[\u0080-\u00bf\u0152-\u0192\u02c6\u2010-\u2122]|[پچژگکٹڈڑںھہ،؛؟])){3,}"
)
REPEATED = regex.compile(r"\b\p{L}*(\p{Arabic})\1{2,}\p{L}*")
_MARK = "\u064b-\u0652"
# A word cannot begin with ة, with a mark, or with a tanwin before or behind its next letter.
SPLIT = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\p{{N}}ـ])(?:ة[{_MARK}]*|[{_MARK}]+\p{{Arabic}}+"
    r"|[\p{L}&&\p{Arabic}][\u064b-\u064d](?!ا(?!\p{L}))\p{Arabic}+)",
    regex.V1,
)
# What these two need at least: most texts have it nowhere, and are read through five times faster.
THRICE = re.compile(r"([\u0600-\u08ff\ufb50-\ufeff\U00010e60-\U0001eeff])\1\1")
TORN = re.compile(rf"[ة{_MARK}](?<!\w.)|[\u064b-\u064d](?<!\w\w.)", re.DOTALL)
_LETTER = "\u0620-\u064a\u066e-\u06d3\u06d5\u0750-\u077f\u08a0-\u08c9"
_LETTER += "\ufb50-\ufbb1\ufbd3-\ufdfb\ufe70-\ufefc"
_INNER = _LETTER + "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff"
_WORD = re.compile(rf"[{_LETTER}][{_INNER}]*")
_SINGLE = re.compile(rf"(?<![{_INNER}])[{_LETTER}](?![{_INNER}])")
_QUESTION_WORD = regex.compile(r"(?<!\S)\?{2,}")


def letters_apart(text: str) -> int:
    """Count single letters that are no words, where they make up a fifth of a text.

    Examples
    --------
    >>> letters_apart("ا ل ح ك و م ة"), letters_apart("قال و فعل")
    (6, 0)
    """
    single = sum(letter != "و" for letter in _SINGLE.findall(text))
    if single < 5:
        return 0
    # One word more than five for each settles it, however long the text is.
    words = sum(1 for _ in islice(_WORD.finditer(text), 5 * single + 1))
    return single if words <= 5 * single else 0


def only_question_marks(text: str) -> bool:
    """Tell a text whose letters were all replaced by question marks.

    Examples
    --------
    >>> only_question_marks("???? ??????? ??? ??????."), only_question_marks("حقا؟ ???? !!")
    (True, False)
    """
    if 4 * text.count("?") < len(text):
        return False
    words = _QUESTION_WORD.findall(text)
    # One run of question marks is a reader's astonishment, words of several lengths are not.
    lengths = {len(word) for word in words}
    letters = sum(character.isalpha() for character in text)
    return len(lengths) > 1 and len(words) >= 3 and letters < sum(map(len, words)) / 4
