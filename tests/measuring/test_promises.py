"""Every interval covers what it promises, and no test raises more false alarms: by simulation.

`make test` draws a few hundred samples of each design, `make test ARGS=--long` some thousands;
with `-s` each line says what was seen, and how wide the intervals were:

    make test ARGS="--long -s tests/measuring/test_promises.py"
"""

import numpy as np
import pandas as pd
import pytest

from analysis import accuracy, key_by_chance, keyness, sample_for_coding, trend
from analysis.measuring.formulas import clustered, documents, resampling
from analysis.measuring.formulas.agreement import (
    agreement_interval,
    cohen_kappa,
    krippendorff_alpha,
)
from analysis.measuring.formulas.association import MEASURES as ASSOCIATION
from analysis.measuring.formulas.dispersion import MEASURES as DISPERSION
from analysis.measuring.formulas.intervals import (
    corrected_count,
    poisson_interval,
    ratio_interval,
)

#: How often a word stands in a document of 500 words, on average, and how it clusters: counts are
#: negative binomial of this shape, None: Poisson (words drawn one by one), "tail": lognormal rates
#: (sigma 1), "half": in half of the documents alone, "beta": beta-binomial (rho .02).
RATES = [(2, None), (2, 1), (10, None), (10, 3), (10, 1), (30, 0.3)]
RARE = [(0.5, None), (0.5, 1), (0.5, 0.3), (2, 0.3), (0.5, "half"), (2, "half")]
TAILS = [(2, "tail"), (10, "tail"), (2, "beta"), (10, "half")]
LENGTHS = ["equal", "mixed", "very mixed"]


@pytest.fixture
def times(request):
    """Samples of each design."""
    return 4_000 if request.config.getoption("--long", default=False) else 300


@pytest.fixture
def draws(times):
    """Sets of documents, of other lengths each, that the samples are drawn in."""
    return 20 if times > 1000 else 5


@pytest.fixture
def design(request, times, shape):
    """Leaves the rare words and the long tails to `--long`, but where documents are alike."""
    drawn = request.node.callspec.params
    if times < 1000 and drawn["kind"] != "equal" and (drawn["mean"], shape) in [*RARE, *TAILS]:
        pytest.skip("drawn with --long")


def seen(name, share, times, *, least=0.0, most=1.0, wide=None):
    """Print what was seen, and hold it to the promise within three standard errors of its own."""
    width = "" if wide is None else f", width {np.nanmedian(wide):.2f} of the truth"
    print(f"{name}: {share:.3f} of {times}{width}")
    room = 3 * np.sqrt(0.25 * 0.2 / times)
    assert least - room <= share <= most + room, name


def lengths(kind, number, rng):
    if kind == "equal":
        return np.full(number, 500.0)
    if kind == "very mixed":
        return np.round(np.exp(rng.uniform(np.log(10), np.log(5000), number)))
    return np.round(np.exp(rng.normal(6, 0.8, number))) + 30


def counts(mean, shape, sizes, times, rng):
    """Counts of one word in documents of these sizes, a row a sample."""
    expected = np.broadcast_to(mean * sizes / 500, (times, len(sizes)))
    if shape == "beta":
        a, b = mean / 500 * 49, (1 - mean / 500) * 49
        return rng.binomial(sizes.astype("int64"), rng.beta(a, b, expected.shape)).astype("float64")
    if shape == "tail":
        expected = expected * np.exp(rng.normal(-0.5, 1, expected.shape))
    elif shape == "half":
        expected = expected * 2 * (rng.random(expected.shape) < 0.5)
    elif shape is not None:
        expected = expected * rng.gamma(shape, 1 / shape, expected.shape)
    return rng.poisson(expected).astype("float64")


