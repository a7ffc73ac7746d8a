"""Annotated news -> the weights of the probability that a row of quotations is right.

`python -m tests.finding.voice.fit_confidence` fits them and writes
`analysis/finding/voice/confidence.csv`; with `--show` it only prints them.

Fitted on what the rules make of real news (`real_rows.csv` of the gold: traits and whether the row
is right, without the texts, which are not ours), together with invented passages and the five
articles. That the rules were tuned on a text, and that it is invented, are traits of their own
(`taught`, `invented`), which are nobody's in use. The rows of real news whose half is `report` are
left for the test.

`python -m tests.finding.voice.fit_confidence --judge FILE` makes `real_rows.csv` anew: FILE holds
annotated texts of one's own, in the columns of `voice.csv`.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import quotations, read_corpus, tokenize
from analysis.finding.voice.confidence import traits
from tests.finding.voice.test_annotated import is_found, is_neutral, named_alike

ROOT = Path(__file__).resolve().parents[3]
GOLD = ROOT / "tests/gold"
WEIGHTS = ROOT / "analysis/finding/voice/confidence.csv"
REAL = GOLD / "real_rows.csv"
#: What is learned from: the file, its half, and whether the rules were tuned on it.
_LEARNED = (
    ("voice.csv", "tune", 1.0),
    ("holdout_tune.csv", "tune", 1.0),
    ("holdout_report.csv", "report", 0.0),
    ("confidence.csv", "", 0.0),
)
#: What a weight costs: a trait seldom seen, or seen only where all is right, moves little.
RIDGE = 1.0


def annotated(name: str | Path, half: str = "") -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the texts of a table of annotated passages, and what is said in them."""
    gold = pd.read_csv(GOLD / name, dtype="str", keep_default_na=False).rename(
        columns={"id": "doc"}
    )
    gold = gold[gold["half"] == half] if half else gold
    gold = gold.astype({"start": int, "end": int})
    gold["speakers"] = gold["speaker"].map(lambda cell: [one.strip() for one in cell.split("|")])
    return gold.drop_duplicates("doc")[["doc", "text"]], gold


def five_articles() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the same of the five articles."""
    gold = pd.read_csv(GOLD / "five_articles.csv", dtype="str", keep_default_na=False)
    gold = gold.astype({"start": int, "end": int})
    speakers = gold["speaker"].map(lambda cell: [cell])
    return read_corpus(ROOT / "seeds"), gold.assign(
        voice=gold["kind"].replace("scare", "marked"), speakers=speakers
    )


def judged(found: pd.DataFrame, gold: pd.DataFrame) -> pd.DataFrame:
    """Give the rows that the annotation calls right or wrong, with which (column ``right``)."""
    voiced = found.assign(
        voice=found["kind"].replace("scare", "marked"),
        speaker=found["speaker"].astype("object").fillna(""),
    )
    right: dict[int, bool] = {}
    for doc, trues in gold.groupby("doc", sort=False):
        left = [true for true in trues.itertuples() if true.voice != "none"]
        for row in voiced[voiced["doc"] == doc].itertuples():
            true = next((true for true in left if is_found(row, true)), None)
            if true is not None:
                left.remove(true)
                right[row.Index] = row.voice == "marked" or named_alike(row.speaker, true.speakers)
            elif not any(is_neutral(row, other) for other in trues.itertuples()):
                right[row.Index] = False
    return found.loc[list(right)].assign(right=list(right.values()))


def logistic(known: np.ndarray, right: np.ndarray, *, ridge: float = RIDGE) -> np.ndarray:
    """Give the constant and the weights of a logistic regression with a ridge, by Newton steps."""
    table = np.column_stack([np.ones(len(known)), known])
    price = np.r_[0.0, np.full(known.shape[1], ridge)]
    weights = np.zeros(table.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - chance) - price * weights
        curve = (table.T * (chance * (1 - chance))) @ table + np.diag(price)
        weights += np.linalg.solve(curve, slope)
    return weights


def rows_to_learn_from() -> tuple[pd.DataFrame, np.ndarray]:
    """Give the traits of all rows that may be learned from, and which of them are right."""
    texts, gold = five_articles()
    parts = [with_traits(texts, gold, speakers="five articles").assign(taught=1.0)]
    for name, half, taught in _LEARNED:
        parts.append(with_traits(*annotated(name, half)).assign(taught=taught, invented=1.0))
    parts.append(real_rows("tune"))
    rows = pd.concat(parts, ignore_index=True).fillna({"invented": 0.0})
    return rows.drop(columns=["right", "doc"]), rows["right"].to_numpy("float64")


def real_rows(half: str) -> pd.DataFrame:
    """Give the traits of rows of real news, and whether they are right."""
    rows = pd.read_csv(REAL)
    return rows[rows["half"] == half].drop(columns=["half", "article"])


def judge(file: str) -> None:
    """Write what the rules make of annotated texts: traits and whether they are right, no text."""
    parts = []
    for half in ("tune", "late", "report"):  # late: of the same kind, but the rules never saw it
        texts, gold = annotated(Path(file).resolve(), half)
        learned = half.replace("late", "tune")
        parts.append(with_traits(texts, gold).assign(half=learned, taught=float(half == "tune")))
    rows = pd.concat(parts, ignore_index=True)
    rows.insert(0, "article", pd.factorize(rows.pop("doc"))[0])
    rows.round(3).to_csv(REAL, index=False)


def with_traits(texts: pd.DataFrame, gold: pd.DataFrame, **known: str) -> pd.DataFrame:
    """Give the traits of the rows that an annotation judges, and whether they are right."""
    tokens = tokenize(texts)
    found = quotations(texts, tokens=tokens, **known)
    rows = judged(found, gold)
    right = rows["right"].astype("float64")
    return traits(found, tokens).loc[rows.index].assign(right=right, doc=rows["doc"])


def figures(chance: np.ndarray, right: np.ndarray) -> dict[str, float]:
    """Give what probabilities are worth: Brier's score, and how well they sort (AUC)."""
    order = pd.Series(chance).rank().to_numpy()
    good = right.sum()
    above = order[right == 1].sum() - good * (good + 1) / 2
    return {
        "rows": len(right),
        "right": right.mean(),
        "predicted": chance.mean(),
        "Brier": ((chance - right) ** 2).mean(),
        "Brier of the base rate": right.mean() * (1 - right.mean()),
        "AUC": above / (good * (len(right) - good)),
        "distinct": len(np.unique(chance)),
    }


def write(weights: Mapping[str, float], path: Path) -> None:
    """Put weights into their table, and leave its notes."""
    with path.open(encoding="utf-8", newline="") as file:
        notes = {row["trait"]: row["note"] for row in csv.DictReader(file)}
    rows = [(name, f"{weights[name]:.3f}", note) for name, note in notes.items()]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("trait", "weight", "note"), *rows])


def main() -> None:
    """Fit, print, and write the weights."""
    if "--judge" in sys.argv:
        judge(sys.argv[-1])
    known, right = rows_to_learn_from()
    weights = dict(zip(["constant", *known], logistic(known.to_numpy(), right), strict=True))
    print(pd.Series(weights).round(2).to_string())
    if "--show" in sys.argv:
        return
    write(weights, WEIGHTS)


if __name__ == "__main__":
    main()
