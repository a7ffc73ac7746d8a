"""What an audit of matched forms says first: where a term may find too little or too much."""

from __future__ import annotations

import pandas as pd
import regex

from ..reading.errors import InputError
from ..reading.spelling import normalize
from ..reading.tables import spelling_of
from .hits import find_terms
from .lookalikes import bare, folded, told_apart, written

#: Each flag with what it says, in English and in Arabic.
FLAGS: dict[str, dict[str, str]] = {
    "other-hamza": {
        "en": "written with another hamza than the term: the same word?",
        "ar": "كُتبت بهمزة غير همزة المصطلح: أهي الكلمة نفسها؟",
    },
    "two-words": {
        "en": "can be another word that differs by its hamza only",
        "ar": "قد تكون كلمة أخرى لا تختلف إلا بهمزتها",
    },
    "mostly-other": {
        "en": "most of what it matched may be another word: type the hamza, or exclude the other",
        "ar": "معظم ما طابق المصطلح قد يكون كلمة أخرى: اكتب همزته أو استثنِ غيره",
    },
    "nothing": {"en": "matched nothing", "ar": "لم يطابق شيئًا"},
    "family-nothing": {
        "en": "no term of the family matched anything",
        "ar": "لم يطابق أي مصطلح من المجموعة شيئًا",
    },
    "wider-clitic": {"en": "would match with its clitics", "ar": "يطابق مع السوابق واللواحق"},
    "wider-number": {
        "en": "would match in the dual or plural: write word+",
        "ar": "يطابق مثنى أو جمعًا: اكتب word+",
    },
    "wider-gender": {
        "en": "would match in the feminine: write word+g",
        "ar": "يطابق مؤنثًا: اكتب word+g",
    },
    "wider-lemma": {
        "en": "other forms of its lemma stand in the texts: list them, or use the mode lemma",
        "ar": "في النصوص صيغ أخرى من جذعه: أضفها أو استعمل نمط lemma",
    },
    "no-key": {
        "en": "the pattern matches words as written, but no key: keys have no hamza and no marks",
        "ar": "النمط يطابق كلمات كما كُتبت لا مفاتيحها: لا همزة في المفاتيح ولا تشكيل",
    },
    "overlap": {
        "en": "shares hits with another term of its family; each counts once, for one of the two",
        "ar": "يشترك في مواضع مع مصطلح آخر من مجموعته، ويُحسب كل موضع مرة لأحدهما",
    },
}

_PLAIN = regex.compile(r"[\p{L}\p{M}ـ]+")
_MARKED = regex.compile(r"(?P<core>[\p{L}\p{M}ـ]+)(\+g?)?")
_WIDER = ("clitic", "number", "gender", "lemma")


def of_surface(term: str, surface: str) -> str:
    """Give the flag of one written form of a term, or nothing."""
    word = _MARKED.fullmatch(term.strip())
    if not word:
        return ""
    core = written(word["core"])
    core = core.removeprefix("ال") if len(core) > 4 else core
    text = written(surface)
    at = folded(text).find(folded(core))
    if at < 0:
        return ""
    there = text[at : at + len(core)]
    if any(a != b and {a, b} <= set("أإآ") for a, b in zip(core, there, strict=False)):
        return "other-hamza"
    # Where the term or the text leaves the hamza out, the two words cannot be told.
    left_out = bare(core) == core or bare(there) == there
    return "two-words" if left_out and (told_apart(core) or told_apart(there)) else ""


def of_terms(sought: pd.DataFrame, forms: pd.DataFrame) -> dict[tuple[str, str], list[str]]:
    """Give the flags of whole terms, told from the forms that they matched.

    Parameters
    ----------
    sought : DataFrame
        ``family``, ``term``.
    forms : DataFrame
        ``family``, ``term``, ``n``, ``flags`` (of each form).
    """
    found = forms.groupby(["family", "term"])["n"].sum()
    doubtful = forms[forms["flags"] != ""].groupby(["family", "term"])["n"].sum()
    families = set(forms["family"])
    flags: dict[tuple[str, str], list[str]] = {}
    for key in zip(sought["family"], sought["term"], strict=True):
        own = []
        if key not in found.index:
            own.append("nothing")
            if key[0] not in families:
                own.append("family-nothing")
        elif doubtful.get(key, 0) * 2 > found[key]:
            own.append("mostly-other")
        flags[key] = own
    return flags


def of_texts(
    sought: pd.DataFrame, nothing: list[tuple[str, str]], tokens: pd.DataFrame
) -> dict[tuple[str, str], list[str]]:
    """Give the flags of terms that need the texts: what they would find, and what they share."""
    flags: dict[tuple[str, str], list[str]] = {}
    terms = {term for _, term in nothing}
    wider = _wider({term for term in terms if _PLAIN.fullmatch(term)}, tokens)
    no_key = {term for term in terms if _matches_no_key(term, tokens)}
    for key in nothing:
        flags[key] = [wider[key[1]]] if key[1] in wider else []
        flags[key] += ["no-key"] if key[1] in no_key else []
    for key in _overlapping(sought, tokens):
        flags.setdefault(key, []).append("overlap")
    return flags


def _wider(terms: set[str], tokens: pd.DataFrame) -> dict[str, str]:
    """Give the narrowest mode in which each term finds something."""
    found: dict[str, str] = {}
    for mode in _WIDER:
        left = sorted(terms - set(found))
        try:
            hits = find_terms(tokens, left, mode=mode)
        except InputError:  # simplemma is not installed
            break
        found |= dict.fromkeys(hits["family"].astype("str").unique(), f"wider-{mode}")
    return found


def _matches_no_key(term: str, tokens: pd.DataFrame) -> bool:
    """Tell whether a pattern matches words as they are written, though it matched no key."""
    text = term.strip()
    if not (text.startswith("/") and text.endswith("/") and spelling_of(tokens) != "light"):
        return False
    pattern = regex.compile(text[1:-1])
    surfaces = tokens["surface"].array.categories
    return any(pattern.fullmatch(normalize(text, "light"), timeout=1) for text in surfaces)


def _overlapping(sought: pd.DataFrame, tokens: pd.DataFrame) -> set[tuple[str, str]]:
    """Find the terms that share a place with another term of their family."""
    apart = sought.drop_duplicates().reset_index(drop=True)
    apart = apart.assign(own=apart.index.astype("str"))
    hits = find_terms(tokens, apart.rename(columns={"family": "of", "own": "family"}))
    places = hits[["doc", "start", "end"]].assign(own=hits["family"].astype("str"))
    places = places.merge(apart, on="own")
    shared = places[places.duplicated(["family", "doc", "start", "end"], keep=False)]
    return set(zip(shared["family"], shared["term"], strict=True))
