"""Sentences with numbers: agreement, per cent and fields, in both languages of every file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import analysis
from analysis.reading.errors import InputError
from analysis.showing.charts import wording
from analysis.showing.phrases import fill, read_phrases

PACKAGE = Path(analysis.__file__).parent
FILES = sorted(PACKAGE.rglob("phrases.toml"))


def _phrases(table: dict, key: str = "") -> Iterator[tuple[str, dict]]:
    for name, inner in table.items():
        if "en" in inner or "ar" in inner:
            yield f"{key}{name}", inner
        else:
            yield from _phrases(inner, f"{key}{name}.")


PAIRS = [
    pytest.param(pair, id=key)
    for path in FILES
    for key, pair in _phrases(tomllib.loads(path.read_text("utf-8")))
]


def _fields(phrase: str) -> set[str | None]:
    """What a phrase says; a word that only agrees with a number (`~is|are`) says nothing more."""
    places = Formatter().parse(phrase)
    return {name for _, name, spec, _ in places if not (spec or "").startswith("~")} - {None}


@pytest.mark.parametrize("pair", PAIRS)
def test_both_languages_of_a_phrase_say_the_same_fields(pair: dict) -> None:
    assert set(pair) == {"en", "ar"}
    # The Arabic calls months and years alike a period.
    assert _fields(pair["en"]) - {"unit"} == _fields(pair["ar"])


def test_the_per_cent_sign_is_that_of_the_language_and_a_name_keeps_its_own() -> None:
    template = "{share:.0%} of {name}, 95%"
    assert fill(template, "en", share=0.5, name="50% off") == "50% of 50% off, 95%"
    assert fill(template, "ar", share=0.5, name="50% off") == "50٪ of 50% off, 95٪"


def test_a_phrase_may_run_over_several_lines_and_keeps_its_first_space(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text('[a]\nen = """\n {n:hit|hits}\n  here\n"""\n', "utf-8")
    assert read_phrases(path)("a", n=2) == " 2 hits here"


def test_a_phrase_or_language_that_is_not_in_the_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text('[a]\nen = "x"\n', "utf-8")
    with pytest.raises(InputError, match="the phrase b"):
        read_phrases(path)("b")
    with pytest.raises(InputError, match=r"Add .a. with the key ar"):
        read_phrases(path, lang="ar")("a")
    path.write_text("no toml", "utf-8")
    with pytest.raises(InputError, match="TOML"):
        read_phrases(path)
    with pytest.raises(InputError, match="lang is one of en, ar"):
        fill("x", "fr")


def test_a_chart_cannot_take_the_phrase_of_another() -> None:
    with pytest.raises(InputError, match="stands once"):
        wording.add({"bars": ("Bars", "أشرطة")})
