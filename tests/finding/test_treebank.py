"""The measure on treebanks reads both habits of writing clitics, and finds what a reader finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import tokenize
from tests.finding.treebank import (
    documents_of,
    edges,
    found_by,
    lemmas,
    score,
    table_of,
    terms_of,
    written,
)

# PUD: a clitic is a token without a blank. PADT: a range of tokens has a form of its own.
PUD = """# newdoc id = a
1\tندد\tنَدَّد\tVERB\t_\t_\t0\troot\t_\t_
2\tب\tبِ\tADP\t_\t_\t3\tcase\t_\tSpaceAfter=No
3\tالأزمة\tأَزمَة\tNOUN\t_\tDefinite=Def\t1\tobl\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_

1\tل\tلِ\tADP\t_\t_\t2\tcase\t_\tSpaceAfter=No
2\tلأزمة\tأَزمَة\tNOUN\t_\tDefinite=Def\t0\troot\t_\t_
3\tأزمت\tأَزمَة\tNOUN\t_\t_\t2\tnmod\t_\tSpaceAfter=No
4\tهم\tهُوَ\tPRON\t_\t_\t3\tnmod\t_\t_
5\tأزمات\tأَزمَة\tNOUN\t_\tNumber=Plur\t2\tnmod\t_\t_
"""
PADT = """# newdoc id = b
# newpar id = b1
1-2\tللأزمة\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tل\tلِ\tADP\t_\t_\t2\tcase\t_\t_
2\tالأزمة\tأَزمَة\tNOUN\t_\tDefinite=Def\t0\troot\t_\t_
3\t،\t،\tPUNCT\t_\t_\t2\tpunct\t_\t_
4\tلازمة\tلَازِم\tADJ\t_\t_\t2\tamod\t_\t_
"""


@pytest.fixture
def documents(tmp_path: Path):
    found = []
    for name, text in (("pud", PUD), ("padt", PADT)):
        path = tmp_path / f"{name}.conllu"
        path.write_text(text, encoding="utf-8")
        found += documents_of(path)
    return found


def test_words_are_read_with_their_clitics_and_signs_are_apart(documents):
    texts = [[one.text[word.start : word.end] for word in one.words] for one in documents]
    assert texts == [["ندد", "بالأزمة", "للأزمة", "أزمتهم", "أزمات"], ["للأزمة", "لازمة"]]
    assert [one.text for one in documents] == [
        "ندد بالأزمة. للأزمة أزمتهم أزمات ",
        "للأزمة، لازمة ",
    ]


def test_the_right_places_are_those_of_the_word_and_of_its_lemma(documents):
    terms = terms_of(documents)
    assert terms == {"ازمة": "أزمة", "لازم": "لازم"}
    own, of_lemma = written(documents, terms)["ازمة"], lemmas(documents)["ازمة"]
    assert own == {("0", 4), ("0", 13), ("0", 20), ("1", 0)}
    assert of_lemma - own == {("0", 27)}


def test_what_is_found_is_what_is_right(documents):
    terms = terms_of(documents)
    tokens = tokenize(table_of(documents))
    assert found_by(tokens, documents, terms, "clitic") == {
        "ازمة": written(documents, terms)["ازمة"]
    }
    for found, right in edges(documents, tokens).values():
        assert found == right
        assert score(found, right).startswith("F1 1.0000")
