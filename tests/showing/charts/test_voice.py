"""Voice: speakers stacked on one side of zero, the article's own words on the other."""

from __future__ import annotations

from importlib import import_module
from itertools import pairwise

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb

from analysis.reading.errors import InputError
from analysis.showing import charts
from analysis.showing.charts import look
from tests.showing.charts.samples import FiveArticles, MakeRates, spoken

# The module: the package's own `voice` is the chart.
SHADES = import_module("analysis.showing.charts.voice")._SHADES


@pytest.fixture
def said() -> pd.DataFrame:
    rows = [("war", "Xi")] * 3 + [("war", "Putin")] * 2 + [("war", None)] * 4 + [("west", "Putin")]
    return pd.DataFrame(rows, columns=["family", "speaker"])


def _bars(ax) -> list[tuple[float, float]]:
    return sorted((bar.get_x(), bar.get_width()) for bar in ax.patches)


def test_speakers_are_stacked_from_zero_and_the_article_stands_below_it(said) -> None:
    ax = charts.voice(said, title="x")
    assert _bars(ax) == [(0, -4), (0, 1), (0, 2), (2, 3)]


def test_the_bars_add_up_to_the_whole(said) -> None:
    ax = charts.voice(said, title="x")
    assert sum(abs(bar.get_width()) for bar in ax.patches) == len(said)
    assert charts.data(ax)["n"].sum() == len(said)


def test_counts_give_the_same_chart_as_occurrences(said) -> None:
    counts = said.groupby(["family", "speaker"], dropna=False).size().reset_index(name="n")
    assert _bars(charts.voice(counts, title="x")) == _bars(charts.voice(said, title="x"))


def test_a_voice_without_a_speaker_is_unknown_and_not_the_article(said) -> None:
    voice = ["quoted"] * 5 + ["article", "reported", "reported", "article", "quoted"]
    ax = charts.voice(said.assign(voice=voice), title="x")
    data = charts.data(ax).set_index(["family", "speaker"])["n"]
    assert data["war", "the text itself"] == 2
    assert data["war", "a speaker not named"] == 2


def test_words_held_at_a_distance_by_marks_are_the_articles_and_hatched(said, written, letters):
    voice = ["quoted"] * 5 + ["article", "marked", "marked", "article", "quoted"]
    ax = charts.voice(said.assign(voice=voice), title="x")
    own = [
        (bar.get_x(), bar.get_width(), bar.get_hatch()) for bar in ax.patches if bar.get_width() < 0
    ]
    assert own == [(0, -2, None), (-2, -2, "////")]
    assert letters("the text, in marks") in written(ax)
    assert "the text itself 2, the text, in marks 2" in charts.describe(ax)


def test_beyond_twenty_families_the_foot_says_how_many_are_left_out(written, letters) -> None:
    hits = pd.DataFrame({"family": [f"f{n:02}" for n in range(25)], "speaker": "Xi"})
    assert letters("5 more are not shown") in written(charts.voice(hits, title="x"))


def test_beyond_four_speakers_the_others_stand_together(written, letters) -> None:
    speakers = [name for n, name in enumerate("ABCDEF", start=1) for _ in range(n)]
    ax = charts.voice(pd.DataFrame({"family": "war", "speaker": speakers}), title="x")
    assert [bar.get_width() for bar in ax.patches] == [6, 5, 4, 3, 3]
    assert letters("others") in written(ax)
    assert "A" not in written(ax)
    *_, others = ax.patches
    assert _contrast(others.get_edgecolor(), "white") >= 3


@pytest.mark.shaping
def test_arabic_bars_grow_leftwards_with_the_article_between_zero_and_the_names(
    said, letters
) -> None:
    ax = charts.voice(said.replace({"war": "الحرب", "west": "الغرب"}), title="x")
    zero = ax.transData.transform((0, 0))[0]
    boxes = {(bar.get_x(), bar.get_width()): bar.get_window_extent() for bar in ax.patches}
    assert boxes[0, 2].x1 == pytest.approx(zero)
    assert boxes[0, -4].x0 == pytest.approx(zero)
    names = [text for text in ax.texts if letters(text.get_text()) == letters("الحرب")]
    assert names[0].get_window_extent().x0 > boxes[0, -4].x1


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return sum(part * c for part, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: str, two: str) -> float:
    dark, light = sorted([_luminance(one), _luminance(two)])
    return (light + 0.05) / (dark + 0.05)


def test_neighbouring_shades_differ_in_grey_and_numbers_can_be_read_on_them() -> None:
    fills = [fill for fill, _ in SHADES]
    assert [*map(_luminance, fills)] == sorted(map(_luminance, fills))
    assert all(_contrast(dark, light) > 1.25 for dark, light in pairwise(fills))
    assert all(_contrast(fill, ink) > 4.5 for fill, ink in SHADES)
    assert look.REST not in fills


def test_the_text_alternative_names_each_voice(said) -> None:
    assert charts.describe(charts.voice(said, title="Xi, then Putin")).endswith(
        "war: Putin 2, Xi 3, the text itself 4; west: Putin 1."
    )


def test_a_missing_speaker_column_is_named(said) -> None:
    with pytest.raises(InputError, match="Missing: speaker"):
        charts.voice(said.drop(columns="speaker"), title="x")


def crowded(names: list[str], make_rates: MakeRates) -> pd.DataFrame:
    """More speakers than there are shades, and words that are nobody's."""
    return spoken(names)


def on_five_articles(five: FiveArticles) -> Axes:
    """Four families by speaker."""
    title = five.say("Most of it is said by someone", "أكثرها منسوب إلى متكلّم")
    return charts.voice(five.focus, title=title, **five.options)


def test_a_speaker_called_others_is_not_put_with_the_rest() -> None:
    names = ["others"] * 3 + list("abcdef")
    table = pd.DataFrame({"family": ["war"] * 9, "speaker": names})
    ax = charts.voice(table, title="x")
    assert "others 3, a 1, b 1, c 1, others 3" in charts.describe(ax)
