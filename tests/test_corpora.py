"""Every public function over corpora of every size and shape: a right result or the input error."""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

import analysis as ar
from analysis.reading.errors import InputError

LEXICON = {"war": ["حرب", "عدوان"], "peace": ["سلام"], "oil": ["نفط"]}
TEXT = "قال الوزير إن الحرب انتهت. وأضاف: «السلام ممكن، لا حرب بعد اليوم». وزار المدينة 3 مرات."


def corpus(*texts: str, **columns: list) -> pd.DataFrame:
    ids = columns.pop("doc", [f"{number:03}" for number in range(len(texts))])
    table = pd.DataFrame({"doc": ids, "text": list(texts), **columns})
    return table.astype({"doc": "str", "text": "str"})


def many(number: int) -> pd.DataFrame:
    texts = [f"{TEXT} السلام في المدينة {n}. " * (1 + n % 3) for n in range(number)]
    return corpus(
        *texts,
        source=[f"outlet {n % 4}" for n in range(number)],
        date=list(pd.date_range("2023-01-05", periods=number, freq="12D")),
    )


CORPORA: dict[str, Callable[[], pd.DataFrame]] = {
    "no document": corpus,
    "one": lambda: corpus(TEXT, source=["x"], date=[pd.Timestamp("2024-02-03")]),
    "an empty one": lambda: corpus("", source=["x"], date=[pd.Timestamp("2024-02-03")]),
    "one of three empty": lambda: corpus(TEXT, "", TEXT, source=list("xxy")),
    "no hit": lambda: corpus("أعلنت الحكومة خطة جديدة.", "الطقس جميل", source=list("xy")),
    "no dates": lambda: corpus(TEXT, TEXT + " نفط", source=list("xy"), date=[pd.NaT, pd.NaT]),
    "one source": lambda: corpus(TEXT, "لا حرب", source=["x", "x"]),
    "forty": lambda: many(40),
    "two hundred": lambda: many(200),
    "Chinese letters": lambda: corpus(TEXT + " 习近平 ＜标＞ 😀", "习近平", doc=["习", "近"]),
    "long ids": lambda: corpus(TEXT, TEXT, doc=["x" * 60, "ع" * 105], source=["s" * 60, "t"]),
    "a huge word": lambda: corpus("حرب " + "ح" * 50_000 + " حرب", TEXT),
    "only marks": lambda: corpus("«…» — ؟! ()", "ـــــ ًٌٍ", source=list("xy")),
}


class Made:
    """A corpus with what the pipeline makes of it."""

    def __init__(self, documents: pd.DataFrame) -> None:
        self.documents = documents
        self.tokens = ar.tokenize(documents)
        self.said = ar.quotations(documents)
        self.hits = ar.attribute(ar.find_terms(self.tokens, LEXICON), self.said)
        self.told = ar.attribute(self.tokens, self.said)


@pytest.fixture(scope="module", params=CORPORA)
def made(request: pytest.FixtureRequest) -> Made:
    return Made(CORPORA[request.param]())


def halves(made: Made) -> list[pd.DataFrame]:
    first = made.tokens["doc"].isin(made.documents["doc"].iloc[::2])
    return [ar.frequencies(made.tokens[first]), ar.frequencies(made.tokens[~first])]


CALLS: dict[str, Callable[[Made], Any]] = {
    "matched_forms": lambda m: ar.matched_forms(m.hits, lexicon=LEXICON),
    "concordance": lambda m: ar.concordance(m.documents, m.hits),
    "annotate": lambda m: ar.annotate(m.documents, tokens=m.tokens),
    "shared_passages": lambda m: ar.shared_passages(m.documents),
    "frequencies": lambda m: ar.frequencies(m.tokens),
    "frequencies by voice": lambda m: ar.frequencies(m.hits, by="voice", tokens=m.told),
    "frequencies by two": lambda m: ar.frequencies(m.hits, by=["doc", "voice"], tokens=m.told),
    "ngrams": lambda m: ar.ngrams(m.tokens),
    "collocates": lambda m: ar.collocates(m.tokens, "حرب"),
    "cooccurrences": lambda m: ar.cooccurrences(m.hits, within="sentence", tokens=m.tokens),
    "associate": lambda m: ar.associate(ar.cooccurrences(m.tokens), "log_dice"),
    "dispersion": lambda m: ar.dispersion(m.hits, tokens=m.tokens),
    "diversity": lambda m: ar.diversity(m.tokens),
    "keyness": lambda m: ar.keyness(*halves(m)),
    "rates": lambda m: ar.rates(m.hits, m.tokens),
    "rates by month": lambda m: ar.rates(m.hits, m.tokens, by="month"),
    "rates by source": lambda m: ar.rates(m.hits, m.tokens, by="source"),
    "compare": lambda m: ar.compare(m.hits, m.tokens, by="source", target="x"),
    "trend": lambda m: ar.trend(ar.rates(m.hits, m.tokens, by="month")),
    "key_by_chance": lambda m: ar.key_by_chance(m.tokens, times=5),
    "sensitivity": lambda m: ar.sensitivity(m.documents, LEXICON),
}


