"""What tables are grouped by: metadata of any name, families, sources and months."""

from __future__ import annotations

import warnings

import pandas as pd
import pytest

import analysis as ar
from analysis.reading.columns import RESERVED
from tests.tables.calls import LEXICON


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_metadata_of_a_reserved_name_change_no_number(
    documents: pd.DataFrame, tokens: pd.DataFrame, hits: pd.DataFrame, name: str
) -> None:
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


def test_filtering_by_family_is_believed(tokens: pd.DataFrame, hits: pd.DataFrame) -> None:
    assert set(ar.rates(hits, tokens, by=None)["family"]) == {"war", "peace", "never"}
    only = ar.rates(hits[hits["family"] == "war"], tokens, by="source")
    assert set(only["family"]) == {"war"}
    kept = ar.rates(hits[hits["source"] == "x"], tokens[tokens["source"] == "x"], by=None)
    never = kept.set_index("family").loc["never"]
    assert never["n"] == 0
    assert never["high"] > 0


def test_a_family_of_which_a_filter_leaves_nothing_is_told_of():
    texts = pd.DataFrame({"doc": ["a", "b"], "text": ["حرب سلم حرب", "سلم"]})
    tokens = ar.tokenize(texts)
    hits = ar.find_terms(tokens, {"war": ["حرب"], "peace": ["سلم"]})
    with pytest.warns(UserWarning, match="no hit of war is left of 2"):
        kept = ar.rates(hits[hits["doc"] == "b"], tokens[tokens["doc"] == "b"], by=None)
    assert kept["family"].tolist() == ["peace"]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ar.rates(hits[hits["family"] == "peace"], tokens)


def test_what_was_sought_and_found_nowhere_stands_with_its_interval(tokens: pd.DataFrame) -> None:
    table = ar.rates(ar.find_terms(tokens, {"a": ["زرافة"], "b": ["فيل"]}), tokens, by=None)
    assert table["family"].tolist() == ["a", "b"]
    assert table["n"].tolist() == [0, 0]
    assert (table["high"] > 0).all()


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


def test_groups_are_those_that_occur():
    frame = {"text": ["حرب", "سلم"], "source": ["x", "y"]}
    tokens = ar.tokenize(ar.read_corpus(pd.DataFrame(frame)))
    hits = ar.find_terms(tokens, "حرب")
    x = tokens["source"] == "x"
    assert ar.rates(hits, tokens[x], by="source")["source"].tolist() == ["x"]
    assert ar.frequencies(tokens[x], by="source")["source"].tolist() == ["x"]
