"""Which columns the house made, and which are the user's."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import find_terms, frequencies, rates, tokenize
from analysis.reading.columns import NUMBERS, RESERVED, group_columns, metadata_columns
from analysis.reading.errors import InputError
from analysis.reading.tables import as_documents, as_table


@pytest.fixture
def told(corpus) -> pd.DataFrame:
    """Two texts with a column of the user's beside those that Khitab knows."""
    dates = pd.to_datetime(["2024-01-01", "2024-02-01"])
    return corpus(
        "قال الوزير: «لا للحرب».", "السلام", source=["a", "b"], date=dates, desk=["x", "y"]
    )


def test_the_users_columns_are_what_the_house_did_not_make(told) -> None:
    assert metadata_columns(told, table_name="documents") == ["source", "date", "desk"]
    tokens = tokenize(told)
    assert metadata_columns(tokens, table_name="tokens") == ["source", "date", "desk"]


def test_the_groups_of_a_count_are_its_columns_but_for_thing_and_numbers(told) -> None:
    tokens = tokenize(told)
    hits = find_terms(tokens, {"war": ["حرب"]})
    assert group_columns(frequencies(tokens)) == []
    assert group_columns(frequencies(tokens, by=["desk", "source"])) == ["desk", "source"]
    assert group_columns(rates(hits, tokens, by=["doc", "month"])) == ["doc", "date"]


def test_text_is_no_number_and_the_columns_of_a_corpus_are_not_reserved() -> None:
    assert {"n", "total", "start", "end", "date"} <= NUMBERS.keys()
    assert not {"word", "surface", "doc", "text"} & NUMBERS.keys()
    assert {"speaker", "n", "word"} <= RESERVED
    assert not {"title", "source", "date", "text", "doc"} & RESERVED


def test_a_table_read_as_text_has_its_types_again_and_one_that_has_them_stays_itself(told) -> None:
    tokens = tokenize(told)
    assert as_table(tokens, "tokens") is tokens
    again = as_table(tokens.astype("str"), "tokens")
    assert again["start"].dtype == tokens["start"].dtype
    assert again["start"].tolist() == tokens["start"].tolist()


def test_the_first_column_that_cannot_be_set_aside_is_named(told) -> None:
    both = told.assign(n=1, doc_n=2, word="x", doc_word="y")
    with pytest.raises(InputError, match="found 'doc_n'"):
        as_documents(both)
