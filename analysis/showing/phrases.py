"""What is said in two languages: phrases of a file, filled in with what was counted."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from math import isnan
from pathlib import Path
from string import Formatter
from typing import Any

from analysis.reading.errors import InputError, one_of
from analysis.reading.shipped import shipped

LANGUAGES = ("en", "ar")
#: What charts and tables say by themselves, by language; each chart adds its own.
PHRASES = {row.pop("key"): row for row in shipped(__package__, "phrases.csv")}

_PERCENT = re.compile(r"%(?![^{]*})")  # what stands in a place is its format
_BREAK = re.compile(r"\s*\n\s*")  # a phrase may run over several lines of its file


class Numbers(Formatter):
    """Writes numbers into sentences.

    `{n:text|texts}` is "1 text" or "1,720 texts", `{n:~is|are}` only the word. Five forms are
    those of a counted noun in Arabic, for 1, 2, 3 to 10, 11 to 99, and hundreds:
    `{n:مقطع واحد|مقطعان|مقاطع|مقطعًا|مقطع}` is "مقطعان" or "3 مقاطع". A rate is rounded.
    """

    def __init__(self, lang: str) -> None:
        one_of("lang", lang, LANGUAGES)
        self.percent = "٪" if lang == "ar" else "%"

    def format_field(self, value: Any, spec: str) -> str:
        """Return a value as a sentence says it; a name stays as it is."""
        if "|" in spec:
            forms = spec.removeprefix("~").split("|")
            word, alone = _form(int(value), forms)
            return word if alone or spec.startswith("~") else f"{value:,} {word}"
        if isinstance(value, float) and not spec:
            return rounded(value)
        if isinstance(value, int) and not spec:
            return f"{value:,}"
        said = format(value, spec)
        return said.replace("%", self.percent) if spec else said


def _form(n: int, forms: list[str]) -> tuple[str, bool]:
    """Return the form of a counted noun, and whether it says its number itself."""
    if len(forms) == 2:
        return forms[n != 1], False
    if n in (1, 2):
        return forms[n - 1], True
    last = n % 100
    return forms[2 if 3 <= last <= 10 else 3 if last >= 11 else 4], False


def rounded(value: float) -> str:
    """Return a rate as a reader takes it in: 12.3, 0.042, – where it is undefined.

    Examples
    --------
    >>> rounded(12.345), rounded(0.0421), rounded(0.0), rounded(float("nan"))
    ('12.3', '0.042', '0', '–')
    """
    if isnan(value):
        return "–"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.1f}" if abs(value) >= 0.1 else f"{value:.2g}"


def fill(template: str, lang: str, **values: Any) -> str:
    """Return a sentence with its numbers and names filled in.

    The template has places as in :class:`Numbers`; the Arabic per cent sign is ٪.

    Examples
    --------
    >>> fill("{n:word|words} in {docs:text|texts}", "en", n=1720, docs=1)
    '1,720 words in 1 text'
    >>> [fill("{n:مقطع واحد|مقطعان|مقاطع|مقطعًا|مقطع}", "ar", n=n) for n in (1, 2, 5, 13, 100)]
    ['مقطع واحد', 'مقطعان', '5 مقاطع', '13 مقطعًا', '100 مقطع']
    """
    numbers = Numbers(lang)
    return numbers.vformat(_PERCENT.sub(numbers.percent, template), (), values)


def phrase(key: str, lang: str, **values: Any) -> str:
    """Return a phrase of charts and tables with its numbers and names filled in."""
    return fill(PHRASES[key][lang], lang, **values)


def read_phrases(path: str | Path, *, lang: str = "en") -> Callable[..., str]:
    r"""Give a function that says the phrases of a file in one language.

    Parameters
    ----------
    path : path
        TOML: a table for each phrase, with the keys ``en`` and ``ar``; tables may stand in
        tables.
    lang : {"en", "ar"}
        The language.

    Returns
    -------
    callable
        ``words("war.bottom", n=3)`` is the phrase ``[war.bottom]`` with its numbers filled in:
        ``{n:time|times}`` agrees with its number, in Arabic in five forms (for 1, 2, 3 to 10,
        11 to 99, hundreds).

    Raises
    ------
    InputError
        The file is no TOML, a phrase is not in it, or lacks the language.

    See Also
    --------
    say

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "words.toml")
    ...     _ = path.write_text('[found]\nen = "{n:hit|hits}"\nar = "العدد: {n}"', "utf-8")
    ...     read_phrases(path)("found", n=1), read_phrases(path, lang="ar")("found", n=1)
    ('1 hit', 'العدد: 1')
    """
    try:
        table = tomllib.loads(Path(path).read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(
            "a file of phrases is TOML in UTF-8", found=str(error), mend="Mend it.", file=path
        ) from error

    def say(key: str, /, **values: Any) -> str:
        found: Any = table
        for part in (*key.split("."), lang):
            found = found.get(part) if isinstance(found, dict) else None
        if not isinstance(found, str):
            raise InputError(
                f"the phrase {key} stands in the file, in the language {lang}",
                found="nothing",
                mend=f"Add [{key}] with the key {lang}.",
                file=path,
            )
        return fill(_BREAK.sub(" ", found.strip("\n")), lang, **values)

    return say
