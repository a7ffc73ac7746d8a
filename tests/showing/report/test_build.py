"""A folder of notebooks becomes a folder of pages, and index.html says which and why not."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis.reading.errors import InputError
from analysis.showing.report import shelf
from analysis.showing.report.build import build, findings, question


def test_each_notebook_that_ran_has_a_page_and_the_other_its_traceback(pages: Path) -> None:
    assert sorted(path.name for path in pages.iterdir()) == [
        ".khitab.json",
        "01_voice.html",
        "02_articles.html",
        "03_x.error.txt",
        "index.html",
    ]
    traceback = (pages / "03_x.error.txt").read_text("utf-8")
    assert "ValueError: <u>no</u>" in traceback
    assert "\x1b" not in traceback


def test_a_page_is_small(pages: Path) -> None:
    assert max(path.stat().st_size for path in pages.glob("*.html")) < 500_000


def test_the_index_tells_question_finding_and_link(pages: Path, read_html) -> None:
    reader = read_html((pages / "index.html").read_text("utf-8"))
    told = [" ".join(cell.split()) for cell in reader.cells if cell.strip()]
    assert told[-6:] == [
        "Who speaks of hegemony, and in whose voice?",
        "The word الهيمنة stands 4 times in 1,893.",
        "من يتكلم عن الهيمنة؟",
        "No finding is stated.",
        "Bold question & more",
        "Not made in this run: cell 3: ValueError: <u>no</u> line traceback",
    ]
    links = [attrs["href"] for tag, attrs in reader.tags if tag == "a"]
    assert links[1:] == ["01_voice.html", "02_articles.html", "03_x.error.txt"]


def test_a_parameter_is_shown_as_it_was_given(pages: Path, seeds: Path) -> None:
    html = (pages / "01_voice.html").read_text("utf-8")
    assert str(seeds) in html


def test_progress_names_notebook_and_cell(tmp_path: Path, make_notebook, write_notebooks) -> None:
    folder = write_notebooks(tmp_path / "nb", a=make_notebook("# A"))
    told: list[str] = []
    assert build(folder, tmp_path / "new" / "out", say=told.append) == 0
    assert told == [
        "a.ipynb: cell 2 of 2",
        f"{tmp_path / 'new' / 'out' / 'index.html'}: 1 notebooks",
    ]


def test_a_path_is_absolute_for_the_code_and_as_given_for_the_reader(
    tmp_path: Path, make_notebook, write_notebooks, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = write_notebooks(tmp_path / "nb", a=make_notebook("# A", "print(corpus)"))
    build(folder, "out", {"corpus": Path("my texts")}, say=lambda line: None)
    html = (tmp_path / "out" / "a.html").read_text("utf-8")
    assert f"<pre>{tmp_path / 'my texts'}" in html
    assert re.sub("<[^>]+>", "", html).count("corpus = 'my texts'") == 1


def test_an_unknown_parameter_stops_before_anything_runs(
    tmp_path: Path, make_notebook, write_notebooks
) -> None:
    folder = write_notebooks(tmp_path / "nb", a=make_notebook("# A"))
    with pytest.raises(InputError, match="found 'lexikon'"):
        build(folder, tmp_path / "out", {"lexikon": "x"})
    assert not (tmp_path / "out").exists()


def test_a_folder_without_notebooks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds \.ipynb files"):
        build(tmp_path, tmp_path / "out")
    with pytest.raises(InputError, match=r"holds \.ipynb files"):
        build(tmp_path / "missing", tmp_path / "out")


@pytest.mark.parametrize("content", ["", "no JSON", "{}", "[1]", '{"cells": 3}', "\udcff"])
def test_a_broken_notebook_is_named_before_anything_runs(
    tmp_path: Path, make_notebook, write_notebooks, content: str
) -> None:
    folder = write_notebooks(tmp_path / "nb", a=make_notebook("# A"))
    (folder / "b.ipynb").write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(InputError, match=r"b\.ipynb: a notebook is a valid"):
        build(folder, tmp_path / "out")


def test_a_folder_that_cannot_be_written_to_is_refused(
    tmp_path: Path, make_notebook, write_notebooks
) -> None:
    folder = write_notebooks(tmp_path / "nb", a=make_notebook("# A"))
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="the folder for the pages can be written to"):
        build(folder, tmp_path / "file" / "out")
    with pytest.raises(InputError, match="the folder for the pages can be written to"):
        build(folder, tmp_path / "file")


def test_a_page_that_cannot_be_written_is_a_failure_that_the_index_tells(
    tmp_path: Path, make_notebook, write_notebooks, monkeypatch
) -> None:
    write = shelf.write_whole

    def full(path: Path, content: bytes) -> None:
        if path.name == "a.html":
            raise OSError(28, "No space left on device")
        write(path, content)

    monkeypatch.setattr(shelf, "write_whole", full)
    folder = write_notebooks(tmp_path / "nb", a=make_notebook("# A"))
    told: list[str] = []
    assert build(folder, tmp_path / "out", say=told.append) == 1
    assert "a.ipynb: the page cannot be written: [Errno 28] No space left on device" in told
    assert "No space left" in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_a_failure_leaves_the_page_of_an_earlier_run_and_does_not_link_to_it(
    tmp_path: Path, make_notebook, write_notebooks
) -> None:
    folder = write_notebooks(tmp_path / "nb", a=make_notebook("# A", "1 / 0"))
    (tmp_path / "a.html").write_text("old")
    assert build(folder, tmp_path, say=lambda line: None) == 1
    assert (tmp_path / "a.html").read_text() == "old"
    assert 'href="a.html"' not in (tmp_path / "index.html").read_text("utf-8")


def test_no_page_over_other_texts_is_left_where_a_run_over_these_fails(
    tmp_path: Path, make_notebook, write_notebooks
) -> None:
    code = "import pandas\nassert pandas.read_parquet('data/documents.parquet')['doc'][0] == 'a'"
    folder, out = write_notebooks(tmp_path / "nb", a=make_notebook("# A", code)), tmp_path / "out"
    for doc, failed in (("a", 0), ("b", 1)):
        tables = {"documents": pd.DataFrame({"doc": [doc], "text": [""]})}
        assert build(folder, out, tables=tables, say=lambda line: None) == failed
        assert (out / "a.html").exists() is (failed == 0)


def test_nothing_of_other_texts_is_left_in_the_folder_of_the_other_language(
    tmp_path: Path, make_notebook, write_notebooks
) -> None:
    folder, out = write_notebooks(tmp_path / "nb", a=make_notebook("# A")), tmp_path / "out"
    told = []
    build(folder, out / "ar", {"lang": "ar"}, say=told.append)  # as the essay's
    (out / "ar" / "mine.txt").write_text("kept")
    tables = {"documents": pd.DataFrame({"doc": ["a"], "text": [""]})}
    build(folder, out, {"lang": "en"}, tables=tables, say=told.append)
    assert [path.name for path in (out / "ar").iterdir()] == ["mine.txt"]
    assert [line for line in told if "removing" in line and str(out / "ar") in line]
    told.clear()
    build(folder, out / "ar", {"lang": "ar"}, tables=tables, say=told.append)
    assert (out / "a.html").is_file(), "the same texts in another language stay"
    assert not [line for line in told if "removing" in line]
    other = {"documents": pd.DataFrame({"doc": ["b"], "text": [""]})}
    build(folder, out / "ar", {"lang": "ar"}, tables=other, say=told.append)
    assert not list(out.glob("*.html"))
    assert len([line for line in told if "removing" in line]) == 2


@pytest.mark.parametrize("turns", [["en", "ar"], ["ar", "en"]])
def test_pages_in_two_languages_lead_to_each_other_whichever_was_made_first(
    turns: list[str], tmp_path: Path, make_notebook, write_notebooks
) -> None:
    made = make_notebook("# Who speaks?", "# مَن يتكلّم؟")
    made.cells[0].metadata["lang"], made.cells[-1].metadata["lang"] = "en", "ar"
    folder = write_notebooks(tmp_path / "nb", **{"a question": made})
    places = {"en": tmp_path / "out", "ar": tmp_path / "out" / "ar"}
    tables = {"documents": pd.DataFrame({"doc": ["a"], "text": [""]})}

    def links(lang: str, name: str) -> list[str]:
        soup = BeautifulSoup((places[lang] / name).read_text("utf-8"), "html.parser")
        return [link["href"] for link in soup.select(".edition a, link[rel=alternate]")]

    for lang in turns:
        build(folder, places[lang], {"lang": lang}, tables=tables, say=lambda line: None)
        if lang == turns[0]:
            assert not links(lang, "index.html"), "the other edition is not there yet"
    for name in ("a question.html", "index.html"):
        to = name.replace(" ", "%20")
        assert links("en", name) == [to, f"ar/{to}", f"ar/{to}"]
        assert links("ar", name) == [f"../{to}", to, f"../{to}"]
    other = {"documents": pd.DataFrame({"doc": ["b"], "text": [""]})}
    build(folder, places["en"], {"lang": "en"}, tables=other, say=lambda line: None)
    assert not links("en", "index.html"), "nothing leads to a report over other texts"


def test_a_question_is_the_first_heading_and_not_a_comment_of_code(make_notebook) -> None:
    made = make_notebook(
        "## Not\n\n```\n# nor this\n```\n\n# Who **speaks** of <bdi>الهيمنة</bdi>?"
    )
    assert question(made) == "Who speaks of الهيمنة?"
    assert question(make_notebook("## None")) == ""
    assert findings(made) == []
