"""Groups, words and pairs that do not differ seldom look as if they did."""

import numpy as np
import pandas as pd
import pytest

from analysis import key_by_chance, keyness
from analysis.measuring.formulas import clustered, documents
from analysis.measuring.formulas.association import MEASURES as ASSOCIATION
from tests.measuring.promises.drawn import LENGTHS, RATES, counts, lengths, seen


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
        sides = [by_document(news, side) for side in (order[:target], order[target:])]
        scores = keyness(*sides, *names)
        for name in names:
            passed[name] += int((scores[name] <= 0.05).sum())
        with pytest.warns(UserWarning, match="words to be drawn one by one"):
            scores = keyness(*sides, "log_likelihood_bh")
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
