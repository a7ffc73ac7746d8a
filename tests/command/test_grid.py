"""Every notebook of the report over every kind of corpus: a true page, or the one input error."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis.command.preparing import Inputs, prepare
from analysis.reading.errors import InputError
from analysis.showing.headings import values
from analysis.showing.report.notebook import read_notebooks
from analysis.showing.report.sentences import phrase
from tests.command.conftest import NOTEBOOKS
from tests.command.corpora import (
    OTHERS,
    OUTLETS,
    PACKED,
    export,
    news,
    one_text,
    story,
    transcripts,
)

#: What nobody should read: an undefined number that was not said to be one.
UNDEFINED = re.compile(r"(?<![A-Za-z])(nan|NaN|NaT|inf|-inf|None|<NA>)(?![A-Za-z]| of| occurs)")


def _dated(count: int, months: int = 16) -> list[str]:
    periods = pd.period_range("2023-02", periods=months, freq="M")
    return [f"{periods[n * months // count]}-{n % 28 + 1:02}" for n in range(count)]


def _news(count: int, sentences: int = 8, **columns: list[str]) -> pd.DataFrame:
    rows = {
        "doc": [f"{number:03}" for number in range(count)],
        "text": [story(number, sentences=sentences) for number in range(count)],
        "source": [OUTLETS[number % 4] for number in range(count)],
        "date": _dated(count),
    }
    return pd.DataFrame(rows | columns)


PLAIN = "ذهب الولد إلى المدرسة صباحا وعاد إلى البيت مساء."
CORPORA = {
    "one text": lambda: _news(1),
    "one word": lambda: pd.DataFrame({"doc": ["a"], "text": ["كلمة"]}),
    "an empty text among others": lambda: _news(3).assign(
        text=[story(1), "", story(2)], date=["2024-01-01", "", "2024-01-03"]
    ),
    "only an empty text": lambda: pd.DataFrame({"doc": ["a"], "text": [""]}),
    "no hit": lambda: pd.DataFrame({"doc": list("ab"), "text": [PLAIN, PLAIN + " ثم نام."]}),
    "no dates": lambda: _news(5).drop(columns="date"),
    "one source": lambda: _news(14, source=["وكالة"] * 14),
    "all of one day": lambda: _news(4, date=["2024-05-01"] * 4),
    "over thirty years": lambda: _news(
        4, date=[f"{year}-05-01" for year in (1990, 99 + 1900, 2008, 2021)]
    ),
    "forty": lambda: _news(40),
    "two hundred": lambda: _news(200, sentences=3),
    "Chinese letters": lambda: _news(
        3, source=["新华社", "新华社", "人民日报"], title=["中国" * 20] * 3
    ),
    "long ids": lambda: _news(3, doc=["x" * 60, "ن" * 105, "😀" * 40]),
    "a huge word": lambda: pd.DataFrame({"doc": list("ab"), "text": ["ا" * 100_000, story(3)]}),
    "hostile metadata": lambda: _news(
        3, source=["<b>x</b>", "$a$ _b_", "=1+1"], title=["\u202eabc", "a\nb", "{n}"]
    ),
}


# That every word is in the others, too, is so in texts that are put together from parts.
@pytest.mark.filterwarnings("ignore:each word of the target")
@pytest.mark.parametrize("kind", CORPORA)
def test_every_notebook_says_something_true_of_every_corpus(
    kind: str, tmp_path: Path, run_notebooks, request: pytest.FixtureRequest
) -> None:
    turn = list(CORPORA).index(kind)
    both = request.config.getoption("long")
    for lang in ["en", "ar"] if both else ["ar" if turn % 2 else "en"]:
        file = tmp_path / "texts.parquet"
        CORPORA[kind]().to_parquet(file)
        prepared = prepare(Inputs(file))
        pages = run_notebooks(prepared, lang)
        assert list(pages) == ["1_texts", "2_words", "3_voices", "4_company"]
        told = "\n".join(one.text for one in pages["3_voices"])
        assert phrase("checked.none", lang) in told, "who checked is not said"
        most = max(len(prepared.tables["tokens"]), 2100)  # years are numbers, too
        for name, shown in pages.items():
            assert shown, name
            text = "\n".join(
                BeautifulSoup(one.html, "html.parser").get_text(" ") for one in shown[1:]
            )
            assert not UNDEFINED.search(text), (name, UNDEFINED.search(text))
            assert not OTHERS.search(text), (name, OTHERS.search(text))
            sentences = "\n".join(one.text for one in shown[1:] if "<table" not in one.html)
            numbers = re.findall(r"(?<![\d.,-])\d[\d,]*(?![\d.,-]*\d)", sentences)
            assert not [n for n in numbers if int(n.replace(",", "")) > most], name


@pytest.mark.parametrize(
    ("by", "lang", "told"),
    [
        ("month", "en", "1 text has no date and is in no group."),
        ("month", "ar", "عدد النصوص التي لا تاريخ لها، فليست في مجموعة: 1."),
        ("kind", "en", "2 texts have nothing in the column doc_kind and are in no group."),
    ],
)
def test_texts_that_are_in_no_group_are_left_out_of_the_groups_and_told(
    by: str, lang: str, told: str, tmp_path: Path, run_notebooks
) -> None:
    file = tmp_path / "texts.csv"
    dates, kinds = ["2024-01-05", "", "2024-03-07", "2024-03-09"], ["news", "", "", "letter"]
    _news(4, date=dates, kind=kinds).to_csv(file, index=False)
    pages = run_notebooks(prepare(Inputs(file, by=by)), lang)
    assert any(
        phrase("course.undated", lang, n=1) in one.html and "<figure" in one.html
        for one in pages["2_words"]
    )
    for name in ("1_texts", "2_words"):
        text = "\n".join(one.text for one in pages[name])
        assert text.count(told) == 1, name
        assert not UNDEFINED.search(text), (name, UNDEFINED.search(text))


def test_a_period_over_texts_without_any_date_is_the_input_error(tmp_path: Path) -> None:
    _news(3).drop(columns="date").to_csv(tmp_path / "texts.csv", index=False)
    with pytest.raises(InputError, match="--by month needs texts with a date"):
        prepare(Inputs(tmp_path / "texts.csv", by="month"))


@pytest.mark.filterwarnings("ignore:each word of the target")
@pytest.mark.parametrize("make", [one_text, news, transcripts, export])
def test_the_pages_of_foreign_corpora_name_nothing_of_the_five_articles(
    make, tmp_path: Path, run_notebooks, request: pytest.FixtureRequest
) -> None:
    columns = {"text": "النص", "doc": "id", "date": "created_at", "source": "حساب"}
    reading = columns if make is export else {}
    prepared = prepare(Inputs(make(tmp_path / "mine.csv"), reading=reading))
    lang = "ar" if make in (one_text, transcripts) else "en"
    for each in ("en", "ar") if request.config.getoption("long") else (lang,):
        for name, shown in run_notebooks(prepared, each).items():
            whole = PACKED.sub("", "\n".join(one.html for one in shown))
            assert not OTHERS.search(whole), (name, OTHERS.search(whole))


def test_the_text_around_the_findings_names_nothing_of_the_five_articles() -> None:
    for path, notebook in read_notebooks(NOTEBOOKS).items():
        told = "\n".join(cell.source for cell in notebook.cells)
        assert not OTHERS.search(told), path.name


def test_every_rule_for_speakers_is_explained_in_both_languages() -> None:
    voices = read_notebooks(NOTEBOOKS)[NOTEBOOKS / "3_voices.ipynb"]
    told = "\n".join(cell.source for cell in voices.cells if cell.cell_type == "markdown")
    told = " ".join(told.split())
    for rule, arabic in values()["rule"].items():
        assert f"*{rule}*" in told, rule
        assert f"«{arabic}»" in told, rule


def test_a_folder_without_texts_is_the_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="corpus"):
        prepare(Inputs(tmp_path))
