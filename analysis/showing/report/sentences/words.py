"""What is said of the families: whose list they are, how often they stand and in which forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.showing.phrases import rounded
from analysis.showing.report.sentences.wording import listed, phrase, sentences

Labels = Mapping[str, str]
#: Groups of so many texts have an interval over texts (`rates`), and may be told apart.
ENOUGH = 8
#: An interval that ends beyond so many times the rate says no more than that it is not known.
_IDLE = 10
#: So does one from so many times below to where every word of the texts would be of the family.
_EVERY = 1000


def chosen(families: pd.DataFrame, *, lang: str = "en") -> str:
    """Return that nobody listed the families, where it is so; the lexicon's `chosen` tells."""
    if (families["chosen"] == "listed").all():
        return ""
    return phrase("chosen.frequent", lang, n=len(families))


def listing(families: pd.DataFrame, *, lang: str = "en") -> str:
    """Return where the families come from, and how to give others."""
    case = families["chosen"].iloc[0]
    numbers = {"families": families["family"].nunique(), "terms": len(families)}
    return phrase(f"families.{case}", lang, **numbers)


def interval(rated: pd.DataFrame) -> str:
    """Return over what `rates(…, interval=)` is best asked: "documents" where there are enough."""
    return "documents" if rated["docs_in_group"].max() >= ENOUGH else "poisson"


def telling(rated: pd.DataFrame) -> pd.DataFrame:
    """Return rates without the intervals that say nothing: of words of one or two texts in many."""
    rate, low, high = rated["per_1000"], rated["low"], rated["high"]
    idle = (high > _IDLE * rate) | ((high >= _EVERY) & (_IDLE * low < rate))
    idle &= rated["n"] > 0
    return rated.assign(low=low.mask(idle), high=high.mask(idle))


def amount(
    rated: pd.DataFrame,
    families: pd.DataFrame,
    whole: pd.DataFrame,
    *,
    labels: Labels,
    lang: str = "en",
) -> str:
    """Return how often the families stand in all texts together, the most frequent named.

    Of none it gives the upper end of the interval, which says what a corpus of this size could have
    hidden. The tables are `rates(hits, tokens)`: by text; of each family in all texts; of all
    families counted as one.
    """
    row: Any = telling(whole).iloc[0]
    n = families.set_index("family")["n"].sort_values(ascending=False, kind="stable")
    names = {labels.get(str(family), str(family)): int(times) for family, times in n.items()}
    bounds = {"low": rounded(row["low"]), "high": rounded(row["high"])}
    bounds["over"] = phrase(f"over.{interval(whole)}", lang)
    numbers = {"m": len(n), "words": int(row["total"])}
    if not row["total"]:
        return phrase("amount.no_words", lang)
    if not row["n"]:
        return phrase("amount.none", lang, names=listed(list(names), lang), **numbers, **bounds)
    found = {name: times for name, times in names.items() if times}
    missing = [name for name, times in names.items() if not times]
    one = len(n) == 1
    said = phrase(
        "amount.one" if one else "amount.some",
        lang,
        n=int(row["n"]),
        k=len(found),
        where=_where(rated, int(row["docs_in_group"]), lang),
        rate=rounded(row["per_1000"]),
        bounds=phrase("bounds.none" if pd.isna(row["high"]) else "bounds.some", lang, **bounds),
        names=listed([*found] if one else found, lang),
        **numbers,
    )
    missed = phrase("amount.missing", lang, names=listed(missing, lang)) if missing else ""
    return sentences(said, missed)


def leading(families: pd.DataFrame, *, labels: Labels, lang: str = "en") -> str:
    """Return which family stands most often by `rates(…, by=None)`, as the title of a chart."""
    if not families["n"].any():
        return phrase("leading.none", lang)
    best = families[families["n"] == families["n"].max()]
    names = [labels.get(str(family), str(family)) for family in best["family"]]
    numbers = {"n": int(best["n"].iloc[0]), "rate": rounded(best["per_1000"].iloc[0])}
    if len(names) > 1:
        return phrase("leading.tied", lang, names=listed(names, lang), **numbers)
    return phrase("leading.some", lang, name=names[0], **numbers)


def _where(rated: pd.DataFrame, texts: int, lang: str) -> str:
    """Say in how many of the texts with words a family stands."""
    docs = int((rated.groupby("doc", observed=True)["n"].sum() > 0).sum())
    case = "one" if texts == 1 else "all" if docs == texts else "some"
    return phrase(f"where.{case}", lang, docs=docs, texts=texts)


def matched(forms: pd.DataFrame, *, lang: str = "en") -> str:
    """Return how many terms matched, in how many written forms, and how many ask for a look.

    `forms` are `matched_forms(hits, lexicon=…)`; with `flags`, rows that have one are counted.
    """
    per_term = forms.groupby(["family", "term"], observed=True)["n"].sum()
    said = phrase(
        "matched",
        lang,
        found=int((per_term > 0).sum()),
        terms=len(per_term),
        forms=int((forms["n"] > 0).sum()),
    )
    flagged = int(_asks(forms).sum()) if "flags" in forms else 0
    return sentences(said, phrase("flagged", lang, n=flagged) if flagged else "")


#: What `matched` counts by itself: that a term stands nowhere asks for no look.
_ABSENT = {"nothing", "family-nothing"}


def _asks(forms: pd.DataFrame) -> pd.Series:
    """Tell the rows with a flag that says more than that nothing was found."""
    return forms["flags"].fillna("").map(lambda flags: bool({*flags.split()} - _ABSENT))


def audit(
    forms: pd.DataFrame, *, labels: Labels, flags: Mapping[str, Labels], lang: str = "en"
) -> pd.DataFrame:
    """Return `matched_forms(…)` as a reader takes them in: what asks for a look first.

    `flags` are what each flag says, by language.
    """
    comma = "؛ " if lang == "ar" else "; "
    said = (
        forms["flags"]
        .fillna("")
        .map(lambda names: comma.join(flags[name][lang] for name in names.split()))
    )
    family = forms["family"].astype("str").replace(dict(labels))
    shown = forms.assign(asks=_asks(forms), flags=said.astype("str"), family=family)
    shown = shown.sort_values(["asks", "n"], ascending=False, kind="stable", ignore_index=True)
    return shown.drop(columns=["asks", "where"])


def labels(families: pd.DataFrame, lang: str = "en") -> dict[str, str]:
    """Return what each family is called: in Arabic by the first `label` that the lexicon has of it.

    Examples
    --------
    >>> labels(pd.DataFrame({"family": ["war", "war"], "label": ["الحرب", ""]}), "ar")
    {'war': 'الحرب'}
    """
    names = families["family"].astype("str")
    called = {name: name for name in names}
    if lang == "ar" and "label" in families:
        told = families["label"].fillna("").astype("str").str.strip()
        called |= dict(zip(names[told != ""][::-1], told[told != ""][::-1], strict=True))
    return called
