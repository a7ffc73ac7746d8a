"""A course over time is covered, and where there is none it is seldom seen."""

import numpy as np
import pandas as pd
import pytest

from analysis import trend
from tests.measuring.promises.drawn import counts, lengths, seen


@pytest.mark.parametrize("shape", [None, 3, 1])
@pytest.mark.parametrize("dates", [8, 24])
def test_a_course_is_covered_and_none_is_seldom_seen(dates, shape, times):
    rng, number = np.random.default_rng(dates), times // 3
    place = np.sort(rng.uniform(0, 1, dates))
    place = (place - place[0]) / (place[-1] - place[0])
    sizes, change = lengths("mixed", dates, rng) * 3, np.log(2)
    for slope in (0, change):
        mean = 4 * np.exp(slope * (place - 0.5)) * sizes / 500
        drawn = counts(500, shape, mean, number, rng)
        table = courses(drawn, place, sizes)
        known = table[table["why"] == ""]
        inside = (known["low"] <= np.exp(slope)) & (known["high"] >= np.exp(slope))
        seen(
            f"times {np.exp(slope):.0f}, {dates} dates, {shape}", inside.mean(), number, least=0.93
        )
        if slope == 0:
            seen("  Kendall's p", (known["tau_p"] <= 0.05).mean(), number, most=0.06)
            kept = known[known["slope_low"].notna()]
            still = (kept["slope_low"] <= 0) & (kept["slope_high"] >= 0)
            seen("  Theil and Sen's slope", still.mean(), number, least=0.93)


def test_a_course_of_counts_with_a_random_effect_for_each_document_is_covered(times):
    rng, number = np.random.default_rng(2), times // 6
    place = np.linspace(0, 1, 30)
    sizes = np.full(30, 1000.0)
    drawn = counts(8, 2, sizes, number, rng)
    table = courses(drawn, place, sizes, model="negative_binomial")
    known = table[table["why"] == ""]
    inside = (known["low"] <= 1) & (known["high"] >= 1)
    seen("negative binomial, 30 documents", inside.mean(), len(known), least=0.93)


def courses(drawn, place, sizes, **options):
    number, dates = drawn.shape
    table = pd.DataFrame(
        {
            "family": np.repeat([f"{row}" for row in range(number)], dates),
            "date": np.tile(
                pd.Timestamp("2020-01-01") + pd.to_timedelta(place * 1000, "D"), number
            ),
            "n": drawn.ravel().astype("int64"),
            "total": np.tile(sizes, number),
        }
    )
    return trend(table.assign(per_1000=1000 * table["n"] / table["total"]), **options)
