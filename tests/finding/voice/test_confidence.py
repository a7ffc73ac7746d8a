"""The probability that a row is right, held against news that nothing was fitted or tuned on.

`make test ARGS="-k confidence -s"` prints it: what was predicted and what is right, by tenths.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis import quotations, tokenize
from analysis.finding.voice.confidence import chance_of, traits, weights_of
from tests.finding.voice.fit_confidence import (
    RIDGE,
    annotated,
    figures,
    judged,
    logistic,
    real_rows,
    rows_to_learn_from,
)

#: Traits of what is learned from that no text of a user's has.
OURS = ["taught", "invented"]
#: How well the probabilities sort, with and without the words in marks that nobody speaks.
LEAST_AUC = {"all": 0.75, "speech": 0.63}
BINS = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 1]


@pytest.fixture(scope="module")
def unseen() -> pd.DataFrame:
    """Rows of real news from which neither rules nor weights were made."""
    rows = real_rows("report")
    known = rows.drop(columns=["right", "taught"])
    return rows.assign(confidence=chance_of(known), right=rows["right"] == 1)


def by_tenths(rows: pd.DataFrame) -> pd.DataFrame:
    bins = rows.groupby(pd.cut(rows["confidence"], BINS), observed=True)
    return bins.agg(
        rows=("right", "size"), predicted=("confidence", "mean"), right=("right", "mean")
    )


@pytest.mark.parametrize("among", ["all", "speech"])
def test_confidence_is_a_probability_that_sorts_real_news_nobody_looked_at(unseen, among):
    rows = unseen if among == "all" else unseen[unseen["marked"] == 0]
    chance, right = rows["confidence"].to_numpy(), rows["right"].to_numpy("float64")
    worth = figures(chance, right)
    print(f"\n{among}: " + "  ".join(f"{name} {value:.3f}" for name, value in worth.items()))
    print(by_tenths(rows))
    assert ((chance > 0) & (chance < 1)).all()
    assert worth["distinct"] > 100
    assert worth["AUC"] > LEAST_AUC[among]
    assert worth["Brier"] < worth["Brier of the base rate"]
    assert abs(worth["predicted"] - worth["right"]) < 0.1


def test_confidence_sorts_invented_news_too_though_that_is_easier_than_it_says():
    halves = [annotated(file, "report") for file in ("voice.csv", "holdout_report.csv")]
    rows = pd.concat([judged(quotations(texts), gold) for texts, gold in halves])
    worth = figures(rows["confidence"].to_numpy(), rows["right"].to_numpy("float64"))
    print("\n" + "  ".join(f"{name} {value:.3f}" for name, value in worth.items()))
    assert worth["AUC"] > 0.75
    assert worth["Brier"] < worth["Brier of the base rate"]
    assert worth["predicted"] < worth["right"]


def test_the_third_that_is_least_sure_holds_most_of_the_errors(unseen):
    least = unseen.nsmallest(len(unseen) // 3, "confidence")
    assert (~least["right"]).sum() > (~unseen["right"]).sum() / 2


def test_the_weights_that_ship_are_those_that_the_script_fits():
    known, right = rows_to_learn_from()
    fitted = logistic(known.to_numpy(), right)
    shipped = np.array([weights_of()[name] for name in ("constant", *known) if name not in OURS])
    table = np.column_stack([np.ones(len(known)), known.drop(columns=OURS)])
    own = np.array([name not in OURS for name in ("constant", *known)])
    apart = np.abs(1 / (1 + np.exp(-table @ shipped)) - 1 / (1 + np.exp(-table @ fitted[own])))
    assert apart.mean() < 0.02, "run: python -m tests.finding.voice.fit_confidence"


def test_a_fit_is_where_the_penalised_likelihood_is_flat():
    rng = np.random.default_rng(1)
    known = rng.normal(size=(300, 3))
    right = (rng.random(300) < 1 / (1 + np.exp(-known[:, 0]))).astype("float64")
    weights = logistic(known, right)
    table = np.column_stack([np.ones(300), known])

    def likelihood(at: np.ndarray) -> float:
        score = table @ at
        return (right * score - np.log1p(np.exp(score))).sum() - RIDGE / 2 * (at[1:] ** 2).sum()

    steps = 1e-4 * np.vstack([np.eye(4), -np.eye(4)])
    assert all(likelihood(weights + step) < likelihood(weights) for step in steps)


def test_every_trait_has_a_weight_and_every_weight_a_trait(corpus):
    documents = corpus("قالت الوزيرة إن الحرب طويلة.")
    assert {"constant", *traits(quotations(documents), tokenize(documents))} == set(weights_of())


def test_traits_are_what_the_row_shows(corpus):
    text = "قالت وزيرة الصحة ليلى سعد، مساء الأحد، إن الوباء الأخير، الذي طال، انحسر."
    row = traits(quotations(corpus(text)), tokenize(corpus(text))).iloc[0]
    assert row["noun phrase"] == row["reported"] == row["agrees"] == row["clause"] == 1
    assert row["comma inside"] == 1
    assert row["long name"] == row["one word"] == row["disagrees"] == row["unknown"] == 0
    assert row["name words"] == 4 / 4
    assert row["distance"] == pytest.approx(np.log1p(6))
    assert row["length"] == pytest.approx(np.log1p(6))


def test_a_name_that_speaks_elsewhere_by_its_own_name_is_surer(corpus):
    once = "قال سامر نادر إن السلام قريب."
    alone = quotations(corpus(once))["confidence"].iloc[0]
    twice = quotations(corpus(f"{once}\nوأكد سامر نادر أن الحرب انتهت."))["confidence"].iloc[0]
    assert twice > alone


def test_nobody_found_is_less_sure_than_somebody_named(corpus):
    named = quotations(corpus("قالت وزيرة الصحة: «انحسر الوباء في كل المدن»."))
    nobody = quotations(corpus("رفعت لافتات كتب عليها «انحسر الوباء في كل المدن»."))
    assert nobody["confidence"].iloc[0] < 0.6 < named["confidence"].iloc[0]


def test_the_order_of_documents_changes_no_confidence(documents):
    usual = quotations(documents, speakers="five articles")
    turned = quotations(documents.iloc[::-1], speakers="five articles")
    again = turned.sort_values(["doc", "start", "end"], ascending=[True, True, False])
    pd.testing.assert_frame_equal(usual, again.reset_index(drop=True))