@pytest.mark.parametrize("kind", LENGTHS)
@pytest.mark.parametrize(("mean", "shape"), [*RATES, *RARE, *TAILS])
@pytest.mark.parametrize("number", [8, 20, 60])
@pytest.mark.usefixtures("design")
def test_the_interval_of_a_rate_over_documents_covers_it(number, mean, shape, kind, times, draws):
    rng, covered, wide = np.random.default_rng(number), [], []
    for _ in range(draws):
        sizes, truth = lengths(kind, number, rng), mean / 500
        low, high = clustered.rate_interval(counts(mean, shape, sizes, times // draws, rng), sizes)
        covered += ((low <= truth) & (truth <= high)).tolist()
        wide += ((high - low) / truth).tolist()
    name = f"rate over {number} documents, {kind}, {mean} a document, shape {shape}"
    seen(name, np.mean(covered), times, least=0.93, wide=wide)


def test_a_word_in_a_fifth_of_eight_documents_is_covered_where_it_stands(times):
    # One of six samples holds no occurrence, and no interval can know how often it stands in one.
    rng, sizes = np.random.default_rng(8), np.full(8, 500.0)
    drawn = counts(10, None, sizes * 1.0, times, rng) * (rng.random((times, 8)) < 0.2)
    low, high = clustered.rate_interval(drawn, sizes)
    stands = drawn.any(axis=1)
    share = ((low <= 0.004) & (high >= 0.004))[stands].mean()
    seen("rate of a word in a fifth of 8 documents, where it stands", share, times, least=0.93)


def test_the_bootstrap_of_a_rate_covers_it(times):
    rng, sizes, mean, number = np.random.default_rng(3), np.full(12, 500.0), 5, times // 3
    drawn = counts(mean, 1, sizes, number, rng)
    low, high = resampling.resampled_interval(drawn, sizes, times=999)
    share = ((low <= mean / 500) & (high >= mean / 500)).mean()
    seen("bootstrap over 12 documents", share, number, least=0.93)


@pytest.mark.parametrize("name", ["dp", "da"])
@pytest.mark.parametrize(
    ("number", "kind", "mean", "shape"),
    [
        (30, "equal", 2, None),
        (30, "equal", 2, 1),
        (20, "equal", 10, "tail"),
        (20, "mixed", 10, None),
        (20, "equal", 2, 0.3),
        (60, "mixed", 2, 1),
        (60, "equal", 0.5, 3),
    ],
)
def test_the_interval_of_a_dispersion_covers_that_of_all_such_documents(
    name, number, kind, mean, shape, times, draws
):
    rng, measure, covered, wide = np.random.default_rng(5), DISPERSION[name].function, [], []
    sizes = lengths(kind, 40_000, rng)
    truth = measure(counts(mean, shape, sizes, 1, rng), sizes).item()
    for _ in range(draws):
        sizes = lengths(kind, number, rng)
        drawn = counts(mean, shape, sizes, times // draws, rng)
        low, high = resampling.spread_interval(measure, drawn, sizes, times=199)
        known = ~np.isnan(low)
        covered += ((low <= truth) & (high >= truth))[known].tolist()
        wide += ((high - low) / truth)[known].tolist()
    name = f"{name} of {number} documents, {kind}, {mean} a document, shape {shape}"
    seen(name, np.mean(covered), len(covered), least=0.93, wide=wide)


@pytest.mark.parametrize("mean", [0.3, 2, 30])
def test_exact_intervals_cover_counts_of_words_drawn_one_by_one(mean, times):
    rng = np.random.default_rng(1)
    first, second = rng.poisson(mean, times), rng.poisson(2 * mean, times)
    low, high = poisson_interval(first)
    seen(f"Garwood, {mean} expected", ((low <= mean) & (mean <= high)).mean(), times, least=0.95)
    low, high = ratio_interval(first, 1000, second, 1000)
    seen(f"ratio, {mean} expected", ((low <= 0.5) & (high >= 0.5)).mean(), times, least=0.95)


@pytest.mark.parametrize("kind", [*LENGTHS, "short against long", "long against short"])
@pytest.mark.parametrize(("mean", "shape"), [*RATES, (2, 0.2), (10, "tail"), (2, "half")])
@pytest.mark.parametrize(("number", "target"), [(10, 5), (12, 4), (33, 3), (40, 20), (60, 8)])
@pytest.mark.usefixtures("design")
def test_two_groups_that_do_not_differ_seldom_look_as_if(
    number, target, mean, shape, kind, times, draws
):
    rng, inside = np.random.default_rng(number), np.arange(number) < target
    covered, alarms, dealt, ranked = [], [], [], []
    for _ in range(draws):
        sizes = lengths(kind, number, rng)
        if kind == "short against long":
            sizes = np.where(inside, 60.0, 1000.0)
        if kind == "long against short":
            sizes = np.where(inside, 1000.0, 60.0)
        drawn = counts(mean, shape, sizes, times // draws, rng)
        low, high = clustered.ratio_interval(drawn, sizes, inside)
        covered += ((low <= 1) & (high >= 1)).tolist()
        alarms += (clustered.difference_p(drawn, sizes, inside) <= 0.05).tolist()
        ranked += (documents.brunner_munzel_p(drawn, sizes, inside) <= 0.05).tolist()
        few = drawn[: len(drawn) // 5]
        dealt += (documents.permutation_p(few, sizes, inside, times=399) <= 0.05).tolist()
    name = f"{target} of {number} documents, {kind}, {mean} a document, shape {shape}"
    seen(f"ratio over {name}", np.mean(covered), times, least=0.93)
    seen(f"p over {name}", np.mean(alarms), times, most=0.06)
    seen(f"ranks of {name}", np.mean(ranked), times, most=0.06)
    seen(f"dealings of {name}", np.mean(dealt), len(dealt), most=0.06)


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


@pytest.fixture(scope="module")
def news():
    """Tokens of 200 news articles of one kind: 4,000 words, the rarer the more in clusters."""
    rng = np.random.default_rng(5)
    share = 1 / np.arange(3, 4003) ** 1.05
    words = np.array([f"w{number}" for number in range(4000)])
    parts = []
    for doc in range(200):
        shape = np.clip(share / share[0] * 20, 0.05, 20)
        p = share * rng.gamma(shape, 1 / shape)
        size = int(np.exp(rng.normal(5.8, 0.4))) + 50
        drawn = rng.choice(4000, size, p=p / p.sum())
        parts.append(pd.DataFrame({"doc": f"{doc:03}", "word": words[drawn]}))
    return pd.concat(parts, ignore_index=True)


def by_document(news, chosen):
    """Counts by document, as frequencies(tokens, by="doc") gives them."""
    part = news[news["doc"].isin(chosen)]
    table = part.groupby(["word", "doc"]).size().rename("n").reset_index()
    return table.assign(total=table["doc"].map(part["doc"].value_counts()))


@pytest.mark.parametrize("target", [4, 20, 100])
def test_random_parts_of_one_corpus_flag_two_words_at_most(target, news, times):
    rng = np.random.default_rng(8)
    names = ("difference_bh", "brunner_munzel_bh", "text_dispersion_bh")
    passed, pooled, parts = dict.fromkeys(names, 0), 0, max(times // 100, 3)
    if times > 1000:
        parts = 20
    for _ in range(parts):
        order = rng.permutation(news["doc"].unique())
        scores = keyness(
            *(by_document(news, side) for side in (order[:target], order[target:])), *names
        )
        for name in names:
            passed[name] += int((scores[name] <= 0.05).sum())
        with pytest.warns(UserWarning, match="words to be drawn one by one"):
            scores = keyness(
                *(by_document(news, side) for side in (order[:target], order[target:])),
                "log_likelihood_bh",
            )
        pooled += int((scores["log_likelihood_bh"] <= 0.05).sum())
    print(f"log_likelihood_bh: {pooled / parts:.1f} words a part")
    for name, flagged in passed.items():
        print(f"{name}: {flagged / parts:.2f} words a part")
        assert flagged / parts <= 2


@pytest.mark.parametrize(
    "name", ["fisher_bh", "fisher_holm", "log_likelihood_bh", "log_likelihood_holm"]
)
def test_pairs_of_words_that_are_independent_seldom_pass_a_correction(name, times):
    rng, share = np.random.default_rng(2), 0.6 / np.arange(2, 42) ** 0.8
    formula, alarms = ASSOCIATION[name].function, []
    first, second = np.triu_indices(40, 1)
    for _ in range(times // 4):
        stands = (rng.random((400, 40)) < share).astype("float64")
        n = stands.sum(axis=0)
        p = formula((stands.T @ stands)[first, second], n[first], n[second], 400)
        alarms.append((p <= 0.05).any())
    seen(f"{name} of 780 independent pairs", np.mean(alarms), len(alarms), most=0.06)


@pytest.mark.parametrize("members", [8, 20])
def test_a_random_group_has_as_many_key_words_as_random_groups(members, news, times):
    rng, outside, number = np.random.default_rng(9), [], times // 60
    names = news["doc"].unique()[:40]
    words = news[news["doc"].isin(names)]
    place = words.groupby("doc").cumcount()
    tokens = words.assign(sentence=0, position=place, start=place, end=place + 1, gap="")
    tokens = tokens.assign(surface=tokens["word"], spelling="standard")
    for _ in range(number):
        chosen = rng.choice(names, members, replace=False)
        grouped = tokens.assign(side=np.where(tokens["doc"].isin(chosen), "a", "b"))
        table = key_by_chance(grouped, by="side", times=99)
        outside += (~table["passing"].between(table["low"], table["high"])).tolist()
    seen(f"key words of {members} of 40 documents", np.mean(outside), len(outside), most=0.06)


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