def given(call: Callable[[Made], Any], made: Made) -> Any:
    """What a call gives, the input error included; a side that is empty or alike is told of."""
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "the (target|reference) is empty", UserWarning)
            warnings.filterwarnings("ignore", "each word of the target stands in", UserWarning)
            return call(made)
    except InputError as error:
        return error


@pytest.mark.parametrize("call", CALLS)
def test_a_function_gives_a_table_or_the_input_error(made: Made, call: str) -> None:
    table = given(CALLS[call], made)
    if isinstance(table, InputError):
        assert table.mend
        return
    assert isinstance(table, pd.DataFrame)
    size = len(made.tokens)
    for column in {"n", "docs", "docs_in_group"} & set(table.columns):
        assert (table[column] >= 0).all()
        # Runs, pairs and windows count places, of which each word has a few.
        assert (table[column] <= max(size, len(made.documents)) * 10).all()
    if "total" in table.columns and "n" in table.columns and call.startswith(("freq", "rates")):
        known = table["total"].notna()
        assert (table.loc[known, "n"] <= table.loc[known, "total"]).all()
    if {"low", "per_1000", "high"} <= set(table.columns):
        there = table[table["per_1000"].notna()]
        assert ((there["low"] <= there["per_1000"]) & (there["per_1000"] <= there["high"])).all()


def test_what_is_shown_has_no_number_that_is_none(made: Made) -> None:
    shown = [
        ar.show_lines(ar.concordance(made.documents, made.hits)),
        ar.show_table(ar.rates(made.hits, made.tokens)),
        ar.show_table(ar.matched_forms(made.hits, lexicon=LEXICON)),
    ]
    for page in shown:
        assert not re.search(r"\b(nan|NaN|inf|NaT|None)\b", repr(page))


CHARTS: dict[str, Callable[[Made], Any]] = {
    "frequencies": lambda m: ar.charts.frequencies(
        ar.frequencies(m.tokens, without=ar.stop_words()).head(12), title="Words"
    ),
    "rates": lambda m: ar.charts.rates(ar.rates(m.hits, m.tokens), title="Rates"),
    "voice": lambda m: ar.charts.voice(m.hits, title="Voices"),
    "xray": lambda m: ar.charts.xray(m.hits, tokens=m.tokens, title="Places"),
    "cooccurrence": lambda m: ar.charts.cooccurrence(
        ar.cooccurrences(m.hits, within="sentence", tokens=m.tokens), title="Pairs"
    ),
}


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_is_drawn_and_described_or_refused(made: Made, chart: str) -> None:
    if len(made.documents) > 100:
        pytest.skip("reports draw so many documents by group")
    ax = given(CHARTS[chart], made)
    if isinstance(ax, InputError):
        assert ax.mend
        return
    assert not re.search(r"\b(nan|inf|NaT|None)\b", ar.charts.describe(ax))


def test_counts_of_voices_add_up_to_all_words(made: Made) -> None:
    voices = ar.frequencies(made.told, by="voice")
    assert voices["n"].sum() == len(made.tokens)
    hits = ar.frequencies(made.hits, by="voice", tokens=made.told)
    assert hits["n"].sum() == len(made.hits)


def test_no_rate_stands_where_there_is_no_word(made: Made) -> None:
    table = ar.rates(made.hits, made.tokens)
    empty = table["total"] == 0
    assert table.loc[empty, ["per_1000", "low", "high"]].isna().all(axis=None)
    assert all(map(math.isfinite, table.loc[~empty, "per_1000"]))
    assert np.isfinite(table.loc[~empty, "high"]).all()
