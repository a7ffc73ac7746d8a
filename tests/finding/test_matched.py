import pandas as pd
import pytest

from analysis import find_terms, matched_forms, read_lexicon, tokenize
from analysis.finding.flags import FLAGS


def test_the_forms_add_up_to_the_hits(hits):
    forms = matched_forms(hits)
    assert forms["n"].sum() == len(hits)
    by_term = forms.groupby(["family", "term"])["n"].sum()
    again = hits.astype({"family": "str", "term": "str"}).groupby(["family", "term"]).size()
    assert by_term[by_term > 0].equals(again.rename("n"))


def test_terms_that_were_not_found_stand_with_zero(hits):
    forms = matched_forms(hits, lexicon=read_lexicon()).set_index("term")
    assert forms.loc["يهيمن", ["surface", "n", "docs"]].tolist() == ["", 0, 0]


def test_the_same_term_in_two_families_is_told_apart(corpus):
    tokens = tokenize(corpus("الحرب", "حرب الحرب"))
    lexicon = {"a": ["حرب"], "b": ["حرب", "سلم"]}
    forms = matched_forms(find_terms(tokens, lexicon), lexicon=lexicon)
    assert forms.values.tolist() == [
        ["a", "حرب", "الحرب", 2, 2, "a b", ""],
        ["a", "حرب", "حرب", 1, 1, "b", ""],
        ["b", "حرب", "الحرب", 2, 2, "a b", ""],
        ["b", "حرب", "حرب", 1, 1, "b", ""],
        ["b", "سلم", "", 0, 0, "", "nothing"],
    ]


def test_filtered_hits_are_audited_as_they_are(hits):
    some = hits[hits["doc"] == "003"]
    assert matched_forms(some)["n"].sum() == len(some)


def test_joined_hits_of_two_searches_show_what_was_found(corpus):
    tokens = tokenize(corpus("حرب سلم"))
    both = pd.concat([find_terms(tokens, "حرب"), find_terms(tokens, "سلم")])
    assert list(matched_forms(both)["surface"]) == ["حرب", "سلم"]


def test_no_hits_and_no_terms_give_an_empty_audit(tokens):
    columns = ["family", "term", "surface", "n", "docs", "where", "flags"]
    assert list(matched_forms(find_terms(tokens, [])).columns) == columns
    assert matched_forms(find_terms(tokens, [])).empty


def test_of_many_documents_the_first_ten_are_named(corpus):
    forms = matched_forms(find_terms(tokenize(corpus(*["حرب"] * 12)), "حرب"))
    assert list(forms["where"]) == ["a b c d e f g h i j …"]


@pytest.mark.parametrize(
    ("text", "term", "surface", "flag"),
    [
        ("أثاث وآثاث", "أثاث", "وآثاث", "other-hamza"),
        ("اعمار البلاد", "إعمار", "اعمار", "mostly-other two-words"),
        ("أعمار وإعمار", "اعمار", "أعمار", "mostly-other two-words"),
        ("لأزمة", "أزمة", "لأزمة", ""),
        ("فى كلمته على", "علي", "على", "mostly-other two-words"),
        ("أم", "الام", "أم", "mostly-other two-words"),
        ("سلم", "حرب", "", "nothing family-nothing"),
    ],
)
def test_the_audit_flags_what_may_be_another_word(corpus, text, term, surface, flag):
    hits = find_terms(tokenize(corpus(text)), term)
    forms = matched_forms(hits, lexicon=term)
    assert forms.set_index("surface").loc[surface, "flags"] == flag


@pytest.mark.parametrize(
    ("text", "terms", "flags"),
    [
        ("القرارات", ["قرار"], ["nothing family-nothing wider-number"]),
        ("عربية", ["عربي"], ["nothing family-nothing wider-gender"]),
        ("أمن", ["/[أ-إ]من/"], ["nothing family-nothing no-key"]),
        ("حرب", ["حرب", "*حر*"], ["overlap", "nothing overlap"]),
        ("حرب", ["حرب", "سلم"], ["", "nothing"]),
        ("سياسات القوة", ["سياسة القوة"], ["nothing family-nothing wider-number"]),
        ("والغرب", ['"الغرب"'], ["nothing family-nothing wider-clitic"]),
        ("ضغوط", ["ضغط+"], ["nothing family-nothing wider-lemma"]),
        ("ضغوط", ["ضغط+", "ضغوط"], ["nothing", ""]),
        ("الهيمنه", ["هيمنة"], ["nothing family-nothing loose"]),
        ("الهيمنة", ["هيمنة", "الهيمنة"], ["overlap", "nothing overlap"]),
        ("الهيمنة", ["هيمنه"], ["nothing family-nothing spelling"]),
        ("لاجئ", ["لاجيء"], ["nothing family-nothing spelling"]),
        ("بالديمقراطية", ["الديموقراطية"], ["nothing family-nothing long-vowels"]),
        ("أميركا", ["أمريكا"], ["nothing family-nothing"]),
        ("أميركية", ["أمريكية"], ["nothing family-nothing long-vowels"]),
        ("كتاب", ["كتب"], ["nothing family-nothing"]),
        ("هيمنة الهيمنة والهيمنة", ["والهيمنة"], ["typed-with-clitic"]),
        ("الهيمنة", ["هيمنتها"], ["nothing family-nothing typed-with-clitic"]),
        ("الهيمنة", ["/هيمن/"], ["nothing family-nothing part-of-word"]),
        ("قرار قرارات وقرارات", ["قرار"], ["wider-number"]),
        ("قرار القرار قرارات", ["قرار"], ["", ""]),
        ("قرار قرارات وقرارات", ["قرار", "قرارات"], ["", "", ""]),
        ("حزب أحزاب الأحزاب", ['"حزب"'], [""]),
    ],
)
def test_with_the_texts_the_audit_says_what_a_term_would_find_and_shares(
    corpus, text, terms, flags
):
    tokens, lexicon = tokenize(corpus(text)), {"x": terms}
    forms = matched_forms(find_terms(tokens, lexicon), lexicon=lexicon, tokens=tokens)
    assert list(forms["flags"]) == flags


def test_the_audit_says_which_hits_count_in_two_families(corpus):
    tokens = tokenize(corpus("حرب على السلم"))
    lexicon = {"x": ["حرب", "سلم"], "y": ["حرب*"], "z": ["حرب على"]}
    forms = matched_forms(find_terms(tokens, lexicon), lexicon=lexicon, tokens=tokens)
    assert list(forms["flags"]) == ["two-families", "", "two-families", ""]


def test_every_flag_is_told_in_english_and_arabic():
    assert all(set(reading) == {"en", "ar"} for reading in FLAGS.values())


def test_no_flag_is_raised_over_the_shipped_families(hits):
    flagged = matched_forms(hits, lexicon=read_lexicon()).query("flags != ''")
    assert set(flagged["flags"]) <= {"nothing"}
