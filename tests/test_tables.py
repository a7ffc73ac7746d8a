"""Tables that went through a file, a merge, a sort: the same numbers, or a clear refusal."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import analysis as ar
from analysis.reading.columns import RESERVED, TABLES
from analysis.reading.errors import InputError
from analysis.reading.tables import kind_of

LEXICON = {"war": ["حرب", "عدوان"], "peace": ["سلام"], "never": ["زرافة"]}


@pytest.fixture(scope="module")
def documents() -> pd.DataFrame:
    """Twelve short articles of two outlets over a year; every third quotes somebody."""
    texts = [
        f"قال الوزير: «لا للحرب، نعم للسلام». وزار المدينة {number} مرات بعد الحرب. "
        + "السلام ممكن. " * (number % 3)
        + "أكد الأمير أن العدوان مرفوض.\nnull nan " * (number % 2)
        for number in range(12)
    ]
    return pd.DataFrame(
        {
            "doc": [f"{number:03}" for number in range(12)],
            "source": ["x", "y"] * 6,
            "date": pd.date_range("2024-01-15", periods=12, freq="MS"),
            "text": texts,
        }
    )


@pytest.fixture(scope="module")
def tables(documents: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """One table of each kind that users hand on."""
    tokens = ar.tokenize(documents)
    hits = ar.find_terms(tokens, LEXICON)
    said = ar.quotations(documents)
    return {
        "documents": documents,
        "tokens": ar.attribute(tokens, said),
        "hits": ar.attribute(hits, said),
        "quotations": said,
        "pairs": ar.cooccurrences(tokens),
        "counts": ar.frequencies(tokens),
        "rates": ar.rates(hits, tokens, by="month"),
    }


def by_source(tables: dict[str, pd.DataFrame], name: str) -> list[pd.DataFrame]:
    table = tables[name]
    return [table[(table["source"] == source).to_numpy()] for source in ("x", "y")]


#: What every public function makes of the tables it takes.
CALLS: dict[str, Callable[[dict[str, pd.DataFrame]], Any]] = {
    "tokenize": lambda t: ar.tokenize(t["documents"]),
    "no_words": lambda t: ar.no_words(t["documents"]),
    "reading_report": lambda t: ar.reading_report(t["documents"]),
    "annotate": lambda t: ar.annotate(t["documents"]),
    "quotations": lambda t: ar.quotations(t["documents"]),
    "shared_passages": lambda t: ar.shared_passages(t["documents"]),
    "find_terms": lambda t: ar.find_terms(t["tokens"], ["حرب", "سلام ممكن"]),
    "matched_forms": lambda t: ar.matched_forms(t["hits"]),
    "attribute": lambda t: ar.attribute(t["hits"], t["quotations"]),
    "attribute tokens": lambda t: ar.attribute(t["tokens"], t["quotations"]),
    "concordance": lambda t: ar.concordance(t["documents"], t["hits"], width=3),
    "frequencies": lambda t: ar.frequencies(t["tokens"], by=["source", "month"]),
    "frequencies of hits": lambda t: ar.frequencies(t["hits"], by="voice", tokens=t["tokens"]),
    "ngrams": lambda t: ar.ngrams(t["tokens"], by="source"),
    "collocates": lambda t: ar.collocates(t["tokens"], "حرب"),
    "cooccurrences": lambda t: ar.cooccurrences(t["tokens"]),
    "cooccurrences of hits": lambda t: ar.cooccurrences(
        t["hits"], within="sentence", tokens=t["tokens"]
    ),
    "associate": lambda t: ar.associate(t["pairs"], "log_dice"),
    "dispersion": lambda t: ar.dispersion(t["hits"], "dp", "range", tokens=t["tokens"]),
    "diversity": lambda t: ar.diversity(t["tokens"], "ttr", by="source"),
    "keyness": lambda t: ar.keyness(
        *(ar.frequencies(side) for side in by_source(t, "tokens")), "log_ratio"
    ),
    "rates": lambda t: ar.rates(t["hits"], t["tokens"], by=["source", "quarter"]),
    "compare": lambda t: ar.compare(t["hits"], t["tokens"], by="source", target="x"),
    "trend": lambda t: ar.trend(t["rates"]),
    "key_by_chance": lambda t: ar.key_by_chance(t["tokens"], by="source", times=5),
    "sensitivity": lambda t: ar.sensitivity(t["documents"], {"war": LEXICON["war"]}),
}


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


WRONG = {
    "a text": "قال الوزير",
    "nothing": None,
    "a list": ["حرب"],
    "an empty frame": pd.DataFrame(),
    "two columns of one name": pd.DataFrame([["a", "b"]], columns=["doc", "doc"]),
}
#: They give a page or a sentence, not a table; their own tests hold them.
SHOWING = {"show_aligned", "explore", "grouping", "reading_summary"}
FUNCTIONS = [
    name
    for name in ar.__all__
    if callable(getattr(ar, name))
    and next(iter(inspect.signature(getattr(ar, name)).parameters), "")
    in {"documents", "tokens", "hits", "tokens_or_hits", "pairs", "rates", "target"}
]


def test_the_grid_knows_every_function_that_takes_a_table() -> None:
    assert {call.split()[0] for call in CALLS} >= set(FUNCTIONS) - {"removed", *SHOWING}


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


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_metadata_of_a_reserved_name_change_no_number(documents: pd.DataFrame, name: str) -> None:
    tokens = ar.tokenize(documents)
    hits = ar.find_terms(tokens, LEXICON)
    mine = documents.assign(**{name: ["red", "green"] * 6})
    my_tokens = ar.tokenize(mine)
    my_hits = ar.find_terms(my_tokens, LEXICON)
    for by in ("doc", "source", "month"):
        pd.testing.assert_frame_equal(
            ar.rates(my_hits, my_tokens, by=by), ar.rates(hits, tokens, by=by)
        )
    pd.testing.assert_frame_equal(ar.frequencies(my_tokens), ar.frequencies(tokens))
    if name not in {*my_hits.columns, *my_tokens.columns}:
        by_mine = ar.frequencies(my_hits, by=name, tokens=my_tokens)
        assert set(by_mine[f"doc_{name}"]) == {"red", "green"}
        assert by_mine.groupby("family")["n"].sum().to_dict() == {
            row.family: row.n for row in ar.frequencies(hits).itertuples()
        }
    told = ar.attribute(my_hits, ar.quotations(mine))
    assert len(told) == len(hits)


def test_speakers_of_a_corpus_of_speeches_and_speakers_in_quotations_live_together(
    documents: pd.DataFrame,
) -> None:
    speeches = documents.assign(speaker=["ليلى", "سامي"] * 6)
    tokens = ar.tokenize(speeches)
    hits = ar.find_terms(tokens, "حرب")
    own = ar.rates(hits, tokens, by="speaker")
    assert own["doc_speaker"].tolist() == ["سامي", "ليلى"]
    told = ar.attribute(hits, ar.quotations(speeches))
    quoted = ar.frequencies(told, by="speaker")
    assert "الوزير" in set(quoted["speaker"])
    assert ar.frequencies(told, by="doc_speaker")["n"].sum() == quoted["n"].sum() == len(hits)


def test_a_column_that_has_both_names_is_refused(documents: pd.DataFrame) -> None:
    with pytest.raises(InputError, match="doc_kind"):
        ar.tokenize(documents.assign(kind="a", doc_kind="b"))


def test_filtering_by_family_is_believed(documents: pd.DataFrame) -> None:
    tokens = ar.tokenize(documents)
    hits = ar.find_terms(tokens, LEXICON)
    assert set(ar.rates(hits, tokens, by=None)["family"]) == {"war", "peace", "never"}
    only = ar.rates(hits[hits["family"] == "war"], tokens, by="source")
    assert set(only["family"]) == {"war"}
    kept = ar.rates(hits[hits["source"] == "x"], tokens[tokens["source"] == "x"], by=None)
    never = kept.set_index("family").loc["never"]
    assert never["n"] == 0
    assert never["high"] > 0


def test_what_was_sought_and_found_nowhere_stands_with_its_interval(
    documents: pd.DataFrame,
) -> None:
    tokens = ar.tokenize(documents)
    table = ar.rates(ar.find_terms(tokens, {"a": ["زرافة"], "b": ["فيل"]}), tokens, by=None)
    assert table["family"].tolist() == ["a", "b"]
    assert table["n"].tolist() == [0, 0]
    assert (table["high"] > 0).all()


def test_hits_of_other_tokens_are_refused(documents: pd.DataFrame) -> None:
    tokens = ar.tokenize(documents)
    hits = ar.find_terms(tokens, LEXICON)
    with pytest.raises(InputError, match="which no token has"):
        ar.rates(
            hits,
            tokens[tokens["doc"] != "003"].assign(
                doc=lambda t: t["doc"].cat.remove_unused_categories()
            ),
        )


def test_the_same_documents_twice_are_refused(documents: pd.DataFrame) -> None:
    tokens = ar.tokenize(documents)
    hits = ar.find_terms(tokens, LEXICON)
    with pytest.raises(InputError, match="each place stands once"):
        ar.frequencies(pd.concat([tokens, tokens]))
    with pytest.raises(InputError, match="each occurrence of a family stands once"):
        ar.frequencies(pd.concat([hits, hits]))


def test_tokens_of_two_spelling_levels_are_refused(documents: pd.DataFrame) -> None:
    first, second = documents.iloc[:6], documents.iloc[6:]
    both = pd.concat([ar.tokenize(first), ar.tokenize(second, spelling="light")])
    with pytest.raises(InputError, match="one spelling level"):
        ar.find_terms(both, "حرب")


@pytest.mark.parametrize("by", [["source", "month"], ["source", "voice"], ["doc", "speaker"]])
def test_parts_add_up_to_the_whole(tables: dict[str, pd.DataFrame], by: list[str]) -> None:
    tokens, hits = tables["tokens"], tables["hits"]
    whole = ar.frequencies(hits, tokens=tokens).set_index("family")
    parts = ar.frequencies(hits, by=by, tokens=tokens)
    assert parts.groupby("family")["n"].sum().to_dict() == whole["n"].to_dict()
    shares = parts.drop_duplicates(parts.columns[1:3].tolist())
    assert shares["total"].sum() == len(tokens)
    words = ar.frequencies(tokens, by=by).groupby("word")["n"].sum()
    assert words.to_dict() == ar.frequencies(tokens).set_index("word")["n"].to_dict()


def test_ids_that_a_reader_took_for_numbers_are_refused(tables: dict[str, pd.DataFrame]) -> None:
    hits = tables["hits"].astype({"doc": "str"}).assign(doc=lambda t: t["doc"].astype("int64"))
    with pytest.raises(InputError, match="Read the file with dtype="):
        ar.matched_forms(hits)


def test_a_missing_word_is_refused(tables: dict[str, pd.DataFrame]) -> None:
    words = tables["tokens"]["word"].astype("object")
    words.iloc[0] = None
    with pytest.raises(InputError, match="keep_default_na=False"):
        ar.frequencies(tables["tokens"].assign(word=words))


def test_defaults_of_across_are_the_same_everywhere() -> None:
    defaults = {
        inspect.signature(function).parameters["across"].default
        for function in (ar.cooccurrences, ar.collocates, ar.ngrams)
    }
    assert defaults == {"sentence"}


def test_every_table_is_recognised_by_its_columns(tables: dict[str, pd.DataFrame]) -> None:
    for name in ("documents", "tokens", "hits", "quotations", "pairs", "counts", "rates"):
        assert kind_of(tables[name]) == name
    assert set(tables) <= set(TABLES)


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


def test_groups_are_those_that_occur():
    frame = {"text": ["حرب", "سلم"], "source": ["x", "y"]}
    tokens = ar.tokenize(ar.read_corpus(pd.DataFrame(frame)))
    hits = ar.find_terms(tokens, "حرب")
    x = tokens["source"] == "x"
    assert ar.rates(hits, tokens[x], by="source")["source"].tolist() == ["x"]
    assert ar.frequencies(tokens[x], by="source")["source"].tolist() == ["x"]
