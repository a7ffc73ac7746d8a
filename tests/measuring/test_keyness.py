import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis import find_terms, frequencies, keyness, ngrams, tokenize
from analysis.measuring.design import check_dealing
from analysis.measuring.formulas import clustered
from analysis.measuring.formulas import keyness as formulas
from analysis.measuring.sides import _span, side_of, unlike_in_length
from analysis.reading.errors import InputError


@pytest.fixture
def sides(corpus):
    """Target: حرب 3, سلم 1 of 4 words; reference: سلم 2, غرب 2, ضد 2 of 6."""
    tokens = tokenize(corpus("حرب حرب سلم", "حرب", "سلم سلم غرب", "غرب ضد ضد"))
    target = tokens["doc"].isin(["a", "b"])
    return frequencies(tokens[target]), frequencies(tokens[~target])


def test_counts_of_both_sides_stand_beside_the_scores(sides):
    scores = keyness(*sides).set_index("word")
    assert scores.loc["حرب", ["n_target", "total_target", "docs_target"]].tolist() == [3, 4, 2]
    assert scores.loc["حرب", ["n_reference", "total_reference"]].tolist() == [0, 6]
    assert scores.loc["سلم", ["n_target", "n_reference", "docs_reference"]].tolist() == [1, 2, 1]
    assert scores.loc["سلم", "log_ratio"] == formulas.log_ratio(1, 4, 2, 6)


def test_words_missing_on_one_side_stay_in_the_table(sides):
    # Trap: a left join drops what is absent from the target.
    scores = keyness(*sides).set_index("word")
    assert set(scores.index) == {"حرب", "سلم", "غرب", "ضد"}
    assert scores.loc["ضد", ["n_target", "docs_target", "n_reference"]].tolist() == [0, 0, 2]
    assert scores.loc["ضد", "surface"] == "ضد"


def test_rows_come_by_the_first_measure_and_ties_by_the_word(sides):
    assert list(keyness(*sides)["word"]) == ["حرب", "سلم", "ضد", "غرب"]
    assert list(keyness(*sides, "percent_diff")["word"]) == ["حرب", "سلم", "ضد", "غرب"]


def test_swapping_the_sides_flips_every_sign(sides):
    there = keyness(*sides, "log_likelihood", "log_ratio").set_index("word")
    back = keyness(*sides[::-1], "log_likelihood", "log_ratio").set_index("word").loc[there.index]
    for measure in ("log_likelihood", "log_ratio"):
        assert there[measure].to_numpy() == pytest.approx(-back[measure].to_numpy())
    assert (there["n_target"] == back["n_reference"]).all()


def test_the_conservative_ratio_is_corrected_over_the_whole_list(tokens):
    first = tokens["doc"] == "004"
    scores = keyness(frequencies(tokens[first]), frequencies(tokens[~first]), "lrc")
    row = scores.loc[scores["n_target"].idxmax()]
    counts = row[["n_target", "total_target", "n_reference", "total_reference"]]
    assert row["lrc"] == pytest.approx(formulas.lrc(*counts, tests=len(scores)))
    alone = formulas.lrc(*counts)
    assert abs(row["lrc"]) <= abs(alone)


def test_a_prior_is_a_number_for_every_word_or_a_table_of_counts(sides):
    number = keyness(*sides, "weighted_log_odds", prior=0.5).set_index("word")
    assert number.loc["حرب", "weighted_log_odds"] == pytest.approx(
        formulas.weighted_log_odds(3, 4, 0, 6, prior=0.5, prior_total=4 * 0.5)
    )
    both = pd.concat(sides).groupby("word", as_index=False)["n"].sum()
    table = keyness(*sides, "weighted_log_odds", prior=both).set_index("word")
    assert table.loc["حرب", "weighted_log_odds"] == pytest.approx(
        formulas.weighted_log_odds(3, 4, 0, 6, prior=3, prior_total=10)
    )


@pytest.mark.parametrize("prior", [None, 0, -1])
def test_without_a_prior_weighted_log_odds_are_refused(sides, prior):
    with pytest.raises(InputError, match="weighted_log_odds needs a prior"):
        keyness(*sides, "weighted_log_odds", prior=prior)


def test_families_and_ngrams_can_be_key_too(tokens):
    first = tokens["doc"] == "000"
    hits = find_terms(tokens, ["هيمنة", "حرب"])
    target = frequencies(hits[hits["doc"] == "000"], tokens=tokens[first])
    rest = frequencies(hits[hits["doc"] != "000"], tokens=tokens[~first])
    assert list(keyness(target, rest)["family"].sort_values()) == ["حرب", "هيمنة"]
    pairs = keyness(ngrams(tokens[first]), ngrams(tokens[~first]))
    assert {"ngram", "log_likelihood"} <= set(pairs.columns)


