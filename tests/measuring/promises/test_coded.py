"""What people coded: agreement of all rows, and counts corrected by a sample, are covered."""

import numpy as np
import pandas as pd
import pytest

from analysis import accuracy, sample_for_coding
from analysis.measuring.formulas.agreement import (
    agreement_interval,
    cohen_kappa,
    krippendorff_alpha,
)
from analysis.measuring.formulas.intervals import corrected_count
from tests.measuring.promises.drawn import seen


@pytest.mark.parametrize(
    ("sizes", "shares", "coded"),
    [
        ((300, 1200, 80), (0.9, 0.06, 0.2), 50),
        ((300, 1200, 80), (0.98, 0.01, 0.02), 20),
        ((300, 30_000), (0.9, 0.001), 100),
        ((400,), (0.99,), 40),
        ((50, 50), (0.8, 0.3), 25),
        ((30, 30, 30, 30), (0.9, 0.9, 0.1, 0.1), 10),
    ],
)
def test_counts_of_strata_are_covered_however_rare_the_errors(sizes, shares, coded, times):
    rng, size = np.random.default_rng(5), np.array(sizes)
    covered, wide = [], []
    for _ in range(times):
        truth = rng.binomial(size, shares)
        drawn = np.minimum(coded, size)
        right = rng.hypergeometric(truth, size - truth, drawn)
        _, low, high = corrected_count(right, drawn, size)
        covered.append(low <= truth.sum() <= high)
        wide.append((high - low) / truth.sum())
    name = f"{shares} of {sizes} rows, {coded} coded in each stratum"
    seen(name, np.mean(covered), times, least=0.93, wide=wide)


def test_counts_corrected_by_a_coded_sample_cover_the_true_ones(times):
    rng, number = np.random.default_rng(4), times // 12
    found = {"quoted": 300, "article": 1200, "reported": 80}
    truth = {
        "quoted": [0.9, 0.05, 0.05],
        "article": [0.06, 0.92, 0.02],
        "reported": [0.2, 0.1, 0.7],
    }
    labels = np.repeat(list(found), list(found.values()))
    table = pd.DataFrame({"doc": "a", "surface": "x", "voice": labels})
    covered = {name: [] for name in ("corrected", "precision")}
    for seed in range(number):
        truly = np.concatenate(
            [rng.choice(list(found), n, p=truth[name]) for name, n in found.items()]
        )
        sample = sample_for_coding(table, n=150, seed=seed)
        known = accuracy(sample.assign(coder=truly[sample["row"]])).set_index(["label", "stratum"])
        for name, rows in found.items():
            row = known.loc[(name, "all")]
            n = (truly == name).sum()
            right = ((truly == name) & (labels == name)).sum() / rows
            covered["corrected"].append(row["corrected_low"] <= n <= row["corrected_high"])
            covered["precision"].append(row["low"] <= right <= row["high"])
    for name, inside in covered.items():
        seen(f"{name} by a sample of 150", np.mean(inside), number, least=0.93)


@pytest.mark.parametrize("shares", [(0.6, 0.3, 0.1), (0.9, 0.1)])
@pytest.mark.parametrize("wrong", [0.02, 0.1, 0.3])
@pytest.mark.parametrize(
    ("measure", "coders", "rows", "missing"),
    [("kappa", 2, 60, 0), ("kappa", 2, 20, 0), ("alpha", 3, 20, 0), ("alpha", 3, 60, 0.3)],
)
def test_the_agreement_of_all_rows_is_covered(measure, coders, rows, missing, wrong, shares, times):
    rng, number = np.random.default_rng(6), times // 10

    def draw(rows):
        truth = rng.choice(len(shares), rows, p=shares)
        codes = [
            np.where(rng.random(rows) < wrong, rng.permutation(truth), truth) for _ in range(coders)
        ]
        given = np.stack(codes, axis=1).astype("object")
        given[rng.random(given.shape) < missing] = None
        return given

    formula = cohen_kappa if measure == "kappa" else krippendorff_alpha
    truth = formula(draw(100_000))
    ends = np.array([agreement_interval(draw(rows), measure=measure) for _ in range(number)])
    low, high = ends[~np.isnan(ends[:, 0])].T
    name = f"{measure} of {rows} rows, {wrong} wrong, {shares}, {missing} not coded"
    share = ((low <= truth) & (truth <= high)).mean()
    seen(name, share, len(low), least=0.93, wide=(high - low) / truth)
