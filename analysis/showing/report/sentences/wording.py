"""How a sentence is put together: its words in two languages, its numbers, its lists of names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from analysis.showing.phrases import read_phrases

#: Names in one sentence; a reader remembers no more.
MOST = 5
#: Letters of a name in a sentence; more is no name but a word that a machine made.
_LONG = 60


@cache
def _phrases(lang: str) -> Callable[..., str]:
    return read_phrases(Path(__file__).with_name("phrases.toml"), lang=lang)


def phrase(key: str, lang: str, **values: Any) -> str:
    """Return a phrase of a report, in English or Arabic, with its numbers and names filled in.

    Examples
    --------
    >>> phrase("size.one", "en", words=1720)
    'The text holds 1,720 words and numbers.'
    """
    return _phrases(lang)(key, **values)


def listed(names: Iterable[str] | Mapping[str, int], lang: str) -> str:
    """Return names as a list that a reader takes in: five of them, "and N others"; "" of none.

    Of a mapping the values are counts, and stand behind the names.

    Examples
    --------
    >>> listed({"oil": 12, "gas": 3}, "en"), listed("abcdefgh", "en")
    ('oil (12) and gas (3)', 'a, b, c, d, e and 3 others')
    """
    items = [short(name, _LONG) for name in names]
    if isinstance(names, Mapping):
        items = [f"{name} ({n:,})" for name, n in zip(items, names.values(), strict=True)]
    left = len(items) - min(len(items), MOST)
    comma, last = (", ", " and ") if lang == "en" else ("، ", " و")
    if left:
        return comma.join(items[:MOST]) + phrase("others", lang, n=left)
    if lang == "ar":  # the Arabic "and" stands before each, or is lost before a Latin name
        return comma.join(items)
    return last.join([comma.join(items[:-1]), items[-1]] if len(items) > 1 else items)


def short(text: str, most: int) -> str:
    """Return a text of at most so many letters, cut between words where it has any.

    Examples
    --------
    >>> short("the oil price", 9), short("oil", 9), short("oilandgas", 3)
    ('the oil…', 'oil', 'oil…')
    """
    begin = text[: most + 1].rpartition(" ")[0] or text[:most]
    return text if len(text) <= most else f"{begin}…"


def sentences(*parts: str) -> str:
    """Return the sentences that there are, as one paragraph."""
    return " ".join(part for part in parts if part)


def title(text: str) -> str:
    """Return the first sentence of a text without its full stop, as the title of a chart.

    Examples
    --------
    >>> title("Nothing stands there. It was sought.")
    'Nothing stands there'
    """
    return text.partition(". ")[0].removesuffix(".")
