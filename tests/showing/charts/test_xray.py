"""The x-ray: a mark an occurrence at its word, lines as long as the articles."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

from analysis.reading.errors import InputError
from analysis.showing import charts
from analysis.showing.charts import look
from tests.showing.charts.samples import FiveArticles, MakeRates

TOKENS = pd.DataFrame({"doc": ["000"] * 100 + ["001"] * 50})


@pytest.fixture
def found() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "doc": ["000", "000", "001"],
            "family": pd.Categorical(["الحرب", "الحرب", "الغرب"], ["الحرب", "الغرب", "السلم"]),
            "position": [0, 99, 25],
            "quoted": [True, False, True],
        }
    )


def _places(ax) -> list[tuple[float, float]]:
    return [(line.get_xdata()[0], line.get_ydata()[0]) for line in ax.lines]


def test_each_occurrence_stands_in_the_middle_of_its_word_on_its_articles_line(found) -> None:
    ax = charts.xray(found, tokens=TOKENS, title="x")
    (first, row), (last, same), (west, below) = _places(ax)
    assert (first, last, west) == (0.5, 99.5, 25.5)
    assert row == same
    rows = [y for group in ax.collections for (_, y), _ in group.get_segments()]
    assert rows == sorted(rows)  # y grows downwards
    assert [rows.index(row), rows.index(below)] == [0, 3]  # the second panel's second article
    assert len(rows) == 6  # a family without a hit keeps its panel


def test_lines_are_as_long_as_the_articles(found) -> None:
    ax = charts.xray(found, tokens=TOKENS, title="x")
    lines = [segment for group in ax.collections for segment in group.get_segments()]
    assert [(line[0][0], line[1][0]) for line in lines] == [(0, 100), (0, 50)] * 3


def test_arabic_articles_run_from_the_right_and_others_from_the_left(found) -> None:
    assert charts.xray(found, tokens=TOKENS, title="x").get_xlim() == (100, 0)
    other = found.assign(family=found["family"].cat.rename_categories(["war", "west", "peace"]))
    assert charts.xray(other, tokens=TOKENS, title="x").get_xlim() == (0, 100)


@pytest.mark.shaping
def test_quotations_differ_in_colour_and_form_and_the_legend_says_so(
    found, written, letters
) -> None:
    ax = charts.xray(found, tokens=TOKENS, title="x")
    marks = [(line.get_marker(), to_hex(line.get_color())) for line in ax.lines]
    assert marks == [("o", look.HUE), ("|", look.INK), ("o", look.HUE)]
    assert letters("in a quotation") in written(ax)
    plain = charts.xray(found.drop(columns="quoted"), tokens=TOKENS, title="x")
    assert letters("in a quotation") not in written(plain)
    assert {line.get_marker() for line in plain.lines} == {"|"}


def test_the_text_alternative_counts_words_from_one(found) -> None:
    ax = charts.xray(found, tokens=TOKENS, title="War opens and ends.")
    assert "الحرب, 000: 2 (words 1 and 100); الغرب, 001: 1 (word 26)." in charts.describe(ax)


def test_it_takes_the_tables_of_the_five_articles(hits, tokens, nothing_cut) -> None:
    ax = charts.xray(hits, tokens=tokens, title="Where the families fall")
    nothing_cut(ax)
    assert sum(len(column.lines) for column in ax.figure.axes) == len(hits)
    assert charts.data(ax)["position"].sum() == hits["position"].sum()


def test_a_hit_in_an_article_that_is_not_there_is_named(found) -> None:
    with pytest.raises(InputError, match=r"found \['001'\]"):
        charts.xray(found, tokens=TOKENS.head(100), title="x")
    with pytest.raises(InputError, match="position"):
        charts.xray(found.drop(columns="position"), tokens=TOKENS, title="x")


def crowded(names: list[str], make_rates: MakeRates) -> pd.DataFrame:
    """Four articles, one without a mark."""
    hits = pd.DataFrame({"doc": ["000", "001", "000", "003"] * len(names), "family": names * 4})
    return hits.assign(position=range(len(hits)), quoted=[True, False] * (len(hits) // 2))


def on_five_articles(five: FiveArticles) -> Axes:
    """Places of four families."""
    title = five.say(
        "Some families are scattered, others stand close together",
        "حقول تتفرّق في المقالة وأخرى تتجمّع",
    )
    return charts.xray(five.focus, tokens=five.tokens, title=title, **five.options)


CROWDED_WITH = {"tokens": pd.DataFrame({"doc": ["000", "001", "002", "003"] * 200})}
