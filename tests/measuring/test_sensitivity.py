import pytest

from analysis import find_terms, tokenize
from analysis.measuring.sensitivity import sensitivity
from analysis.reading.errors import InputError

THREE = {"hegemony": ["هيمنة"], "unilateralism": ["أحادية", "أحادي القطب"]}


def test_each_row_is_the_count_with_one_choice_changed(documents, tokens):
    table = sensitivity(documents, THREE, unchanged=True).set_index("choice")
    for term in ("أحادية", "أحادي القطب"):
        kept = {f: [t for t in terms if t != term] for f, terms in THREE.items()}
        hits = find_terms(tokens, {f: terms for f, terms in kept.items() if terms})
        assert table.loc[f"without {term}", "n"] == len(hits)
    loose = find_terms(tokenize(documents, spelling="loose"), THREE)
    assert table.loc["level loose", "n"] == len(loose)
    assert table.iloc[0]["n"] == len(find_terms(tokens, THREE))
    assert table.loc["without unilateralism", "n"] == len(find_terms(tokens, "هيمنة"))
    assert (
        table.loc["without unilateralism", "share"]
        == table.loc["without unilateralism", "n"] / (table["n"].iloc[0])
    )


def test_the_only_term_of_a_family_is_the_thing_itself_and_not_left_out(documents):
    choices = set(sensitivity(documents, THREE, unchanged=True)["choice"])
    assert "without هيمنة" not in choices
    assert {"without hegemony", "without unilateralism", "without أحادية"} <= choices
    alone = sensitivity(documents, "هيمنة", unchanged=True)
    assert not alone["choice"].str.startswith("without").any()


def test_choices_that_change_nothing_are_left_out_unless_asked_for(corpus):
    documents = corpus("الحرب والسلم. الحرب")
    table = sensitivity(documents, {"war": ["حرب", "قتال"]})
    whole = sensitivity(documents, {"war": ["حرب", "قتال"]}, unchanged=True)
    assert "without قتال" in set(whole["choice"]) - set(table["choice"])
    assert (table["n"].iloc[1:] != table["n"].iloc[0]).all()
    assert table["kind"].iloc[0] == "as chosen"


def test_rates_and_articles_stand_beside_the_counts(documents, tokens):
    row = sensitivity(documents, "هيمنة").iloc[0]
    assert row[["kind", "n", "total", "docs"]].tolist() == ["as chosen", 3, len(tokens), 3]
    assert row["per_1000"] == 3000 / len(tokens)


def test_a_passage_that_two_articles_share_can_be_counted_once(documents, tokens):
    # 000 and 001 give one statement of Xi's; 004 stands by itself.
    assert len(find_terms(tokens, "القائم على الهيمنة")) == 2
    table = sensitivity(documents, "هيمنة").set_index("kind")
    assert table.loc[["as chosen", "passage"], "n"].tolist() == [3, 2]


def test_terms_can_be_read_in_another_mode(corpus):
    table = sensitivity(corpus("والحرب حرب"), "حرب").set_index("choice")
    assert table.loc[["all terms", "mode exact"], "n"].tolist() == [2, 1]


@pytest.mark.parametrize(("within", "n"), [(1, 1), (2, 3), ("sentence", 2), ("document", 3)])
def test_only_those_near_another_term_are_counted(corpus, within, n):
    # حرب at places 0, 4 and 8, غرب at 1 and 6, after which the sentence ends.
    documents = corpus("حرب غرب ضد ضد حرب ضد غرب. ضد حرب", "حرب")
    table = sensitivity(documents, "حرب", beside="غرب", within=within)
    assert table.iloc[0]["n"] == n
    whole = sensitivity(documents, "حرب", beside="غرب", within=within, unchanged=True)
    windows = whole[whole["kind"] == "window"].set_index("choice")["n"]
    assert windows["within 10"] == 3
    assert f"within {within}" not in windows.index


def test_an_empty_corpus_has_no_rate(corpus):
    table = sensitivity(corpus(""), "حرب")
    assert table["n"].tolist() == [0] * len(table)
    assert table["per_1000"].isna().all()


def test_a_width_that_is_none_is_refused(documents):
    with pytest.raises(InputError, match="within is a whole number"):
        sensitivity(documents, "حرب", beside="غرب", within=0)
