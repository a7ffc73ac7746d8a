import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis import accuracy, agreement, attribute, quotations, sample_for_coding
from analysis.measuring.formulas.agreement import cohen_kappa, krippendorff_alpha
from analysis.measuring.formulas.intervals import corrected_count, share_interval
from analysis.reading.errors import InputError


def rows(**voices: int) -> pd.DataFrame:
    said = [voice for voice, n in voices.items() for _ in range(n)]
    return pd.DataFrame({"doc": "a", "surface": "حرب", "voice": said})


def test_rows_are_drawn_from_all_strata_alike_and_again_with_the_same_seed():
    table = rows(quoted=100, article=7, marked=50)
    sample = sample_for_coding(table, n=37)
    assert sample["label"].value_counts().to_dict() == {"quoted": 15, "marked": 15, "article": 7}
    assert (
        sample["in_stratum"] == sample["label"].map({"quoted": 100, "article": 7, "marked": 50})
    ).all()
    assert (table["voice"].to_numpy()[sample["row"]] == sample["label"]).all()
    assert not sample["row"].duplicated().any()
    pd.testing.assert_frame_equal(sample, sample_for_coding(table, n=37))
    assert set(sample_for_coding(table, n=37, seed=2)["row"]) != set(sample["row"])


def test_quotations_are_drawn_by_speaker_and_confidence_with_the_text_around(documents):
    told = quotations(documents, speakers="five articles")
    sample = sample_for_coding(told, n=30, label="kind", documents=documents)
    texts = documents.set_index("doc")["text"]
    thirds = told["confidence"].map(lambda number: (told["confidence"] < number).mean()) // (1 / 3)
    assert sample.groupby("stratum")["row"].agg(lambda rows: thirds[rows].nunique()).max() == 1
    for row in sample.itertuples():
        quotation = told.iloc[row.row]
        assert row.text == texts[row.doc][quotation["start"] : quotation["end"]]
        kind, third = row.stratum.split(" / ")
        low, high = map(float, third.split(" to "))
        assert kind == quotation["kind"]
        assert low <= quotation["confidence"] <= high
        assert (
            texts[row.doc].replace("\n", " ").find(row.before + row.text) >= 0 or "\n" in row.text
        )


def test_attributed_hits_are_coded_by_their_voice(documents, hits):
    voiced = attribute(hits, quotations(documents, speakers="five articles"))
    sample = sample_for_coding(voiced, n=20)
    assert sample["label"].tolist() == voiced["voice"].iloc[sample["row"]].astype("str").tolist()


def test_a_sample_survives_a_spreadsheet(tmp_path):
    sample = sample_for_coding(rows(quoted=40, article=60), n=20)
    path = tmp_path / "coded.csv"
    sample.assign(coder="نعم").to_csv(path, index=False, encoding="utf-8-sig")
    table = accuracy(pd.read_csv(path))
    assert (table["precision"] == 1).all()
    assert (
        table.query("stratum == 'all'")["corrected"].tolist()
        == table.query("stratum == 'all'")["found"].tolist()
    )


def test_too_few_rows_for_the_strata_and_columns_that_are_none_are_refused():
    with pytest.raises(InputError, match="at least one for each of the 3 strata; found 2"):
        sample_for_coding(rows(quoted=4, article=4, marked=4), n=2)
    with pytest.raises(InputError, match="label is a column"):
        sample_for_coding(rows(quoted=4), label="stance")
    with pytest.raises(InputError, match="Code some rows first"):
        accuracy(sample_for_coding(rows(quoted=4), n=2))


def coded(truth: dict[tuple[str, str], int], found: dict[str, int]) -> pd.DataFrame:
    parts = [(label, true) for (label, true), n in truth.items() for _ in range(n)]
    table = pd.DataFrame(parts, columns=["label", "coder"])
    return table.assign(stratum=table["label"], in_stratum=table["label"].map(found))


def test_precision_has_wilsons_interval_in_each_stratum():
    sample = coded({("q", "q"): 18, ("q", "a"): 2, ("a", "a"): 10}, {"q": 100, "a": 400})
    row = accuracy(sample).query("stratum == 'q'").iloc[0]
    assert row[["found", "coded", "right", "precision"]].tolist() == [100, 20, 18, 0.9]
    assert (row["low"], row["high"]) == pytest.approx(share_interval(18, 20))


def test_counts_are_corrected_by_what_the_coders_found_in_every_stratum():
    # Of 100 q a tenth are a; of 400 a a twentieth are q: 90 + 20 = 110 q, 10 + 380 = 390 a.
    sample = coded(
        {("q", "q"): 18, ("q", "a"): 2, ("a", "a"): 38, ("a", "q"): 2}, {"q": 100, "a": 400}
    )
    table = accuracy(sample).query("stratum == 'all'").set_index("label")
    assert table["corrected"].to_dict() == pytest.approx({"q": 110, "a": 390})
    assert table["recall"].to_dict() == pytest.approx({"q": 90 / 110, "a": 380 / 390})
    # MOVER by hand, each distance narrowed by the share not coded; two of 40 are few.
    (l1, _), l2 = share_interval(18, 20), stats.chi2.ppf(0.05, 4) / 2 / 40
    first = 100 * (0.9 - l1) * np.sqrt(0.8)
    second = 400 * (0.05 - l2) * np.sqrt(0.9)
    assert table.loc["q", "corrected_low"] == pytest.approx(110 - np.hypot(first, second))
    assert table.loc["q", "corrected_low"] < 110 < table.loc["q", "corrected_high"]