def test_an_empty_side_and_two_of_them_keep_columns_and_types(sides):
    with pytest.warns(UserWarning, match="the reference is empty"):
        one = keyness(sides[0], sides[1].iloc[:0])
    assert one["n_reference"].tolist() == [0, 0]
    assert one["total_reference"].tolist() == [0, 0]
    assert one["log_ratio"].isna().all()
    none, full = keyness(sides[0].iloc[:0], sides[1].iloc[:0]), keyness(*sides)
    assert none.empty
    assert none.dtypes.to_dict() == full.dtypes.to_dict()


def test_words_spelled_nan_and_null_are_words(corpus):
    # Trap: "null" and "nan" are read as missing and fall out of the join.
    tokens = tokenize(corpus("nan null", "null None"))
    first = tokens["doc"] == "a"
    scores = keyness(frequencies(tokens[first]), frequencies(tokens[~first]))
    assert set(scores["word"]) == {"nan", "null", "none"}


def test_no_p_value_stands_unless_it_is_named(sides):
    assert not [name for name in keyness(*sides).columns if name.endswith(("_p", "bh", "holm"))]


@pytest.mark.parametrize(
    "measure", ["log_likelihood_p", "log_likelihood_bh", "log_likelihood_holm"]
)
def test_a_p_value_of_two_against_three_articles_is_refused_with_the_reason(tokens, measure):
    early = tokens["date"].dt.year == 2022
    with pytest.raises(InputError, match=r"2 against 3 documents: 10 ways .* below 0\.1"):
        keyness(frequencies(tokens[early]), frequencies(tokens[~early]), measure)


def test_a_single_document_on_a_side_could_not_have_been_dealt_otherwise():
    with pytest.raises(InputError, match="1 against 30 documents"):
        check_dealing(1, 30, what="a p-value")
    check_dealing(2, 30, what="a p-value")


def test_rows_are_numbered_in_their_order(sides):
    assert keyness(*sides).index.tolist() == [0, 1, 2, 3]


def many(corpus, dates):
    tokens = tokenize(corpus(*["حرب سلم"] * 4, *["حرب غرب"] * 4, date=pd.to_datetime(dates)))
    first = tokens["doc"].isin(list("abcd"))
    return frequencies(tokens[first]), frequencies(tokens[~first])


def test_a_p_value_of_enough_documents_is_given_when_it_is_named(corpus):
    dates = ["2024-01-01", "2024-03-01"] * 4
    with pytest.warns(UserWarning, match="log_likelihood_p holds words to be drawn one by one"):
        scores = keyness(*many(corpus, dates), "log_likelihood_p").set_index("word")
    assert scores.loc["حرب", "log_likelihood_p"] == pytest.approx(1)
    assert scores.loc["سلم", "log_likelihood_p"] == formulas.log_likelihood_p(4, 8, 0, 8)


def test_groups_that_lie_in_different_times_are_warned_of(corpus):
    dates = ["2022-01-01"] * 4 + ["2024-01-01"] * 4
    with pytest.warns(UserWarning, match="lie in different times: what differs may be due"):
        keyness(*many(corpus, dates), "text_dispersion_p")
    keyness(*many(corpus, dates), "log_likelihood")


def test_dates_are_compared_only_where_each_document_has_one(corpus):
    dates = [None, *["2022-01-01"] * 3, *["2024-01-01"] * 4]
    texts = [*["حرب سلم"] * 4, *["حرب غرب"] * 4]
    tokens = tokenize(corpus(*texts, date=pd.to_datetime(dates)))
    first = tokens["doc"].isin(list("abcd"))
    keyness(*(frequencies(tokens[side], by="doc") for side in (first, ~first)), "difference_p")


def test_a_long_document_of_the_reference_makes_the_target_no_longer(corpus):
    texts = ["حرب " * 10] * 2 + ["حرب " * 17] + ["حرب " * 10] * 8
    tokens = tokenize(corpus(*texts))
    first = tokens["doc"].isin(["a", "b"])
    target, reference = (
        side_of(frequencies(tokens[rows], by="doc"), "word", name)
        for rows, name in ((first, "target"), (~first, "reference"))
    )
    assert not unlike_in_length(target, reference)


