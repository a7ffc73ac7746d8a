"""Annotated news -> the weights that tell a name in marks within a report from the speaker's words.

`python -m tests.finding.voice.fit_marks` fits them and writes
`analysis/finding/voice/speakers/in_marks.csv`; with `--show` it only prints them, and how many are
wrong when each text is told by the others.

Fitted on real news (`real_marks.csv` of the gold: traits and whether a reader calls them a name,
without the texts, which are not ours), on the tuned halves of the invented passages and on the five
articles, which count three times: agencies quote so, piece by piece.

`python -m tests.finding.voice.fit_marks --judge FILE` makes `real_marks.csv` anew: FILE holds
annotated texts of one's own, in the columns of `voice.csv`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd

from analysis import tokenize
from analysis.finding.voice.quotations import tagged
from analysis.finding.voice.speakers.articles import rows_of
from analysis.finding.voice.speakers.in_marks import candidates, traits
from analysis.finding.voice.speakers.interpretation import Interpretation
from analysis.finding.voice.statements.statement import Statement
from analysis.finding.voice.tags.names import Names, read_speakers
from tests.finding.voice.fit_confidence import ROOT, annotated, five_articles, logistic, write
from tests.finding.voice.test_annotated import covers

WEIGHTS = ROOT / "analysis/finding/voice/speakers/in_marks.csv"
REAL = ROOT / "tests/gold/real_marks.csv"
_INVENTED = ("voice.csv", "holdout_tune.csv")
_FIVE_COUNT, _FOLDS = 3, 10


def judged(texts: pd.DataFrame, gold: pd.DataFrame, speakers: str | None = None) -> pd.DataFrame:
    """Give the traits of short quotations within reports, and whether a reader calls them names."""
    names = Names(read_speakers(speakers))
    rows: dict[tuple[str, int], dict[str, object]] = {}
    for document in tagged(texts, tokenize(texts), names):
        trues = gold[(gold["doc"].astype("str") == document.doc) & (gold["voice"] != "reported")]
        read: list[Interpretation] = []
        rows_of(document, names, read=read)
        for interpretation in read:
            units = interpretation.sentence.units
            for reason, _ in interpretation.reasons:
                if not isinstance(reason, Statement) or reason.content is None:
                    continue
                said = range(reason.content, reason.end)
                for at in candidates(units, said):
                    unit = units[at]
                    start, end, *_ = unit.quote or unit.edges
                    place = SimpleNamespace(start=start, end=end)
                    true = next((one for one in trues.itertuples() if covers(place, one)), None)
                    if true is None or "-" in true.speakers:  # careful readers differ
                        continue
                    known = traits(document, units, at, said, reason.how)
                    names_it = float(true.voice == "marked")
                    row = {"doc": document.doc, **known, "names": names_it}
                    rows.setdefault((document.doc, start), row)
    return pd.DataFrame(list(rows.values()))


def rows_to_learn_from() -> pd.DataFrame:
    """Give the traits of all quotations that may be learned from."""
    five = judged(*five_articles(), speakers="five articles")
    invented = [judged(*annotated(name, "tune")) for name in _INVENTED]
    real = pd.read_csv(REAL).rename(columns={"article": "doc"})
    parts = [*[five] * _FIVE_COUNT, *invented, real]
    return pd.concat([part.assign(source=number) for number, part in enumerate(parts)])


def fitted(rows: pd.DataFrame) -> pd.Series:
    """Give the constant and the weight of each trait."""
    known = rows.drop(columns=["doc", "names", "source"])
    weights = logistic(known.to_numpy("float64"), rows["names"].to_numpy("float64"))
    return pd.Series(weights, index=["constant", *known])


def wrong(rows: pd.DataFrame) -> pd.Series:
    """Give how many are told wrong by the weights of other texts, by where they come from."""
    texts = rows["doc"].astype("str")
    fold = pd.factorize(texts)[0] % _FOLDS
    missed = pd.Series(0.0, index=pd.unique(rows["source"]))
    for number in range(_FOLDS):
        held = rows[fold == number]
        weights = fitted(rows[fold != number])
        known = held.drop(columns=["doc", "names", "source"])
        names = weights["constant"] + known @ weights.drop("constant") > 0
        errors = names != (held["names"] > 0)
        missed = missed.add(errors.groupby(held["source"]).sum(), fill_value=0)
    return missed


def judge(file: str) -> None:
    """Write what is known of quotations in annotated texts: traits and who is a name, no text."""
    rows = judged(*annotated(Path(file).resolve(), "tune"))
    rows.insert(0, "article", pd.factorize(rows.pop("doc"))[0])
    rows.round(3).to_csv(REAL, index=False)


def main() -> None:
    """Fit, print, and write the weights."""
    if "--judge" in sys.argv:
        judge(sys.argv[-1])
    rows = rows_to_learn_from()
    weights = fitted(rows)
    print(weights.round(2).to_string(), wrong(rows).to_string(), sep="\n")
    if "--show" in sys.argv:
        return
    write(weights.to_dict(), WEIGHTS)


if __name__ == "__main__":
    np.seterr(over="ignore")
    main()
