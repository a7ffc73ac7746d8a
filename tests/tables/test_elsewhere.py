"""Tables that went through a file, a merge, a sort: the same numbers."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import analysis as ar
from analysis.reading.columns import TABLES
from analysis.reading.errors import InputError
from analysis.reading.tables import kind_of
from tests.tables.calls import CALLS, FUNCTIONS, SHOWING


def through_csv(table: pd.DataFrame, folder: Path) -> pd.DataFrame:
    """As the messages advise: text stays text, nothing is taken for missing."""
    path = folder / "table.csv"
    table.to_csv(path, index=False)
    numbers = {
        name: np.float64
        for name in table.columns
        if pd.api.types.is_numeric_dtype(table[name].dtype) and table[name].dtype != bool
    }
    read = pd.read_csv(path, dtype="str", keep_default_na=False)
    for name in numbers:
        read[name] = pd.to_numeric(read[name].replace("", None))
    return read.replace({"speaker": {"": None}, "via": {"": None}, "cue": {"": None}})


def through_parquet(table: pd.DataFrame, folder: Path) -> pd.DataFrame:
    table.to_parquet(folder / "table.parquet")
    return pd.read_parquet(folder / "table.parquet")


def merged(table: pd.DataFrame, _: Path) -> pd.DataFrame:
    if "doc" not in table:
        return table.merge(pd.DataFrame({"n": sorted(set(table["n"]))}), on="n", how="left")
    ranks = pd.DataFrame({"doc": [f"{number:03}" for number in range(12)], "rank": range(12)})
    return table.astype({"doc": "str"}).merge(ranks, on="doc", how="left")


def _own_categories(part: pd.DataFrame) -> pd.DataFrame:
    held = part.select_dtypes("category")
    return part.assign(**{str(name): held[name].cat.remove_unused_categories() for name in held})


def concatenated(table: pd.DataFrame, _: Path) -> pd.DataFrame:
    half = len(table) // 2
    key = table["doc"].astype("str") < "006" if "doc" in table else np.arange(len(table)) < half
    # As two corpora come: each with categories of its own.
    parts = [table[key], table[~key]]
    return pd.concat([_own_categories(part) for part in parts], ignore_index=True)


def shuffled(table: pd.DataFrame, _: Path) -> pd.DataFrame:
    return table.sample(frac=1, random_state=3)


WAYS = {
    "csv": through_csv,
    "parquet": through_parquet,
    "merge": merged,
    "concat": concatenated,
    "shuffle": shuffled,
}


def plain(result: Any) -> list[tuple]:
    """Rows without regard to their order and to the types of their columns."""
    rows = result.drop(columns=["rank", "cut", "gap"], errors="ignore")
    told = rows.astype("object").where(rows.notna(), None)
    return sorted(
        [
            tuple(str(round(value, 9)) if isinstance(value, float) else str(value) for value in row)
            for row in told.itertuples(index=False)
        ]
    )


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("way", WAYS)
def test_a_table_that_was_elsewhere_gives_the_same_numbers(
    tables: dict[str, pd.DataFrame], way: str, call: str, tmp_path: Path
) -> None:
    moved = {name: WAYS[way](table, tmp_path) for name, table in tables.items()}
    for table in moved.values():
        if "date" in table and way == "csv":
            assert not pd.api.types.is_datetime64_any_dtype(table["date"].dtype)
    expected = CALLS[call](tables)
    got = CALLS[call](moved)
    columns = [name for name in expected.columns if name in got.columns]
    assert len(columns) >= len(expected.columns) - 1
    assert plain(got[columns]) == plain(expected[columns])


def test_the_grid_knows_every_function_that_takes_a_table() -> None:
    assert {call.split()[0] for call in CALLS} >= set(FUNCTIONS) - {"removed", *SHOWING}


def test_every_table_is_recognised_by_its_columns(tables: dict[str, pd.DataFrame]) -> None:
    for name in ("documents", "tokens", "hits", "quotations", "pairs", "counts", "rates"):
        assert kind_of(tables[name]) == name
    assert set(tables) <= set(TABLES)


def test_defaults_of_across_are_the_same_everywhere() -> None:
    defaults = {
        inspect.signature(function).parameters["across"].default
        for function in (ar.cooccurrences, ar.collocates, ar.ngrams)
    }
    assert defaults == {"sentence"}


def test_tables_read_from_files_as_text_alone_give_the_same_counts_and_charts(tmp_path):
    """As the readme says to read a CSV: every cell is text."""

    def again(table):
        table.to_csv(tmp_path / "t.csv", index=False)
        return pd.read_csv(tmp_path / "t.csv", dtype="str", keep_default_na=False)

    documents = ar.read_corpus("seeds")
    tokens = ar.tokenize(documents)
    hits = ar.find_terms(tokens, {"hegemony": ["هيمنة"], "war": ["حرب"]})
    as_text, text_hits = again(tokens), again(hits)
    for by in (None, "doc", "month", ["source", "year"]):
        pd.testing.assert_frame_equal(
            ar.rates(text_hits, as_text, by=by).astype("str"),
            ar.rates(hits, tokens, by=by).astype("str"),
        )
    pd.testing.assert_frame_equal(
        ar.frequencies(as_text).astype("str"), ar.frequencies(tokens).astype("str")
    )
    drawn, drawn_again = (
        ar.charts.data(ar.charts.rates(table, title="Rates")).astype("str")
        for table in (ar.rates(hits, tokens), again(ar.rates(hits, tokens)))
    )
    pd.testing.assert_frame_equal(drawn_again, drawn)
    with pytest.raises(InputError, match="a number"):
        ar.rates(text_hits.assign(start="x"), as_text)


def test_quotations_without_a_speaker_are_so_after_a_file(tmp_path):
    text = "وأكدت أن السد آمن جدا اليوم. قال سالم الراسي: «لا ماء في النهر»."
    documents = pd.DataFrame({"doc": ["a", "b"], "text": [text, text]})
    said, tokens = ar.quotations(documents), ar.tokenize(documents)
    assert said["speaker"].isna().any()
    said.to_csv(tmp_path / "said.csv", index=False)
    read = pd.read_csv(tmp_path / "said.csv", dtype="str", keep_default_na=False)
    once, again = ar.attribute(tokens, said), ar.attribute(tokens, read)
    assert again["speaker"].astype("str").tolist() == once["speaker"].astype("str").tolist()
    assert list(again["speaker"].cat.categories) == list(once["speaker"].cat.categories)
    assert ar.shared_remarks(read).equals(ar.shared_remarks(said))