def test_tables_of_several_groups_or_without_totals_are_refused(tokens, hits):
    two = pd.DataFrame({"word": ["a", "b"], "n": [1, 1], "total": [2, 3]})
    with pytest.raises(InputError, match=r"the target has one total.* found \[2, 3\]"):
        keyness(two, frequencies(tokens))
    with pytest.raises(InputError, match="the target holds each word once"):
        keyness(frequencies(tokens, by="source"), frequencies(tokens))
    with pytest.raises(InputError, match="the reference has one total"):
        keyness(frequencies(hits, tokens=tokens), frequencies(hits))
    with pytest.raises(InputError, match="Missing: total"):
        keyness(pd.DataFrame({"n": [1]}), frequencies(tokens))
    with pytest.raises(InputError, match="found 'g2'"):
        keyness(frequencies(tokens), frequencies(tokens), "g2")


def test_a_reference_that_contains_the_target_is_told(tokens):
    # Trap: a word's difference is hidden by the target's own words in the reference.
    mine = tokens[tokens["doc"] == "000"]
    with pytest.warns(UserWarning, match="the reference seems to contain the target"):
        keyness(frequencies(mine), frequencies(tokens))
    with pytest.raises(InputError, match="found 'document 000 on both sides'"):
        keyness(frequencies(mine, by="doc"), frequencies(tokens, by="doc"))


@pytest.fixture
def twenty(corpus):
    """Ten documents of ten words a side: حرب stands 3 2 1 … against 0 1 0 …; غرب in one alone."""
    times = [3, 2, 1, 2, 3, 1, 2, 2, 1, 3, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0]
    texts = ["حرب " * n + "سلم " * (10 - n) for n in times]
    texts[0] = texts[0].replace("سلم ", "غرب ")
    names = [f"{number:02}" for number in range(20)]
    tokens = tokenize(pd.DataFrame({"doc": names, "text": texts}))
    first = tokens["doc"].astype("str") < "10"
    return tokens, first, np.array(times)


def test_counts_by_document_give_what_their_sum_gives(twenty):
    tokens, first, _ = twenty
    whole = keyness(frequencies(tokens[first]), frequencies(tokens[~first]), "log_ratio")
    parts = keyness(
        frequencies(tokens[first], by="doc"), frequencies(tokens[~first], by="doc"), "log_ratio"
    )
    pd.testing.assert_frame_equal(whole, parts, check_dtype=False)


def test_a_word_of_one_document_is_no_key_word_of_documents(twenty):
    tokens, first, times = twenty
    sides = frequencies(tokens[first], by="doc"), frequencies(tokens[~first], by="doc")
    names = ("difference_p", "brunner_munzel_p", "text_dispersion_p", "superiority")
    scores = keyness(*sides, *names).set_index("word")
    inside, sizes = np.arange(20) < 10, np.full(20, 10)
    assert scores.loc["حرب", "difference_p"] == clustered.difference_p(times, sizes, inside)
    assert scores.loc["حرب", "difference_p"] < 0.02
    # Seven occurrences in one document: G2 is far beyond chance, the documents say nothing.
    assert scores.loc["غرب", ["n_target", "docs_target", "n_reference"]].tolist() == [7, 1, 0]
    assert formulas.log_likelihood_p(7, 100, 0, 100) < 0.01
    assert (scores.loc["غرب", list(names[:3])] > 0.3).all()
    # Ten against ten can be dealt in 184,756 ways; Brunner and Munzel's test would give 4e-11.
    rank = stats.mannwhitneyu(times[:10], times[10:], method="asymptotic").pvalue
    assert scores.loc["حرب", "brunner_munzel_p"] == pytest.approx(rank)
    table = [[10, 0], [3, 7]]
    assert scores.loc["حرب", "text_dispersion_p"] == pytest.approx(stats.fisher_exact(table)[1])


def test_corrections_over_documents_run_over_the_whole_list(twenty):
    tokens, first, _ = twenty
    sides = frequencies(tokens[first], by="doc"), frequencies(tokens[~first], by="doc")
    scores = keyness(*sides, "difference_p", "difference_bh")
    expected = stats.false_discovery_control(scores["difference_p"])
    assert scores["difference_bh"].to_numpy() == pytest.approx(expected)


def test_measures_over_documents_ask_for_counts_by_document(twenty):
    tokens, first, _ = twenty
    with pytest.raises(InputError, match=r"Give frequencies\(tokens, by='doc'\) of each side"):
        keyness(frequencies(tokens[first]), frequencies(tokens[~first]), "difference_p")


