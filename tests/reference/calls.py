"""One call of every public name on the five articles: it runs, and its time is taken."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

import analysis as ar
from tests.showing.charts.samples import CHARTS, FiveArticles, of_chart

SEEDS = Path(__file__).parents[2] / "seeds"
WORDS = {"hegemony": ["هيمنة", "أحادية"], "war": ["حرب", "غزو"]}


class Steps(FiveArticles):
    """What the calls start from, made before the time is taken."""

    def __init__(self) -> None:
        super().__init__("en")

    @cached_property
    def passages(self) -> pd.DataFrame:
        """What two articles share."""
        return ar.shared_passages(self.documents)

    @cached_property
    def lines(self) -> pd.DataFrame:
        """The lines of the first families."""
        return ar.concordance(self.documents, self.focus)

    @cached_property
    def dated(self) -> pd.DataFrame:
        """Rates by date."""
        return ar.rates(self.focus, self.tokens, by="date")

    @cached_property
    def sides(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Words of 2022, and those of 2025."""
        early = self.tokens["date"].dt.year == 2022
        return ar.frequencies(self.tokens[early]), ar.frequencies(self.tokens[~early])

    @cached_property
    def coded(self) -> pd.DataFrame:
        """A sample that a person agrees with."""
        sample = ar.sample_for_coding(self.hits, n=20)
        return sample.assign(coder=sample["label"])

    @cached_property
    def drawn(self) -> Any:
        """A chart."""
        return ar.charts.frequencies(self.counts, title="x")


def _written(five: Steps) -> list[Path]:
    with TemporaryDirectory() as folder:
        return ar.write_tables(folder, hits=five.hits)


def _phrases(_: Steps) -> Callable[..., str]:
    return ar.read_phrases(SEEDS.parent / "notebooks" / "data" / "words.toml")


CALLS: dict[str, Callable[[Steps], Any]] = {
    "no_words": lambda five: ar.no_words(five.documents),
    "normalize": lambda _: ar.normalize("الهَيْمَنَة"),
    "read_corpus": lambda _: ar.read_corpus(SEEDS),
    "reading_report": lambda five: ar.reading_report(five.documents),
    "reading_summary": lambda five: ar.reading_summary(five.documents),
    "removed": lambda five: ar.removed(five.documents),
    "stop_words": lambda _: ar.stop_words(),
    "tokenize": lambda five: ar.tokenize(five.documents),
    "annotate": lambda five: ar.annotate(five.documents, speakers="five articles"),
    "attribute": lambda five: ar.attribute(five.hits[five.hits.columns[:9]], five.quotations),
    "concordance": lambda five: ar.concordance(five.documents, five.hits),
    "find_terms": lambda five: ar.find_terms(five.tokens, five.lexicon),
    "matched_forms": lambda five: ar.matched_forms(five.hits),
    "quotations": lambda five: ar.quotations(five.documents, speakers="five articles"),
    "read_lexicon": lambda _: ar.read_lexicon(),
    "shared_passages": lambda five: ar.shared_passages(five.documents),
    "shared_remarks": lambda five: ar.shared_remarks(five.quotations),
    "collocates": lambda five: ar.collocates(five.tokens, "الغرب"),
    "cooccurrences": lambda five: ar.cooccurrences(five.tokens),
    "count_files": lambda _: ar.count_files(sorted(SEEDS.glob("*.txt"))),
    "frequencies": lambda five: ar.frequencies(five.tokens),
    "ngrams": lambda five: ar.ngrams(five.tokens, 3),
    "accuracy": lambda five: ar.accuracy(five.coded),
    "agreement": lambda five: ar.agreement(five.coded["label"], five.coded["coder"]),
    "associate": lambda five: ar.associate(five.pairs, "log_dice"),
    "compare": lambda five: ar.compare(five.focus, five.tokens, by="doc", target="000"),
    "dispersion": lambda five: ar.dispersion(five.tokens),
    "diversity": lambda five: ar.diversity(five.tokens),
    "key_by_chance": lambda five: ar.key_by_chance(five.tokens),
    "keyness": lambda five: ar.keyness(*five.sides),
    "rates": lambda five: ar.rates(five.hits, five.tokens),
    "sample_for_coding": lambda five: ar.sample_for_coding(five.hits, n=50),
    "sensitivity": lambda five: ar.sensitivity(five.documents, WORDS),
    "trend": lambda five: ar.trend(five.dated),
    "show_aligned": lambda five: ar.show_aligned(five.passages, first=3),
    "show_table": lambda five: ar.show_table(five.counts),
    "Figure": lambda five: ar.Figure(five.drawn, alt="x", caption="x"),
    "notebook_style": lambda _: ar.notebook_style(),
    "say": lambda five: ar.say(f"{len(five.tokens)} words"),
    "explore": lambda five: ar.explore(five.documents, hits=five.hits),
    "label": lambda _: ar.label("الهيمنة"),
    "ltr": lambda _: ar.ltr("5–7"),
    "show_lines": lambda five: ar.show_lines(five.lines),
    "read_phrases": _phrases,
    "write_tables": _written,
    "charts.data": lambda five: ar.charts.data(five.drawn),
    "charts.describe": lambda five: ar.charts.describe(five.drawn),
}
CALLS |= {f"charts.{name}": of_chart(name).on_five_articles for name in CHARTS}