def test_each_label_has_the_rows_of_its_strata_and_then_its_own():
    sample = coded({("q", "q"): 3, ("q", "a"): 1, ("a", "a"): 4}, {"q": 10, "a": 20})
    rows = accuracy(sample)[["label", "stratum"]].to_numpy().tolist()
    assert rows == [["q", "q"], ["q", "all"], ["a", "a"], ["a", "all"]]


def test_a_stratum_that_was_coded_whole_is_known():
    assert corrected_count([7], [9], [9]) == (7, 7, 7)


def test_a_label_that_only_coders_gave_is_counted_too():
    sample = coded({("q", "q"): 5, ("q", "irony"): 5}, {"q": 100})
    row = accuracy(sample).set_index(["label", "stratum"]).loc[("irony", "all")]
    assert row["found"] == 0
    assert row["corrected"] == 50


def test_yes_and_no_give_precision_but_not_where_the_wrong_ones_belong():
    sample = coded({("q", "yes"): 8, ("q", "No"): 2, ("a", " نعم "): 10}, {"q": 100, "a": 50})
    table = accuracy(sample).query("stratum == 'all'").set_index("label")
    assert table["precision"].to_dict() == {"q": 0.8, "a": 1.0}
    assert table["corrected"].isna().all()
    alone = accuracy(coded({("q", "yes"): 8, ("q", "no"): 2}, {"q": 100}))
    assert alone.query("stratum == 'all'")["corrected"].item() == pytest.approx(80)


def test_a_code_that_is_no_voice_is_refused_where_voices_are_coded():
    rows = coded({("quoted", "reported"): 3, ("quoted", "yes"): 2}, {"quoted": 9})
    assert set(accuracy(rows)["label"]) == {"quoted", "reported"}
    with pytest.raises(InputError, match=r"one of quoted, .*found 'maybe'"):
        accuracy(rows.assign(coder=["maybe", *rows["coder"][1:]]))


def test_a_stratum_that_nobody_coded_leaves_the_counts_open():
    sample = coded({("q", "q"): 8, ("a", ""): 5}, {"q": 100, "a": 50})
    table = accuracy(sample).set_index(["label", "stratum"])
    assert table.loc[("q", "q"), "precision"] == 1
    assert np.isnan(table.loc[("a", "a"), "precision"])
    assert np.isnan(table.loc[("q", "all"), "corrected"])


def test_alpha_has_its_published_values():
    # Krippendorff (2011), examples A and C.
    two = [[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]]
    assert krippendorff_alpha(np.array(two).T) == pytest.approx(0.095, abs=5e-4)
    four = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    ]
    assert krippendorff_alpha(np.array(four, dtype=object).T) == pytest.approx(0.743, abs=5e-4)


def test_kappa_is_that_of_statsmodels():
    from statsmodels.stats.inter_rater import cohens_kappa

    first, second = np.array([0, 0, 1, 1, 2, 2, 2, 0]), np.array([0, 1, 1, 1, 2, 0, 2, 0])
    table = np.zeros((3, 3))
    np.add.at(table, (first, second), 1)
    expected = cohens_kappa(table, return_results=False)
    assert cohen_kappa(np.stack([first, second], axis=1)) == pytest.approx(expected)


def test_full_agreement_of_few_rows_is_not_certain():
    # Trap: a bootstrap of full agreement is [1, 1].
    table = agreement(["a", "b"] * 10, ["a", "b"] * 10).set_index("measure")
    assert (table["value"] == 1).all()
    assert (table["high"] == 1).all()
    assert (table["low"] < 0.75).all()


def test_rows_that_one_coder_left_out_are_passed_over_and_spaces_do_not_matter():
    table = agreement(["a ", "B", None, "a"], ["a", "b", "b", ""], ["A", "b", "b", "b"])
    assert table["measure"].tolist() == ["krippendorff_alpha"]
    assert table["rows"].tolist() == [4]
    with pytest.raises(InputError, match="two coders or more"):
        agreement(["a", "b"])
    with pytest.raises(InputError, match=r"found \[2, 1\]"):
        agreement(["a", "b"], ["a"])


def test_one_code_throughout_tells_nothing_of_agreement():
    assert agreement(["a"] * 5, ["a"] * 5)[["value", "low", "high"]].isna().all(axis=None)


def test_wilson_is_scipys():
    low, high = stats.binomtest(18, 20).proportion_ci(method="wilson")
    assert share_interval(18, 20) == pytest.approx((low, high))


def test_numbers_that_are_all_but_equal_are_one_stratum():
    table = pd.DataFrame({"doc": "a", "surface": "x", "voice": "quoted"}, index=range(5))
    drawn = sample_for_coding(table.assign(confidence=0.9 + np.arange(5) * 1e-5), n=5)
    assert drawn["stratum"].tolist() == ["quoted / 0.9"] * 5
