"""The script's own functions in Chromium, to be asked the same questions as the library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from analysis.showing.explorer.rules import rules
from analysis.showing.explorer.script import READING

# Each function takes a list and gives a list: one question to the browser, many answers.
ASKED = """
const spell = speller(RULES.spelling);
const formsOf = former(spell, RULES);
globalThis.asked = {
  key: texts => texts.map(spell.key),
  light: texts => texts.map(spell.light),
  tokens: texts => texts.map(text => [...tokensOf(text)]),
  forms: words => words.map(word => [...formsOf(word)]),
  interval: counts => counts.map(interval),
  rows: (docs, queries) => {
    const index = indexOf(docs.map(text => ({ text })), spell);
    return queries.map(query => {
      const term = compileTerm(query, spell, formsOf);
      return term.problem ?? hitsOf(term.tests, index).map(({ doc, row, words, start, end }) =>
        [doc, row - index.first[doc], words, start, end]);
    });
  },
  voices: (flat, places) => {
    const quotations = quotationsOf(flat);
    return places.map(place => {
      const found = innermost(quotations, place);
      return found ? [found.kind, found.speaker] : null;
    });
  },
  sorted: (docs, query, side) => {
    const index = indexOf(docs.map(text => ({ text })), spell);
    const lines = hitsOf(compileTerm(query, spell, formsOf).tests, index)
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
    source = json.dumps(rules(), ensure_ascii=True)
    page.evaluate(f"() => {{ const RULES = {source};\n{parts}\n{ASKED} }}")

    def ask(name: str, *arguments: object) -> Any:
        return page.evaluate("([name, args]) => asked[name](...args)", [name, list(arguments)])

    yield ask
    page.close()
