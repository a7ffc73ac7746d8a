"""What is said of the texts themselves: how many, how long, of when and whom, what they share."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.reading.columns import metadata_columns
from analysis.showing.report.sentences.wording import listed, phrase, sentences

#: What a corpus says where it does not say.
_NOT_STATED = ("not stated", "")


def size(
    documents: pd.DataFrame, tokens: pd.DataFrame, cut: pd.DataFrame, *, lang: str = "en"
) -> str:
    """Return what there is: texts, words, dates, sources, what was `removed`, which are empty.

    Examples
    --------
    >>> documents = pd.DataFrame({"doc": ["a"], "text": ["هنا"]})
    >>> size(documents, pd.DataFrame({"doc": ["a"]}), pd.DataFrame())[:64]
    'The text holds 1 word or number. No date is stated. No source is'
    """
    words = words_of(documents, tokens)
    case = {0: "none", 1: "one"}.get(len(words), "many")
    numbers = {"n": len(words), "words": int(words.sum())}
    edges = {"least": int(words.min()), "most": int(words.max())} if len(words) else {}
    empty = words.index[words == 0]
    return sentences(
        phrase(f"size.{case}", lang, **numbers, **edges),
        phrase("empty", lang, n=len(empty), names=listed(empty, lang)) if len(empty) else "",
        _dates(documents, lang),
        _sources(documents, lang),
        phrase("cut.some" if len(cut) else "cut.none", lang, n=len(cut)),
    )


def comparable(documents: pd.DataFrame, tokens: pd.DataFrame, *, lang: str = "en") -> str:
    """Return whether there are texts to compare, and how unlike their sizes are.

    Texts without a word are left out: nothing can be said of them.
    """
    words = words_of(documents, tokens)
    words = words[words > 0]
    if len(words) < 2:
        return phrase("compare.none", lang)
    times = float(words.max() / words.min())
    case = "some" if times > 1.05 else "alike"
    return phrase(f"compare.{case}", lang, times=times if times < 10 else round(times))


def vocabulary(counts: pd.DataFrame, texts: int, *, lang: str = "en") -> str:
    """Return how many words, as `frequencies(tokens)` counts them, the texts have in common."""
    n = len(counts)
    if not n:
        return phrase("vocabulary.none", lang)
    if texts == 1:
        return phrase("vocabulary.one", lang, n=n, once=int((counts["n"] == 1).sum()))
    common, single = (int((counts["docs"] == docs).sum()) for docs in (texts, 1))
    return phrase("vocabulary.many", lang, n=n, common=common, single=single, share=single / n)


def as_read(summary: str, noted: pd.DataFrame, *, lang: str = "en") -> str:
    """Return the reading summary; `noted` are the rows of the report that say more than "read"."""
    return phrase("read.noted" if len(noted) else "read.whole", lang, summary=summary)


#: What a column of the user's may be, and the option that says so.
_TOLD = {"title": "--title", "source": "--source", "date": "--date"}


def unused(documents: pd.DataFrame, by: str, *, lang: str = "en") -> str:
    """Return which columns of the user's say nothing, while title, source or date is not known."""
    own = metadata_columns(documents, table_name="documents")
    names = [str(name) for name in own if name not in (by, *_TOLD, "date_basis")]
    said = {name: documents[name].dropna().astype("str") for name in _TOLD if name in documents}
    untold = [
        name for name in _TOLD if said.get(name, pd.Series(dtype="str")).isin(_NOT_STATED).all()
    ]
    if not names or not untold:
        return ""
    options = [_TOLD[name] for name in untold]
    return phrase(
        "unused", lang, names=listed(names, lang), options=listed(options, lang), n=len(options)
    )


def words_of(documents: pd.DataFrame, tokens: pd.DataFrame) -> pd.Series:
    """Count the words of each document, those without any included."""
    counted = tokens["doc"].astype("str").value_counts()
    return counted.reindex(documents["doc"].astype("str"), fill_value=0)


def _dates(documents: pd.DataFrame, lang: str) -> str:
    dates = documents["date"].dropna() if "date" in documents else pd.Series(dtype="datetime64[us]")
    if dates.empty:
        return phrase("dates.none", lang)
    first, last = (f"{edge:%Y-%m-%d}" for edge in (dates.min(), dates.max()))
    if first == last:
        return phrase("dates.one", lang, n=len(documents), first=first)
    case = "all" if len(dates) == len(documents) else "many"
    numbers = {"dated": len(dates), "n": len(documents)}
    return phrase(f"dates.{case}", lang, first=first, last=last, **numbers)


def _sources(documents: pd.DataFrame, lang: str) -> str:
    named: Any = documents["source"] if "source" in documents else pd.Series(dtype="str")
    named = named[~named.isin(_NOT_STATED) & named.notna()].value_counts()
    if named.empty:
        return phrase("sources.none", lang)
    return phrase("sources.some", lang, k=len(named), names=listed(named.to_dict(), lang))


def frequent(counts: pd.DataFrame, *, lang: str = "en") -> str:
    """Return which content word is the most frequent, as the title of a chart.

    Parameters
    ----------
    counts : DataFrame
        `frequencies(tokens)`, most frequent first, without stop words.
    lang : {"en", "ar"}
        The language.
    """
    if counts.empty:
        return phrase("frequent.none", lang)
    row: Any = counts.iloc[0]
    numbers = {"n": int(row["n"]), "docs": int(row["docs"])}
    tied = int((counts["n"] == row["n"]).sum())
    if tied > 1:
        return phrase("frequent.tied", lang, k=tied, n=numbers["n"])
    return phrase("frequent.some", lang, word=row["surface"], **numbers)


def source(documents: pd.DataFrame, tokens: pd.DataFrame, *, lang: str = "en") -> str:
    """Return how many texts and words a chart is drawn from."""
    return phrase("source", lang, texts=len(documents), words=len(tokens))
