"""Two sides in one picture: whose word is the one, whose the other."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.axes import Axes

import analysis as ar
from analysis.reading.errors import InputError
from analysis.showing import charts
from analysis.showing.charts.furniture import for_a_phone
from analysis.showing.charts.sheet import NARROW
from tests.showing.charts.samples import FiveArticles, MakeRates, spoken


@pytest.fixture
def said() -> pd.DataFrame:
    rows = [("reproach", "Xi", "quoted")] * 3 + [("reproach", "Putin", "reported")]
    rows += [("reproach", None, "marked"), ("attack", "CNN", "quoted"), ("other", "Xi", "quoted")]
    rows += [("attack", None, "article")] * 4 + [("attack", None, "quoted")]
    return pd.DataFrame(rows, columns=["family", "speaker", "voice"])


SIDES = {"Reproach": ["reproach"], "War": ["attack", "never"]}


def _numbers(ax) -> dict[str, list[int]]:
    data = charts.data(ax)
    return {name: list(block["n"]) for name, block in data.groupby("speaker", sort=False)}


def test_each_voice_stands_between_the_two_sides_with_its_counts(said) -> None:
    ax = charts.sides(said, sides=SIDES, title="x")
    assert _numbers(ax) == {
        "Xi": [3, 0],
        "Putin": [1, 0],
        "CNN": [0, 1],
        "a speaker not named": [0, 1],
        "the text, in marks": [1, 0],
        "the text itself": [0, 4],
    }
    widths = [bar.get_width() for bar in ax.patches]
    assert widths == [n * sign for row in _numbers(ax).values() for n, sign in zip(row, (-1, 1))]  # noqa: B905


def test_counts_give_the_same_chart_as_occurrences(said) -> None:
    counts = said.groupby([*said], dropna=False).size().reset_index(name="n")
    one, two = (charts.sides(table, sides=SIDES, title="x") for table in (said, counts))
    assert _numbers(one) == _numbers(two)


def test_the_article_has_its_row_even_where_it_says_nothing(said) -> None:
    ax = charts.sides(said[said["voice"] == "quoted"], sides=SIDES, title="x")
    assert _numbers(ax)["the text itself"] == [0, 0]


def test_a_side_that_occurs_nowhere_stays_a_side(said) -> None:
    ax = charts.sides(said, sides={"Reproach": ["reproach"], "Peace": ["peace"]}, title="x")
    assert charts.data(ax).groupby("family")["n"].sum().to_dict() == {"Peace": 0, "Reproach": 5}
    assert "Peace 0" in charts.describe(ax)


def test_two_families_are_two_sides_in_the_order_of_their_categories(said) -> None:
    two = said[said["family"] != "other"]
    kind = pd.CategoricalDtype(["attack", "reproach"])
    ax = charts.sides(two.astype({"family": kind}), title="x")
    assert list(charts.data(ax)["family"].unique()) == ["attack", "reproach"]


@pytest.mark.parametrize("sides", [None, {}, {"a": ["reproach"]}, {"a": [], "b": [], "c": []}])
def test_the_sides_are_two(said, sides) -> None:
    with pytest.raises(InputError, match="two sides"):
        charts.sides(said, sides=sides, title="x")


def test_beyond_the_top_the_speakers_stand_together() -> None:
    many = pd.DataFrame({"family": ["a", "b"] * 20, "speaker": [f"s{n:02}" for n in range(40)]})
    ax = charts.sides(many, title="x", top=3)
    assert _numbers(ax)["others"] == [18, 19]
    assert charts.data(ax)["n"].sum() == 40


def test_no_hit_is_a_chart_without_rows(said) -> None:
    ax = charts.sides(said.head(0), sides=SIDES, title="x")
    assert charts.data(ax).empty
    assert not any(bar.get_width() for bar in ax.patches)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_nothing_is_cut_at_either_width_with_long_names(long_names, nothing_cut, lang) -> None:
    rows = [(side, name) for name in long_names for side in long_names[:2]]
    table = pd.DataFrame(rows, columns=["family", "speaker"])
    table["n"] = [1, 1234] + [7] * (len(rows) - 2)
    ax = charts.sides(table, title=long_names[1], lang=lang, digits="arabic-indic")
    nothing_cut(ax)
    phone = for_a_phone(ax.figure)
    nothing_cut(phone.axes[0])
    assert phone.get_figwidth() == NARROW


def test_in_arabic_the_first_side_is_at_the_right_and_all_is_said_in_arabic(said) -> None:
    sides = {"لوم الغرب": ["reproach"], "أسماء الحرب": ["attack"]}
    ax = charts.sides(said, sides=sides, title="س", lang="ar", digits="arabic-indic")
    assert ax.xaxis_inverted()
    assert "النصّ نفسه: لوم الغرب ٠، أسماء الحرب ٤" in charts.describe(ax)
    assert "شي جين بينغ: لوم الغرب ٣" in charts.describe(ax)


def crowded(names: list[str], make_rates: MakeRates) -> pd.DataFrame:
    """More speakers than a side can name."""
    both = pd.Categorical([names[0], names[1]] * (2 * len(names)))
    return spoken(names).assign(family=both)


def on_five_articles(five: FiveArticles) -> Axes:
    """Two sets of three words, by who says them."""
    reproach, attack = five.say(("reproach", "attack"), ("لوم الغرب", "أسماء الهجوم"))
    sets = {reproach: ["هيمنة", "أحادية", "تسلط"], attack: ["غزو", "هجوم", "عدوان"]}
    hits = ar.attribute(ar.find_terms(five.tokens, sets), five.quotations)
    title = five.say("The reproach is said, the attack is written", "اللوم منقول والهجوم مكتوب")
    return charts.sides(hits, title=title, **five.options)
