"""What the prose says of the five articles, recomputed; what the README quotes, compared."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from analysis import (
    cooccurrences,
    find_terms,
    frequencies,
    rates,
    read_corpus,
    removed,
    shared_passages,
    tokenize,
)

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
