"""The network: a node a word, a line a pair, the same picture from the same table."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from analysis.reading.errors import InputError
from analysis.showing import charts
from analysis.showing.charts.furniture import for_a_phone
from tests.showing.charts.samples import FiveArticles, MakeRates


@pytest.fixture
def pairs() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "word1": ["الصين", "روسيا", "الصين", "إيران"],
            "word2": ["روسيا", "الهيمنة", "الهيمنة", "الناتو"],
            "n": [5, 2, 1, 0],
            "log_dice": [12.5, 11.0, 9.25, -np.inf],
        }
    )


def _nodes(ax) -> list[FancyBboxPatch]:
    return [patch for patch in ax.patches if patch.get_edgecolor()[3] > 0]


def _places(ax) -> list[list[float]]:
    return [[*line.get_xdata(), *line.get_ydata()] for line in ax.lines]


def test_there_is_a_line_for_each_pair_that_was_seen_and_a_node_for_each_word(pairs) -> None:
    ax = charts.network(pairs, title="x")
    assert len(ax.lines) == 3
    assert len(_nodes(ax)) == 5
    assert charts.data(ax)["n"].tolist() == [5, 2, 1]


def test_thickness_grows_with_the_measure(pairs) -> None:
    thick = [line.get_linewidth() for line in charts.network(pairs, title="x").lines]
    assert thick == sorted(thick, reverse=True)
    turned = pairs.assign(log_dice=[1.0, 2.0, 3.0, 0.0])
    ax = charts.network(turned, title="x", measure="log_dice")
    assert charts.data(ax)["n"].tolist() == [1, 2, 5]


def test_the_same_pairs_give_the_same_picture_in_whatever_order(pairs) -> None:
    turned = pairs[::-1].rename(columns={"word1": "word2", "word2": "word1"})
    first, again = charts.network(pairs, title="x"), charts.network(pairs, title="x")
    assert _places(first) == _places(again)
    nodes = [
        sorted(node.get_window_extent().bounds for node in _nodes(charts.network(table, title="x")))
        for table in (pairs, turned)
    ]
    assert np.allclose(*nodes)


def test_words_without_a_line_stand_below_all_others(pairs, letters) -> None:
    ax = charts.network(pairs, title="x")
    middles = {letters(text.get_text()): text.xy[1] for text in ax.texts if text.get_text()}
    alone = [middles[letters(word)] for word in ("إيران", "الناتو")]
    joined = [middles[letters(word)] for word in ("الصين", "روسيا", "الهيمنة")]
    assert max(alone) < min(joined)
    assert "إيران alone" in charts.describe(ax)


@pytest.mark.shaping
@pytest.mark.parametrize("many", [2, 5, 8])
def test_no_node_covers_another_and_no_text_another(long_names, nothing_cut, many: int) -> None:
    chosen = list(combinations(long_names[:many], 2))
    table = pd.DataFrame(chosen, columns=["word1", "word2"]).assign(n=range(1, len(chosen) + 1))
    ax = charts.network(table, title="A title " * 20, source="Source")
    nothing_cut(ax)
    for one, two in combinations(_nodes(ax), 2):
        assert not one.get_window_extent().overlaps(two.get_window_extent())


def test_highlighted_nodes_take_the_hue(pairs) -> None:
    ax = charts.network(pairs, title="x", highlight=["الصين"])
    assert len({patch.get_facecolor() for patch in _nodes(ax)}) == 2
    with pytest.raises(InputError, match="highlight"):
        charts.network(pairs, title="x", highlight=["فرنسا"])


def test_at_most_thirty_lines_are_drawn_the_strongest(nothing_cut) -> None:
    names = [f"word {letter}" for letter in "abcdefghijkl"]
    table = pd.DataFrame(list(combinations(names, 2)), columns=["word1", "word2"])
    ax = charts.network(table.assign(n=range(1, len(table) + 1)), title="x")
    assert charts.data(ax)["n"].tolist() == list(range(66, 36, -1))
    nothing_cut(ax)


def test_the_text_alternative_names_pairs_and_the_measure(pairs) -> None:
    ax = charts.network(pairs, title="China and Russia", measure="log_dice")
    assert charts.describe(ax) == (
        "Network. China and Russia. Lines join what stands together, thicker with logDice; at "
        "each the count. الصين with روسيا 5 (12.5); روسيا with الهيمنة 2 (11.0); "
        "الصين with الهيمنة 1 (9.2); إيران alone; الناتو alone."
    )


def test_a_pair_twice_in_either_order_is_refused(pairs) -> None:
    turned = pairs.rename(columns={"word1": "word2", "word2": "word1"})
    with pytest.raises(InputError, match="one row a pair"):
        charts.network(pd.concat([pairs, turned], ignore_index=True), title="x")


def test_words_are_shown_as_they_are_mostly_spelled(pairs, written, letters) -> None:
    folded = pd.DataFrame(
        {"word1": ["الرءيس"], "word2": ["روسيا"], "surface1": ["الرئيس"], "surface2": ["روسيا"]}
    ).assign(n=4)
    for draw in (charts.network, charts.cooccurrence):
        ax = draw(folded, title="x")
        assert letters("الرئيس") in written(ax)
        assert "الرئيس with روسيا 4" in charts.describe(ax)
    assert charts.data(ax)["word1"].tolist() == ["الرءيس"]


@pytest.mark.parametrize("many", [4, 6, 9, 12])
@pytest.mark.parametrize("seed", range(4))
def test_no_line_runs_behind_a_node_that_it_does_not_join(many: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    names = [f"a word of {'much ' * (place % 3)}length {place}" for place in range(many)]
    table = pd.DataFrame(list(combinations(names, 2)), columns=["word1", "word2"])
    table = table.assign(n=rng.integers(0, 9, len(table)))
    wide = charts.network(table, title="x")
    for ax in (wide, for_a_phone(wide.figure).axes[0]):
        nodes = dict(zip(sorted(names), _nodes(ax), strict=True))
        boxes = {name: _box(node) for name, node in nodes.items()}
        rows = charts.data(ax)
        for line, one, two in zip(ax.lines, rows["word1"], rows["word2"], strict=True):
            points = np.array([np.linspace(a, b, 60) for a, b in pairwise(line.get_xydata())])
            for name in boxes.keys() - {one, two}:
                x0, y0, x1, y1 = boxes[name]
                x, y = points.reshape(-1, 2).T
                assert not ((x > x0) & (x < x1) & (y > y0) & (y < y1)).any(), (one, two, name)
            assert np.allclose(points[0, 0], np.mean(np.reshape(boxes[one], (2, 2)), axis=0))


def _box(node: FancyBboxPatch) -> tuple[float, float, float, float]:
    x, y, wide, tall = node.get_x(), node.get_y(), node.get_width(), node.get_height()
    return (x, y, x + wide, y + tall)


def test_parts_that_nothing_joins_stand_apart_within_the_frame(nothing_cut) -> None:
    table = pd.DataFrame({"word1": list("acegi"), "word2": list("bdfhj"), "n": range(1, 6)})
    ax = charts.network(table, title="x")
    nothing_cut(ax)
    assert len(_nodes(ax)) == 10


def crowded(names: list[str], make_rates: MakeRates) -> pd.DataFrame:
    """Every pair of long names, each line of another strength."""
    pairs = pd.DataFrame(combinations(names, 2), columns=["word1", "word2"])
    return pairs.assign(n=range(len(pairs)))


def on_five_articles(five: FiveArticles) -> Axes:
    """Pairs of families that share two sentences or more."""
    title = five.say("What is named in one breath", "ما يُذكر في نفَس واحد")
    return charts.network(five.pairs[five.pairs["n"] > 1], title=title, **five.options)
