"""What the prose says of the five articles, recomputed; what the README quotes, compared."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from analysis import (
    associate,
    attribute,
    collocates,
    concordance,
    cooccurrences,
    find_terms,
    frequencies,
    keyness,
    ngrams,
    quotations,
    rates,
    read_corpus,
    read_lexicon,
    removed,
    shared_passages,
    stop_words,
    tokenize,
)
from analysis.measuring.chance import key_by_chance
from analysis.measuring.sensitivity import sensitivity

ROOT = Path(__file__).resolve().parents[1]
THREE = ["hegemony", "unilateralism", "domination"]


@pytest.fixture(scope="module")
def core(hits: pd.DataFrame) -> pd.DataFrame:
    return hits[hits["family"].isin(THREE)]


# Read off the five articles by eye, without the library: what stands where.
BY_EYE = {
    ("hegemony", "000"): 1,
    ("hegemony", "001"): 1,
    ("hegemony", "004"): 1,
    ("unilateralism", "000"): 1,
    ("unilateralism", "001"): 1,
    ("unilateralism", "003"): 1,
    ("unilateralism", "004"): 1,
    ("domination", "000"): 2,
    ("domination", "001"): 1,
}


def test_the_three_families_stand_where_a_reader_finds_them(core):
    counts = core.astype({"family": "str", "doc": "str"}).groupby(["family", "doc"]).size()
    assert counts.to_dict() == BY_EYE


def test_002_holds_none_of_them_and_speaks_of_the_cold_war_mentality(hits, core):
    assert "002" not in set(core["doc"])
    mentality = hits[hits["family"] == "Cold War mentality"]
    assert list(mentality["doc"]) == ["002"]


def test_the_intervals_of_all_articles_overlap_in_every_family(core, tokens):
    for _, family in rates(core, tokens).groupby("family", observed=True):
        assert family["low"].max() < family["high"].min()


def test_one_occurrence_moves_a_point_by_two_to_six_per_thousand(tokens):
    step = 1000 / tokens.groupby("doc", observed=True).size()
    assert 1.5 < step.min() < 2.5
    assert 5.5 < step.max() < 6.5


def test_hegemony_and_unilateralism_share_a_sentence_wherever_hegemony_stands(hits, tokens):
    pairs = cooccurrences(hits, within="sentence", tokens=tokens).set_index(["word1", "word2"])
    shared = pairs.loc[("hegemony", "unilateralism")]
    assert shared["n"] == shared["n1"] == hits[hits["family"] == "hegemony"]["doc"].nunique() == 3


# Read off by eye: who is said to speak, in which article and voice.
VOICES_BY_EYE = {
    ("000", "quoted", "Xi"): 3,
    ("000", "marked", "Putin + Xi"): 1,
    ("001", "reported", "Xi"): 3,
    ("003", "quoted", "Putin"): 1,
    ("004", "quoted", "Xi"): 1,
    ("004", "reported", "Xi"): 1,
}


def test_the_words_are_xis_and_putins_and_once_the_agencys_in_marks(documents, core):
    told = attribute(core, quotations(documents, speakers="five articles"))
    columns = ["doc", "voice", "speaker"]
    assert told[columns].astype("str").value_counts().to_dict() == VOICES_BY_EYE
    marked = told[told["voice"] == "marked"]
    assert marked["surface"].tolist() == ["المتسلّط"]
    assert marked["quoted"].all()
    assert not (told["voice"] == "article").any()


def test_the_articles_own_voice_is_more_than_half_and_below_what_is_quoted(documents, tokens, core):
    table = quotations(documents, speakers="five articles")
    told, words = attribute(core, table).assign(family="all"), attribute(tokens, table)
    voiced = rates(told, words, by="voice").set_index("voice")
    assert voiced.loc["article", "total"] > len(tokens) / 2
    assert voiced.loc["article", "n"] == 0
    assert voiced.loc["marked", "n"] == 1
    assert voiced.loc["article", "high"] < voiced.loc["quoted", "low"]


def test_000_and_001_share_a_statement(tokens):
    assert list(find_terms(tokens, "القائم على الهيمنة")["doc"]) == ["000", "001"]


def test_the_shared_runs_are_names_and_the_shared_quotations_a_statement(documents):
    passages = shared_passages(documents)
    runs = passages[passages["found_by"] == "run"]
    assert all("بوتين" in text or "شي" in text for text in runs["text1"])
    said = passages[passages["found_by"] == "quotation"]
    assert "التسلّط القائم على الهيمنة" in set(said["text2"])


def test_the_second_story_would_make_001_three_times_as_long(seeds, documents, tokens):
    metadata = pd.read_csv(seeds / "articles.csv", dtype="str", keep_default_na=False)
    whole = tokenize(read_corpus(seeds, metadata=metadata.drop(columns="lines")))
    ratio = (whole["doc"] == "001").sum() / (tokens["doc"] == "001").sum()
    assert round(ratio) == 3
    assert removed(documents)["text"].str.contains("متعدد الأقطاب").sum() == 1


def test_what_is_frequent_are_the_presidents_their_countries_and_the_war(tokens):
    counts = frequencies(tokens).set_index("surface")["n"]
    assert counts[["بوتين", "شي", "روسيا", "الصين", "الحرب"]].min() >= 13


# Notebook 02


@pytest.fixture(scope="module")
def key(tokens: pd.DataFrame) -> pd.DataFrame:
    """The words of each article against the four others."""
    sides = {doc: tokens["doc"] == doc for doc in tokens["doc"].cat.categories}
    measures = ("log_likelihood", "log_ratio_low", "lrc")
    scored = {
        doc: keyness(frequencies(tokens[side]), frequencies(tokens[~side]), *measures)
        for doc, side in sides.items()
    }
    return pd.concat(scored, names=["doc"]).reset_index("doc")


def test_no_word_is_key_when_the_interval_is_corrected(key):
    assert (key["lrc"] == 0).all()


def test_in_001_a_word_of_one_occurrence_is_listed_and_of_two_has_an_interval_above_zero(key):
    first = key[(key["doc"] == "001") & (key["n_reference"] == 0)].set_index("n_target")
    assert (first.loc[1, "log_likelihood"] > 3.841).all()
    assert (first.loc[1, "log_ratio_low"] < 0).all()
    assert first.loc[[2], "log_ratio_low"].min() > 0
    assert first.loc[3, "surface"] == "وروسيا"


def test_most_of_the_six_first_words_stand_two_or_three_times_and_none_is_of_the_three(key):
    telling = key[~key["word"].isin(stop_words()) & (key["log_likelihood"] > 0)]
    first = telling.groupby("doc").head(6)
    assert first["n_target"].isin([2, 3]).mean() > 0.5
    assert {"سمرقند", "اليابان"} <= set(first["word"])
    assert not first["word"].str.contains("هيمن|احادي|تسلط").any()


def test_only_004_has_more_key_words_than_chance_and_no_article_under_every_choice(
    tokens,
):
    often = tokens.groupby("word", observed=True)["word"].transform("size") >= 3
    chosen = [tokens, tokens[~tokens["word"].isin(stop_words())], tokens[often]]
    above = []
    for words in chosen:
        table = key_by_chance(words)
        more = table[table["passing"] > table["high"]]
        above.append(list(more["doc"]))
        mine = more[more["doc"] == "003"]
        assert (mine["passing"] - mine["high"] <= 1).all()
    assert above == [["004"], ["003", "004"], ["003"]]
    assert key_by_chance(tokens).set_index("doc").loc["001", "passing"] > 60


def test_004_says_leader_where_the_others_say_president(key, documents):
    row = key[(key["doc"] == "004") & (key["word"] == "الرءيس")].iloc[0]
    assert row[["n_target", "n_reference"]].tolist() == [1, 16]
    text = documents.set_index("doc").loc["004", "text"]
    assert "الزعيم الروسي" in text
    assert "الزعيم الصيني" in text
    assert "سي إن إن" in text


def test_the_three_lines_of_importance_are_putins_twice_and_an_analysts_once(documents, tokens):
    lines = concordance(documents, find_terms(tokens, "اهمية"), width=25)
    said = (lines["before"] + lines["keyword"]).to_list()
    assert ["بوتين" in line and "صن" not in line for line in said] == [True, True, False]


# Notebook 04


@pytest.fixture(scope="module")
def neighbours(tokens: pd.DataFrame) -> pd.DataFrame:
    lexicon = read_lexicon()
    node = lexicon[lexicon["family"].isin(THREE)].assign(family="node")
    near = collocates(tokens, node)
    return near[~near["word2"].isin(stop_words())].set_index("word2")


def test_three_neighbours_stand_twice_and_all_others_once(neighbours):
    assert neighbours["n"].value_counts().to_dict() == {1: 35, 2: 3}
    assert set(neighbours.index[neighbours["n"] == 2]) == {"القاءم", "روسيا", "مواجهة"}
    scores = associate(neighbours.reset_index(), "log_likelihood").set_index("word2")
    assert scores.loc["روسيا", "log_likelihood"] < 3.841 < scores.loc["القاءم", "log_likelihood"]


def test_hegemony_and_unilateralism_have_the_highest_score_of_all_families(hits, tokens):
    pairs = associate(cooccurrences(hits, within="sentence", tokens=tokens), "log_likelihood")
    best = pairs.loc[pairs["log_likelihood"].idxmax()]
    assert [best["word1"], best["word2"], best["n"]] == ["hegemony", "unilateralism", 3]
    assert best["n1"] == best["n"]


def test_names_and_titles_are_the_strongest_pairs_and_the_highest_pmi_is_of_single_pairs(tokens):
    pairs = associate(ngrams(tokens), "log_likelihood", "pmi")
    first = pairs.nlargest(5, "log_likelihood")["surface"]
    assert {"فلاديمير بوتين", "منظمة شنغهاي", "الرئيس الروسي"} <= set(first)
    assert (pairs.loc[pairs["pmi"] > pairs["pmi"].max() - 1e-9, "n"] == 1).all()


def test_the_pair_is_three_at_most_and_not_there_in_three_words_or_without_clitics(documents):
    lexicon = read_lexicon().groupby("family", sort=False)
    first, second = (lexicon.get_group(name) for name in ("hegemony", "unilateralism"))
    n = sensitivity(documents, first, beside=second, within=5, unchanged=True)
    n = n.set_index("choice")["n"]
    assert n.max() == n["within 5"] == 3
    assert n["within 3"] == n["mode exact"] == 0
    assert n["shared passages once"] == 2


class _Index(HTMLParser):
    """The rows of the index page: question and finding."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def test_the_readme_quotes_the_questions_and_findings_of_the_run(report):
    index = _Index()
    index.feed((report / "index.html").read_text("utf-8"))
    made = [[" ".join(cell.split()) for cell in row[:2]] for row in index.rows[1:]]
    readme = (ROOT / "README.md").read_text("utf-8")
    table = re.findall(r"^\| (.+\?) \| (.+) \| \[.+\]\((notebooks/.+)\) \|$", readme, re.MULTILINE)
    assert [[question, finding] for question, finding, _ in table] == made
    assert all((ROOT / link).is_file() for *_, link in table)


def test_the_code_in_the_readme_draws_its_picture(tmp_path, monkeypatch):
    readme = (ROOT / "README.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    code = code.replace('"hegemony.png"', repr(str(tmp_path / "hegemony.png")))
    exec(compile(code, "README.md", "exec"), names)
    drawn, shown = (
        plt.imread(tmp_path / "hegemony.png"),
        plt.imread(ROOT / "notebooks/hegemony.png"),
    )
    assert drawn.shape == shown.shape
    # Another matplotlib may set a letter a hair aside; another chart differs in more than that.
    assert abs(drawn - shown).mean() < 0.01
