"""What the test file of each chart gives beside its tests: two tables to draw.

`crowded(names, make_rates)` is a table of names that are hard to place, for what holds of every
chart; `on_five_articles(five)` draws the chart for the gallery, in the language of `five`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import pandas as pd

import analysis as ar
from analysis.showing import charts

MakeRates = Callable[..., pd.DataFrame]
T = TypeVar("T")

SPEAKERS = ["الرئيس الصيني شي جينبينغ", "بوتين", None, "وزارة الخارجية", "ترامب", "ميرتس", "ماكرون"]


class FiveArticles:
    """The tables of the five articles, read once, and a language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def say(self, english: T, arabic: T) -> T:
        """Return what is in the language."""
        return arabic if self.lang == "ar" else english

    @property
    def options(self) -> dict[str, Any]:
        """What every chart of the gallery takes."""
        texts, words = len(self.documents), f"{len(self.tokens):,}"
        source = self.say(f"{texts} articles, {words} words", f"{texts} مقالات، {words} كلمة")
        return {"lang": self.lang, "names": self.lexicon, "source": source}

    @cached_property
    def documents(self) -> pd.DataFrame:
        """The articles."""
        return ar.read_corpus(Path(__file__).parents[3] / "seeds")

    @cached_property
    def tokens(self) -> pd.DataFrame:
        """Their words."""
        return ar.tokenize(self.documents)

    @cached_property
    def lexicon(self) -> pd.DataFrame:
        """The families that ship."""
        return ar.read_lexicon()

    @cached_property
    def quotations(self) -> pd.DataFrame:
        """Who says what."""
        return ar.quotations(self.documents, speakers="five articles")

    @cached_property
    def hits(self) -> pd.DataFrame:
        """Every occurrence of a family, with who says it."""
        return ar.attribute(ar.find_terms(self.tokens, self.lexicon), self.quotations)

    @property
    def focus(self) -> pd.DataFrame:
        """Those of the first four families."""
        return self.hits[self.hits["family"].isin(self.hits["family"].cat.categories[:4])]

    @property
    def counts(self) -> pd.DataFrame:
        """How often each family occurs."""
        return ar.frequencies(self.hits, tokens=self.tokens)

    @property
    def pairs(self) -> pd.DataFrame:
        """Which families share a sentence."""
        return ar.cooccurrences(self.hits, tokens=self.tokens, within="sentence")


def spoken(names: list[str]) -> pd.DataFrame:
    """Return occurrences of many families by seven speakers."""
    rows = 4 * len(names)
    speakers = [SPEAKERS[place % len(SPEAKERS)] for place in range(rows)]
    return pd.DataFrame({"family": names * 4, "speaker": speakers})


def of_chart(name: str) -> ModuleType:
    """Return the test file of a chart."""
    module = getattr(charts, name).__module__.rpartition(".")[2]
    return import_module(f"tests.showing.charts.test_{module}")


#: The charts by name, without the two questions that are put to them.
CHARTS = [name for name in charts.__all__ if name not in ("data", "describe")]
