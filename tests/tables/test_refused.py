"""What is no such table, or holds something twice or in another type: refused, with the mend."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

import analysis as ar
from analysis.reading.errors import InputError
from tests.tables.calls import FUNCTIONS

WRONG = {
    "a text": "قال الوزير",
    "nothing": None,
    "a list": ["حرب"],
    "an empty frame": pd.DataFrame(),
    "two columns of one name": pd.DataFrame([["a", "b"]], columns=["doc", "doc"]),
}


def others(function: Callable[..., Any], tables: dict[str, pd.DataFrame]) -> list[Any]:
    """Right arguments for all that a function needs beside its first table."""
    right = {
        "tokens": tables["tokens"],
        "hits": tables["hits"],
        "quotations": tables["quotations"],
        "lexicon": "حرب",
        "node": "حرب",
        "reference": tables["counts"],
    }
    needed = list(inspect.signature(function).parameters.values())[1:]
    return [
        right[p.name]
        for p in needed
        if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD and p.name in right
    ]


def named(function: Callable[..., Any]) -> dict[str, Any]:
    return {"by": "source", "target": "x"} if function is ar.compare else {}


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_what_is_no_such_table_is_refused(
    tables: dict[str, pd.DataFrame], name: str, wrong: str
) -> None:
    function = getattr(ar, name)
    with pytest.raises(InputError):
        function(WRONG[wrong], *others(function, tables), **named(function))


@pytest.mark.parametrize("given", ["documents", "quotations", "pairs", "counts", "rates"])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_another_table_is_refused_by_its_name(
    tables: dict[str, pd.DataFrame], name: str, given: str
) -> None:
    function = getattr(ar, name)
    first = next(iter(inspect.signature(function).parameters))
    fits = {"documents": {"documents"}, "pairs": {"pairs"}, "rates": {"rates"}}
    if given in fits.get(first, set()) or (first == "target" and given in ("counts", "rates")):
        pytest.skip("this is the right table")
    with pytest.raises(InputError) as error:
        function(tables[given], *others(function, tables), **named(function))
    assert f"table of {given}" in str(error.value) or "Missing" in str(error.value)


def test_tokens_and_hits_are_not_taken_for_each_other(tables: dict[str, pd.DataFrame]) -> None:
    tokens, hits = tables["tokens"], tables["hits"]
    with pytest.raises(InputError, match="This is a table of hits"):
        ar.rates(tokens, hits)
    with pytest.raises(InputError, match="This is a table of hits"):
        ar.find_terms(hits, "حرب")
    with pytest.raises(InputError, match="This is a table of tokens"):
        ar.matched_forms(tokens)
    with pytest.raises(InputError, match="This is a table of tokens"):
        ar.concordance(tables["documents"], tokens)


def test_a_column_that_has_both_names_is_refused(documents: pd.DataFrame) -> None:
    with pytest.raises(InputError, match="doc_kind"):
        ar.tokenize(documents.assign(kind="a", doc_kind="b"))


@pytest.mark.parametrize(
    "count",
    [
        ar.rates,
        lambda hits, tokens: ar.rates(hits, tokens, by=None),
        lambda hits, tokens: ar.rates(hits, tokens, by=None, interval="documents"),
        lambda hits, tokens: ar.frequencies(hits, tokens=tokens, by="source"),
        lambda hits, tokens: ar.dispersion(hits, "dp", tokens=tokens),
        lambda hits, tokens: ar.cooccurrences(hits, within="sentence", tokens=tokens),
        lambda hits, tokens: ar.compare(hits, tokens, by="doc", target="000"),
    ],
)
def test_hits_of_a_document_without_a_token_are_refused(
    tokens: pd.DataFrame, hits: pd.DataFrame, count
) -> None:
    kept = tokens[tokens["doc"] != "003"]  # its category stays
    for some in (kept, kept.assign(doc=kept["doc"].cat.remove_unused_categories())):
        with pytest.raises(InputError, match="doc 003, which no token has"):
            count(hits, some)
    count(hits[hits["doc"] != "003"], kept)


def test_the_same_documents_twice_are_refused(tokens: pd.DataFrame, hits: pd.DataFrame) -> None:
    with pytest.raises(InputError, match="each place stands once"):
        ar.frequencies(pd.concat([tokens, tokens]))
    with pytest.raises(InputError, match="each occurrence of a family stands once"):
        ar.frequencies(pd.concat([hits, hits]))


def test_tokens_of_two_spelling_levels_are_refused(documents: pd.DataFrame) -> None:
    first, second = documents.iloc[:6], documents.iloc[6:]
    both = pd.concat([ar.tokenize(first), ar.tokenize(second, spelling="light")])
    with pytest.raises(InputError, match="one spelling level"):
        ar.find_terms(both, "حرب")


def test_ids_that_a_reader_took_for_numbers_are_refused(tables: dict[str, pd.DataFrame]) -> None:
    hits = tables["hits"].astype({"doc": "str"}).assign(doc=lambda t: t["doc"].astype("int64"))
    with pytest.raises(InputError, match="Read the file with dtype="):
        ar.matched_forms(hits)


def test_a_missing_word_is_refused(tables: dict[str, pd.DataFrame]) -> None:
    words = tables["tokens"]["word"].astype("object")
    words.iloc[0] = None
    with pytest.raises(InputError, match="keep_default_na=False"):
        ar.frequencies(tables["tokens"].assign(word=words))
