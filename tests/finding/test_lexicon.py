import pandas as pd
import pytest

from analysis import find_terms, read_lexicon, tokenize
from analysis.finding.lexicon import as_lexicon
from analysis.reading.errors import InputError


def test_fourteen_families_ship_each_term_with_a_gloss():
    lexicon = read_lexicon()
    assert lexicon["family"].nunique() == 14
    assert (lexicon["gloss"] != "").all()
    assert (lexicon["label"] != "").all()
    assert not lexicon.duplicated(["family", "term"]).any()


def test_a_lexicon_of_ones_own_keeps_its_columns(tmp_path):
    path = tmp_path / "l.csv"
    path.write_text("term,family,school\nسلم,peace,x\nNA,null,y\n", encoding="utf-8")
    lexicon = read_lexicon(path)
    assert list(lexicon.columns) == ["family", "term", "gloss", "note", "school"]
    assert list(lexicon["family"]) == ["peace", "null"]


def test_names_that_hold_a_term_are_no_hits_of_the_families_that_ship():
    text = "في الضفة الغربية بحث مجلس التعاون ومنظمة التعاون الإسلامي تعاون الدول الغربية"
    hits = find_terms(tokenize(pd.DataFrame({"doc": ["a"], "text": [text]})), read_lexicon())
    assert sorted(hits["surface"].astype("str")) == ["الغربية", "تعاون"]


@pytest.mark.parametrize(
    ("given", "rows"),
    [
        ("هيمنة", [("هيمنة", "هيمنة")]),
        (["حرب", "سلم"], [("حرب", "حرب"), ("سلم", "سلم")]),
        ({"x": ["حرب", "سلم"], "y": "غرب"}, [("x", "حرب"), ("x", "سلم"), ("y", "غرب")]),
        (pd.DataFrame({"term": ["حرب"], "family": ["x"]}), [("x", "حرب")]),
        ([], []),
    ],
)
def test_terms_may_be_given_in_any_handy_form(given, rows):
    lexicon = as_lexicon(given)
    assert list(zip(lexicon["family"], lexicon["term"], strict=True)) == rows


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Family,Term\nx,y\n", r"found \['Family', 'Term'\]. Write Family as family"),
        ("family,word\nx,y\n", "l.csv: a lexicon has the columns family and term; .* Add term"),
        ("family,term\nx,حرب\n,سلم\n", "l.csv, row 3: each term has a family; found ''"),
        ("family,term\nx,حرب\ny,\n", "l.csv, row 3: a term is word"),
    ],
)
def test_a_malformed_lexicon_is_refused_by_row(tmp_path, content, message):
    path = tmp_path / "l.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_lexicon(path)


def test_a_family_without_terms_is_refused():
    with pytest.raises(InputError, match="at least one term; found 'x'"):
        as_lexicon({"x": []})


def test_a_lexicon_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputError, match="Check the path"):
        read_lexicon(tmp_path / "nowhere.csv")