def test_texts_of_other_length_are_warned_of_where_a_text_counts_once(corpus):
    tokens = tokenize(corpus(*["سلم حرب"] * 5, *["سلم حرب غرب " * 9] * 5))
    first = tokens["doc"].isin(list("abcde"))
    with pytest.warns(UserWarning, match="2 words on average, one of the reference 27"):
        keyness(frequencies(tokens[first]), frequencies(tokens[~first]), "text_dispersion")


def test_longer_texts_that_hold_more_words_are_no_evidence_of_more(corpus):
    # Trap: at one rate, one word in a hundred, each long text holds it and hardly a short one.
    short = ["حرب " + "سلم " * 9] + ["سلم " * 10] * 9
    tokens = tokenize(corpus(*short, *["حرب " + "سلم " * 99] * 10))
    first = tokens["doc"].isin(list("abcdefghij"))
    sides = tokens[first], tokens[~first]
    names = ("text_dispersion_p", "text_dispersion_bh", "difference_p")
    scores = keyness(*(frequencies(side, by="doc") for side in sides), *names)
    word = scores.set_index("word").loc["حرب"]
    assert stats.fisher_exact([[1, 9], [10, 0]])[1] < 0.001 < 0.05 < word["text_dispersion_p"]
    assert word["text_dispersion_p"] == word["difference_p"]
    corrected = stats.false_discovery_control(scores["text_dispersion_p"])
    assert scores["text_dispersion_bh"].to_numpy() == pytest.approx(corrected)
    with pytest.raises(InputError, match="needs counts by document"):
        keyness(*(frequencies(side) for side in sides), "text_dispersion_p")


def test_without_the_number_of_documents_there_is_no_p_value(sides):
    # Trap: a dropped column disarms the check.
    bare = [side.drop(columns=["docs", "docs_in_group"]) for side in sides]
    with pytest.raises(InputError, match="how many documents each side has"):
        keyness(*bare, "log_likelihood_p")


def test_what_was_given_is_left_as_it_was(sides):
    before = [side.copy() for side in sides]
    keyness(*sides)
    for side, was in zip(sides, before, strict=True):
        pd.testing.assert_frame_equal(side, was)


def test_counts_without_documents_have_no_number_of_documents(sides):
    target, reference = (side.drop(columns=["docs", "surface"]) for side in sides)
    scores = keyness(target, reference)
    assert scores["docs_target"].isna().all()
    with pytest.raises(InputError, match="how many documents each side has"):
        keyness(*(side.drop(columns="docs_in_group") for side in sides), "log_likelihood_p")


def test_the_same_counts_on_both_sides_are_told_however_few(sides):
    with pytest.warns(UserWarning, match="the reference seems to contain the target"):
        keyness(sides[0], sides[0])


def test_a_small_vocabulary_within_its_own_reference_is_told_where_chance_would_not_do_it(corpus):
    words = [f"كلمة{letter}" for letter in "ابتثجحخدذرزسشص"]
    tokens = tokenize(corpus(" ".join(words), " ".join(words[:3])))
    first = tokens["doc"] == "a"
    with pytest.warns(UserWarning, match="the reference seems to contain the target"):
        keyness(frequencies(tokens[first]), frequencies(tokens))


@pytest.mark.filterwarnings("error")
def test_a_large_reference_holds_few_frequent_words_without_containing_them(corpus):
    tokens = tokenize(corpus("حرب سلم غرب", "حرب سلم غرب " * 40))
    first = tokens["doc"] == "a"
    keyness(frequencies(tokens[first]), frequencies(tokens[~first]))


@pytest.mark.filterwarnings("error")
def test_documents_that_cannot_be_among_those_of_the_reference_are_not_taken_for_them(corpus):
    # Each word stands as often in both, but in more documents here.
    words = " ".join(f"كلمة{letter}" for letter in "ابتثجحخدذرزسشص")
    tokens = tokenize(corpus(words, words, f"{words} {words} {words}"))
    first = tokens["doc"] != "c"
    keyness(frequencies(tokens[first]), frequencies(tokens[~first]))


def test_a_table_of_several_groups_lies_between_its_first_and_its_last_date():
    table = pd.DataFrame(
        {"first_date": ["2021-05-01", "2020-01-01"], "last_date": ["2021-06-01", "2020-02-01"]}
    )
    first, last = _span(table)
    assert (first, last) == (pd.Timestamp("2020-01-01"), pd.Timestamp("2021-06-01"))


def test_the_first_word_that_stands_twice_is_named(sides):
    twice = sides[0].iloc[[0, 0, 1, 1]]
    with pytest.raises(InputError, match=f"found '{twice['word'].iloc[0]}'"):
        keyness(twice, sides[1])
