"""What an audit of matched forms says first: where a term may find too little or too much."""

from __future__ import annotations

import pandas as pd
import regex

from ..reading.errors import InputError
from ..reading.shipped import shipped
from ..reading.spelling import normalize
from ..reading.tables import spelling_of
from .forms import ENCLITICS, LIL, PROCLITICS, matches, written_forms
from .hits import find_terms
from .lookalikes import bare, folded, is_in_alef_maqsura, told_apart, written
from .readings import readings

#: Each flag with what it says, by language.
FLAGS = {row.pop("flag"): row for row in shipped(__package__, "flags.csv")}

_PLAIN = regex.compile(r"[\p{L}\p{M}ـ\s]+")
_SIGNS = regex.compile(r"""\+g?(?!\S)|["«»“”„'‘’‹›]""")
_MARKED = regex.compile(r"(?P<core>[\p{L}\p{M}ـ]+)(\+g?)?")
_ARTICLE, _LONG = regex.compile("^[وف]?(?:[بك]?ال|لل)"), regex.compile("[اوي]")
_OTHERWISE = regex.compile(r"ه(?!\S)|[يى]ء(?!\S)")
Key = tuple[str, str]  # family, term
_WIDER = ("number", "gender", "lemma")
_PLACE = ["family", "doc", "start"]


def of_surface(term: str, surface: str) -> str:
    """Give the flag of one written form of a term, or nothing."""
    word = _MARKED.fullmatch(term.strip())
    text = written(surface)
    for base in readings(word["core"]) if word else ():
        core = written(base)
        at = folded(text).find(folded(core))
        if at >= 0 and (flag := _of_spelling(core, text[at : at + len(core)])):
            return flag
    return ""


def _of_spelling(core: str, there: str) -> str:
    """Compare the spelling of a word with what stands for it in a text."""
    if any(a != b and {a, b} <= set("أإآ") for a, b in zip(core, there, strict=False)):
        return "other-hamza"
    # Where the term or the text leaves the hamza out, the two words cannot be told.
    pairs = (core, there), (there, core)
    left_out = any(bare(a) == a and told_apart(b) and not told_apart(a) for a, b in pairs)
    undotted = {core[-1], there[-1]} == {"ي", "ى"}
    if undotted and is_in_alef_maqsura(core[:-1] + "ى"):
        return "two-words"
    return "two-words" if left_out else ""


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
    sought: pd.DataFrame, hits: pd.DataFrame, tokens: pd.DataFrame
) -> dict[Key, list[str]]:
    """Give the flags of terms that need the texts: what they would find, and what they share."""
    places = _places(sought, tokens)
    flags = _sharing(places)
    n = hits.astype({"family": "str", "term": "str"}).groupby(["family", "term"]).size().to_dict()
    keys = dict.fromkeys(zip(sought["family"], sought["term"], strict=True))
    alone = {key: n.get(key, 0) for key in keys if key in n or key not in flags}
    known = pd.concat([places[_PLACE], hits[_PLACE].astype({"family": "str", "doc": "str"})])
    hints = _wider(alone, known.drop_duplicates(), tokens)
    for key, found in alone.items():
        hint = [hints[key]] if key in hints else []
        if not found and not hint:
            hint = _of_pattern(key[1], tokens) or _of_consonants(key[1], tokens)
        flags[key] = flags.get(key, []) + hint
    return flags


def _wider(alone: dict[Key, int], known: pd.DataFrame, tokens: pd.DataFrame) -> dict[Key, str]:
    """Give for each term the narrowest way to find more new words than it has found.

    It is a mode, a spelling, or the word without its clitics. What another term of the family has
    found is no gain.
    """
    words = {
        key: _SIGNS.sub("", key[1]).strip()
        for key, n in alone.items()
        if not n or _PLAIN.fullmatch(key[1])
    }
    words = {key: plain for key, plain in words.items() if _PLAIN.fullmatch(plain)}
    otherwise = {key: _OTHERWISE.sub(_usual, plain) for key, plain in words.items()}
    loosely = {key: plain.replace("ة", "ه") for key, plain in words.items()}
    ways = [
        ("wider-clitic", "clitic", words),
        ("spelling", "clitic", otherwise),
        *(
            ("typed-with-clitic", "clitic", {key: _bare(word, ta) for key, word in words.items()})
            for ta in "ةت"
        ),
        *((f"wider-{mode}", mode, words) for mode in _WIDER),
        ("loose", "clitic", loosely),
    ]
    hints: dict[Key, str] = {}
    for name, mode, sought in ways:
        left = [key for key in sought if key not in hints]
        if sought is not words:
            left = [key for key in left if sought[key] != words[key]]
        terms = pd.DataFrame(left, columns=["family", "term"])
        terms["sought"] = [sought[key] for key in left]
        try:
            hits = _places(terms, tokens, mode=mode)
        except InputError:  # simplemma is not installed
            continue
        told = hits.merge(known, how="left", indicator=True)
        new = told[told["_merge"] == "left_only"].groupby(["family", "term"]).size().to_dict()
        hints |= dict.fromkeys([key for key in left if new.get(key, 0) > alone[key]], name)
    return hints


def _usual(end: regex.Match[str]) -> str:
    return "ة" if end[0] == "ه" else "ئ"


def _bare(word: str, ta: str) -> str:
    """Take off what may be a clitic, and give the ت before it as said: والحكومة, حكومتها."""
    light = normalize(word, "light")
    shorter = [light.removeprefix(proclitic) for proclitic in (*LIL, *PROCLITICS)]
    for enclitic in ENCLITICS:
        stem = light.removesuffix(enclitic)
        shorter.append(stem[:-1] + ta if stem[-1:] == "ت" else stem)
    found = [
        part
        for part in shorter
        if 2 < len(part) < len(light) and matches(light, written_forms(part))
    ]
    return min(found, key=len, default=word)


def _of_pattern(term: str, tokens: pd.DataFrame) -> list[str]:
    """Tell why a pattern matched no key: it matches words as written, or parts of keys."""
    text = term.strip()
    if not (text.startswith("/") and text.endswith("/")):
        return []
    surfaces = tokens["surface"].array.categories
    pattern = regex.compile(text[1:-1])
    if spelling_of(tokens) != "light" and any(
        pattern.fullmatch(normalize(surface, "light"), timeout=1) for surface in surfaces
    ):
        return ["no-key"]
    within = pd.DataFrame({"family": ["x"], "term": [f"/.*({text[1:-1]}).*/"]})
    return ["part-of-word"] if len(find_terms(tokens, within)) else []


def _of_consonants(term: str, tokens: pd.DataFrame) -> list[str]:
    """Tell whether a word stands in the texts that differs by its long vowels only."""
    consonants = _consonants(normalize(term))
    words = tokens["word"].array.categories
    same = len(consonants) > 3 and any(_consonants(word) == consonants for word in words)
    return ["long-vowels"] if same else []


def _consonants(key: str) -> str:
    return str(_LONG.sub("", _ARTICLE.sub("", key)))


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
