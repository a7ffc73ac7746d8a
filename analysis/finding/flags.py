"""What an audit of matched forms says first: where a term may find too little or too much."""

from __future__ import annotations

import pandas as pd
import regex

from ..reading.errors import InputError
from ..reading.spelling import normalize
from ..reading.tables import spelling_of
from .hits import find_terms
from .lookalikes import bare, folded, is_in_alef_maqsura, told_apart, written

#: Each flag with what it says, in English and in Arabic.
FLAGS: dict[str, dict[str, str]] = {
    "other-hamza": {
        "en": "written with another hamza than the term: the same word?",
        "ar": "كُتبت بهمزة غير همزة المصطلح: أهي الكلمة نفسها؟",
    },
    "two-words": {
        "en": "can be another word that differs only by its hamza or the dots of its ي",
        "ar": "قد تكون كلمة أخرى لا تختلف إلا بهمزتها أو بنقطتي يائها",
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
    "loose": {
        "en": "would match with ه for ة: tokenize(documents, spelling='loose')",
        "ar": "يطابق بهاء مكان التاء المربوطة: tokenize(documents, spelling='loose')",
    },
    "no-key": {
        "en": "the pattern matches words as written, but no key: keys have no hamza and no marks",
        "ar": "النمط يطابق كلمات كما كُتبت لا مفاتيحها: لا همزة في المفاتيح ولا تشكيل",
    },
    "overlap": {
        "en": "shares hits with another term of its family; each counts once, for one of the two",
        "ar": "يشترك في مواضع مع مصطلح آخر من مجموعته، ويُحسب كل موضع مرة لأحدهما",
    },
    "two-families": {
        "en": "shares hits with a term of another family; they count in both",
        "ar": "يشترك في مواضع مع مصطلح من مجموعة أخرى، وتُحسب في المجموعتين",
    },
}

_PLAIN = regex.compile(r"[\p{L}\p{M}ـ\s]+")
_SIGNS = regex.compile(r"""\+g?(?!\S)|["«»“”„'‘’‹›]""")
_MARKED = regex.compile(r"(?P<core>[\p{L}\p{M}ـ]+)(\+g?)?")
Key = tuple[str, str]  # family, term
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
    undotted = {core[-1], there[-1]} == {"ي", "ى"}
    if undotted and is_in_alef_maqsura(core[:-1] + "ى"):
        return "two-words"
    return "two-words" if left_out and (told_apart(core) or told_apart(there)) else ""


def of_terms(sought: pd.DataFrame, forms: pd.DataFrame) -> dict[Key, list[str]]:
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
    flags: dict[Key, list[str]] = {}
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
    sought: pd.DataFrame, nothing: list[Key], tokens: pd.DataFrame
) -> dict[Key, list[str]]:
    """Give the flags of terms that need the texts: what they would find, and what they share."""
    places = _places(sought, tokens)
    flags = _sharing(places)
    alone = [key for key in nothing if key not in flags]
    hints = _wider(alone, places, tokens)
    for key in alone:
        no_key = ["no-key"] if _matches_no_key(key[1], tokens) else []
        flags[key] = ([hints[key]] if key in hints else []) + no_key
    return flags


def _wider(keys: list[Key], places: pd.DataFrame, tokens: pd.DataFrame) -> dict[Key, str]:
    """Give for each term the narrowest way to find its words: a mode, or ه for ة.

    What another term of the family has found is no gain.
    """
    words = {key: _SIGNS.sub("", key[1]).strip() for key in keys}
    words = {key: plain for key, plain in words.items() if _PLAIN.fullmatch(plain)}
    loosely = {key: plain.replace("ة", "ه") for key, plain in words.items() if "ة" in plain}
    ways = [(f"wider-{mode}", mode, words) for mode in _WIDER] + [("loose", "clitic", loosely)]
    found: dict[Key, str] = {}
    for name, mode, sought in ways:
        left = [key for key in sought if key not in found]
        terms = pd.DataFrame(left, columns=["family", "term"])
        terms["sought"] = [sought[key] for key in left]
        try:
            hits = _places(terms, tokens, mode=mode)
        except InputError:  # simplemma is not installed
            continue
        known = hits.merge(places[["family", "doc", "start"]], how="left", indicator=True)
        new = hits[(known["_merge"] == "left_only").to_numpy()]
        found |= dict.fromkeys(zip(new["family"], new["term"], strict=True), name)
    return found


def _matches_no_key(term: str, tokens: pd.DataFrame) -> bool:
    """Tell whether a pattern matches words as they are written, though it matched no key."""
    text = term.strip()
    if not (text.startswith("/") and text.endswith("/") and spelling_of(tokens) != "light"):
        return False
    pattern = regex.compile(text[1:-1])
    surfaces = tokens["surface"].array.categories
    return any(pattern.fullmatch(normalize(text, "light"), timeout=1) for text in surfaces)


def _places(sought: pd.DataFrame, tokens: pd.DataFrame, *, mode: str = "clitic") -> pd.DataFrame:
    """Give where each term stands by itself, sought as its column `sought` says, if it has one."""
    apart = sought.drop_duplicates(["family", "term"]).reset_index(drop=True)
    apart["own"] = apart.index.astype("str")
    written_as = apart["sought"] if "sought" in apart else apart["term"]
    hits = find_terms(tokens, pd.DataFrame({"family": apart["own"], "term": written_as}), mode=mode)
    places = hits[["doc", "start", "end"]].astype({"doc": "str"})
    places = places.assign(own=hits["family"].astype("str"))
    return places.merge(apart[["own", "family", "term"]], on="own")


def _sharing(places: pd.DataFrame) -> dict[Key, list[str]]:
    """Find the terms that share a place with another term, of their family or of another."""
    within = places.duplicated(["family", "doc", "start", "end"], keep=False)
    across = places.groupby(["doc", "start", "end"])["family"].transform("nunique") > 1
    shared: dict[Key, list[str]] = {}
    for name, rows in (("overlap", places[within]), ("two-families", places[across])):
        for key in dict.fromkeys(zip(rows["family"], rows["term"], strict=True)):
            shared.setdefault(key, []).append(name)
    return shared
