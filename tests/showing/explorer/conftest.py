"""The script's own functions in Chromium, asked as the library is, and the pages it stands in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis import explore, find_terms, quotations, read_lexicon
from analysis.showing.explorer.explore import VOICES
from analysis.showing.explorer.rules import rules
from analysis.showing.explorer.script import READING
from tests.showing.explorer.asking import Visit, page_of

# Each function takes a list and gives a list: one question to the browser, many answers.
ASKED = """
const spell = speller(RULES.spelling);
const forms = former(spell, RULES);
globalThis.asked = {
  key: texts => texts.map(spell.key),
  light: texts => texts.map(spell.light),
  tokens: docs => docs.map(({ text, out }) => [...tokensOf(text, out)]),
  forms: words => words.map(word =>
    [...forms.of(word)].map(([key, strangers]) => [key, [...strangers]])),
  interval: counts => counts.map(interval),
  rows: (docs, queries) => {
    const index = indexOf(docs, spell, forms);
    return queries.map(query => {
      const term = compileTerm(query, spell, forms);
      return term.problem ?? hitsOf(term.tests, index).map(({ doc, row, words, start, end }) =>
        [doc, row - index.first[doc], words, start, end]);
    });
  },
  voices: (flat, places) => {
    const doc = { quotations: quotationsOf(flat) };
    return places
      .map(start => voiceOf({ start }, doc, VOICES)).map(hit => [hit.voice, hit.speaker]);
  },
  sorted: (docs, query, side) => {
    const index = indexOf(docs, spell, forms);
    const lines = hitsOf(compileTerm(query, spell, forms).tests, index)
      .map(hit => lineOf(hit, index));
    return sortLines(lines, side, spell)
      .map(({ doc, start, before, keyword, after }) => [doc, start, before, keyword, after]);
  },
};
"""


@pytest.fixture(scope="module")
def asked(browser: Any) -> Iterator[Any]:
    """Ask a function of the script: asked("key", words)."""
    folder = files("analysis.showing.explorer") / "js"
    parts = "\n".join((folder / f"{part}.js").read_text("utf-8") for part in READING)
    page = browser.new_page()
    source, voices = json.dumps(rules()), json.dumps(VOICES)
    page.evaluate(f"() => {{ const RULES = {source}, VOICES = {voices};\n{parts}\n{ASKED} }}")

    # As text, there and back: the browser's own way takes a nested list to pieces.
    def ask(name: str, *arguments: object) -> Any:
        told = page.evaluate(
            "([name, args]) => JSON.stringify(asked[name](...JSON.parse(args)))",
            [name, json.dumps(arguments)],
        )
        return json.loads(told)

    yield ask
    page.close()


@pytest.fixture(scope="module")
def said(documents: pd.DataFrame) -> pd.DataFrame:
    return quotations(documents, speakers="five articles")


@pytest.fixture(scope="module")
def five(documents, tokens, said, tmp_path_factory) -> dict[str, Path]:
    """The five articles with their families and quotations, in both languages."""
    hits = find_terms(tokens, read_lexicon())
    return {
        lang: page_of(
            explore(documents, hits=hits, quotations=said, tokens=tokens, lang=lang),
            tmp_path_factory.mktemp(lang),
            title,
        )
        for lang, title in (("en", "# Ask the texts"), ("ar", "# اسأل المقالات"))
    }


@pytest.fixture
def visit(offline: Callable[..., Any]) -> Visit:
    """Open a page, and wait until its explorer answers."""

    def open_page(path: Path, width: int = 1280, *, ready: bool = True, **options: Any) -> Any:
        page = offline(path, width, height=900, **options)
        if ready:
            page.wait_for_selector(".khitab-explorer[data-live=ready]", state="attached")
        return page

    return open_page
