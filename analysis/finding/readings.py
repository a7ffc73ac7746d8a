"""The citation forms that a typed word may be: without its ال, with ي for a ى, and its kin."""

from __future__ import annotations

from collections.abc import Mapping

from ..reading.spelling import normalize
from .inflection import takes_gender
from .lemmas import same_lemma
from .lookalikes import is_in_al, is_in_alef_maqsura, is_whole


def readings(word: str, spelling: str = "standard") -> list[str]:
    """Give the citation forms that a typed word may be, at the ``light`` level.

    >>> readings("الغاء"), readings("الغاز"), readings("عربى")
    (['الغاء', 'غاء'], ['غاز'], ['عربى', 'عربي'])
    """
    own = _without_article(normalize(word, "light"))
    return own if spelling in ("raw", "clean", "light") else _with_ya(own)


def bases(
    word: str, *, mode: str, spelling: str, lemmas: Mapping[str, str] | None
) -> list[tuple[str, str]]:
    """Give each reading of a word, and its kin, with the mode in which it is inflected."""
    own = readings(word, spelling)
    if mode != "lemma":
        return [(base, mode) for base in own]
    found = [(base, likely_mode(base)) for base in own]
    for form in sorted(frozenset().union(*(same_lemma(base, lemmas) for base in own))):
        rest = form.removeprefix("ال")
        found.append((form, "plural") if rest == form else (rest, "article"))
    return found


def likely_mode(word: str) -> str:
    """Give the mode in which a word is inflected where nobody says: with a feminine or not."""
    return "gender" if takes_gender(word) else "number"


def _without_article(light: str) -> list[str]:
    """Read ال as the article too; before أ إ آ and short words it is nothing else."""
    rest = light.removeprefix("ال")
    if rest == light or len(rest) < 2 or is_whole(light):
        return [light] if light else []
    if rest[0] in "أإآ" or (len(rest) < 4 and not is_in_al(light)):
        return [rest]
    return [light, rest]


def _with_ya(own: list[str]) -> list[str]:
    """Read a ى as ي too, unless the word is known to end in ى; قاضى is a verb and a judge."""
    doubtful = [
        base
        for base in own
        if base.endswith("ى") and (base[-3:-2] == "ا" or not is_in_alef_maqsura(base))
    ]
    return own + [base[:-1] + "ي" for base in doubtful]
