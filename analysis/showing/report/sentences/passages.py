"""What is said of words that stand in two texts: whole texts told again, and passages."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.showing.report.sentences.wording import listed, phrase, sentences, short

#: Of a long passage so many characters are shown.
_BEGINS = 200
#: A run of so many words is hardly ever a name or a turn of phrase.
_LONG = 10
#: A text is told again where so much of its letters stands in one earlier text.
_NEARLY_WHOLE = 0.9


def shared(
    passages: pd.DataFrame, retold: pd.DataFrame, texts: int, *, lang: str = "en", words: int = 8
) -> str:
    """Return what texts that hold words have in common, from runs of so many words on.

    `passages` are `shared_passages(documents, words=8)`, those of as many words that were found as
    quotations included; `retold` is `copies(passages, documents)`.
    """
    if texts < 2:
        return phrase("shared.alone", lang)
    if passages.empty:
        return phrase("shared.none", lang, words=words)
    sharing = {*passages["doc1"].astype("str"), *passages["doc2"].astype("str")}
    each = passages.groupby("text1")["words"].max()
    numbers = {"texts": len(sharing), "all": texts, "words": words, "n": len(each), "ten": _LONG}
    numbers |= {"long": int((each >= _LONG).sum()), "longest": int(each.max())}
    n = int(retold["texts"].sum())
    again = phrase("shared.retold", lang, n=n) if n else ""
    return sentences(phrase("shared.some", lang, **numbers), again, phrase("shared.twice", lang))


def copies(shared: pd.DataFrame, documents: pd.DataFrame, *, lang: str = "en") -> pd.DataFrame:
    """Return the texts of which later ones hold nine letters in ten, and which these are.

    `shared` is `shared_passages(documents)`. One row a text told again, most told first: `doc`,
    `texts` (how many tell it), `which`.
    """
    first = _retold(shared, documents)
    table = pd.DataFrame(
        {"again": list(first), "doc": [_root(doc, first) for doc in first.values()]}
    )
    told = table.groupby("doc", sort=False)["again"]
    rows = told.agg(texts="size", which=lambda docs: listed(docs, lang)).reset_index()
    return rows.sort_values("texts", ascending=False, kind="stable", ignore_index=True)


def passages(shared: pd.DataFrame, documents: pd.DataFrame, *, lang: str = "en") -> pd.DataFrame:
    """Return each shared passage once, the longest first, with the texts that have it.

    `shared` is `shared_passages(documents)`. Texts that tell another again (`copies`) are left out:
    their passages are the whole of them. Columns `words`, `texts` (how many have it), `which`,
    `begins`.
    """
    own = shared[~shared["doc2"].isin(list(_retold(shared, documents)))]
    sides = [
        own[["text1", "words", f"doc{side}"]].set_axis(["text", "words", "doc"], axis=1)
        for side in "12"
    ]
    said = pd.concat(sides).drop_duplicates()
    rows = said.groupby("text", sort=False).agg(
        words=("words", "max"),
        texts=("doc", "size"),
        which=("doc", lambda docs: listed(sorted(docs), lang)),
    )
    rows = rows.sort_values(["words", "texts"], ascending=False, kind="stable").reset_index()
    begins = rows["text"].map(lambda text: short(text, _BEGINS))
    return rows[["words", "texts", "which"]].assign(begins=begins.astype("str"))


def _retold(shared: pd.DataFrame, documents: pd.DataFrame) -> dict[str, str]:
    """Give each text that stands nearly whole in an earlier one that which has most of it."""
    letters = documents.set_index(documents["doc"].astype("str"))["text"].str.strip().str.len()
    found: dict[str, str] = {}
    most = dict(_NEARLY_WHOLE * letters)
    key: Any
    for key, rows in shared.astype({"doc1": "str", "doc2": "str"}).groupby(["doc1", "doc2"]):
        earlier, doc = key
        if (covered := _covered(rows)) >= most[doc]:
            found[doc], most[doc] = earlier, covered
    return found


def _covered(rows: pd.DataFrame) -> int:
    """Count the letters of a text that its passages hold, those in two of them once."""
    n = reached = 0
    row: Any
    for row in rows.sort_values("start2").itertuples():
        n += max(0, row.end2 - max(row.start2, reached))
        reached = max(reached, row.end2)
    return n


def _root(doc: str, first: dict[str, str]) -> str:
    """Return the text that a chain of copies begins with."""
    while doc in first:
        doc = first[doc]
    return doc
