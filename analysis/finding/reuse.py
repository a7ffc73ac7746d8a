"""Tokens that are there already: taken where they are those of the documents, refused otherwise."""

from __future__ import annotations

import pandas as pd

from ..reading.errors import InputError
from ..reading.expression import TOKEN, words_of
from ..reading.tables import as_tokens
from ..reading.tokens import tokenize


def tokens_of(documents: pd.DataFrame, tokens: pd.DataFrame | None) -> pd.DataFrame:
    """Give the tokens of the documents, in the order of the text."""
    if tokens is None:
        return tokenize(documents[["doc", "text"]])
    tokens = as_tokens(tokens)
    last = tokens.drop_duplicates("doc", keep="last")
    texts = documents.set_index("doc")["text"].reindex(last["doc"].astype("str")).fillna("")
    whole = tokens.groupby("doc", observed=True).size()[last["doc"]].to_numpy()
    spans = zip(texts, last["start"], last["end"], last["surface"], strict=True)
    same = [
        text[start:end] == surface and not _words_after(text, end)
        for text, start, end, surface in spans
        if text
    ]
    without = documents[~documents["doc"].isin(last["doc"])]["text"]
    missing = any(_words_after(text, 0) for text in without)
    if missing or not all(same) or (last["position"].to_numpy() + 1 != whole).any():
        raise InputError(
            "tokens are all words of these documents",
            found="others, or some of them",
            mend="Say tokens=tokenize(documents).",
        )
    return tokens


def _words_after(text: str, place: int) -> bool:
    """Tell whether a word stands behind a place; an address is none, though letters are in it."""
    return bool(TOKEN.search(text, place)) and any(word.start() >= place for word in words_of(text))
