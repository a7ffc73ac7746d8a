"""Letters in the order of the screen, as some PDFs give them: found, and set right when asked."""

from __future__ import annotations

import unicodedata

import regex

from .fluency import fluency

# Letters of Persian, Urdu and Kurdish, whose words are other words.
_OTHERS = regex.compile("[ٹپچڈڑژکگںھہۆۇیێےە]")
_FORMS = regex.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]{3,}")
# What keeps its order in a line turned round: Latin words with what belongs to them, numbers with
# their points; % and hyphens stand on the other side of an Arabic line's number.
_INNER = r"[\p{Latin}\p{N}\p{M}.,'’&@:/_+-]*[\p{Latin}\p{N}]"
_CHUNK = rf"(?=[\p{{N}}.,'’&@:/_+-]*\p{{Latin}})[\p{{Latin}}\p{{N}}](?:{_INNER})?"
_LEFT_TO_RIGHT = regex.compile(rf"{_CHUNK}(?: {_CHUNK})*|\p{{N}}+(?:[.,:/٫٬]\p{{N}}+)*")
_MARK_FIRST = regex.compile(r"(?<![\p{L}\p{M}])\p{M}+\p{Arabic}")
_MIRROR = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_ENOUGH = 600


def is_visual(text: str) -> bool:
    """Tell whether the letters of a text stand in the order of the screen.

    Examples
    --------
    >>> is_visual("ﺔﻨﻤﻴﻬﻟﺍ ﺾﻓﺮﺗ ﺔﻣﻮﻜﺤﻟﺍ"), is_visual("ةنميهلا ضفرت ةموكحلا")
    (True, True)
    >>> is_visual("الحكومة ترفض الهيمنة")
    False
    """
    sample = text[:_ENOUGH]
    return _by_form(sample) or _by_neighbours(sample)


def _by_form(sample: str) -> bool:
    """Tell it by presentation forms: words begin with final forms and end with initial ones."""
    wrong = right = 0
    for word in _FORMS.findall(sample):
        first, last = _shape(word[0]), _shape(word[-1])
        wrong += (first == "final") + (last == "initial")
        right += (first == "initial") + (last == "final")
    return wrong >= 2 and wrong > 2 * right


def _shape(form: str) -> str:
    return unicodedata.decomposition(form).partition(">")[0].lstrip("<")


def _by_neighbours(sample: str) -> bool:
    """Tell it by plain letters: the words read backwards are words, and forwards are none."""
    now = fluency(sample)
    if now.pairs < 12 or now.share < 0.5 or now.bits < 4.4 or _OTHERS.search(sample):
        return False
    then = fluency(sample[::-1])
    # A few words may look odd by chance, a page of them does not.
    return then.bits <= min(4.4, now.bits - (1.0 if now.pairs < 40 else 0.6))


def in_reading_order(text: str) -> str:
    """Set a text in the order of the screen into the order of reading, line by line.

    As many characters, each line turned round; numbers and Latin words keep their order, brackets
    face the other way. Where full stops show that only the words were turned round, not the lines,
    the words are.

    Examples
    --------
    >>> in_reading_order(".2025 يف ةنميهلا ضفرت ةموكحلا")
    'الحكومة ترفض الهيمنة في 2025.'
    """
    lines = text.split("\n")
    stops = sum(line.lstrip()[:1] in {".", "؟", "!", "،"} for line in lines)
    words = [line.split()[-1] for line in lines if len(line.split()) > 1]
    by_word = sum(word[0] in ".؟!،" for word in words) > stops
    return "\n".join(_turn_words(line) if by_word else _turn(line) for line in lines)


def _turn_words(line: str) -> str:
    return "".join(_turn(piece) for piece in regex.split(r"(\s+)", line))


def _turn(line: str) -> str:
    """Turn one line round, its carriage return staying at the end."""
    body = line.rstrip("\r")
    # Marks before their letters were turned round one by one, others go with their letter.
    pieces = list(body) if _MARK_FIRST.search(body) else regex.findall(r"\X", body)
    turned = "".join(reversed(pieces)).translate(_MIRROR)
    return str(_LEFT_TO_RIGHT.sub(lambda run: run[0][::-1], turned)) + line[len(body) :]
