"""A user's files -> the tables that every page of a report loads, each read once and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.command.frequent import most_frequent
from analysis.command.grouped import called, group, unit
from analysis.finding import annotate, attribute, find_terms, quotations, read_lexicon
from analysis.finding.voice.tags.names import read_speakers
from analysis.measuring import accuracy
from analysis.reading import normalize, read_corpus, removed, tokenize
from analysis.reading.errors import InputError
from analysis.reading.sources.folders import CODED, CORRECTIONS, LEXICON, SPEAKERS
from analysis.showing.headings import values

#: What is known of coded rows, where nobody coded any.
_CODED = (
    "file label stratum found coded right precision low high "
    "corrected corrected_low corrected_high recall"
).split()


@dataclass(frozen=True)
class Inputs:
    """What a report is made of; `reading` is what `read_corpus` is told beside the path."""

    corpus: Path
    lexicon: Path | None = None
    speakers: Path | None = None
    corrections: Path | None = None
    by: str | None = None
    reading: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Prepared:
    """The tables of a report, and by what its texts are grouped."""

    tables: Mapping[str, pd.DataFrame]
    by: str
    unit: str


def prepare(inputs: Inputs, *, lang: str = "en") -> Prepared:
    """Return the tables of a report, from files that are read and not touched.

    Parameters
    ----------
    inputs : Inputs
        Where the texts are, and what the user says of them.
    lang : {"en", "ar"}
        In Arabic, speakers go by their `label` in the table of names, where it has one.

    Returns
    -------
    Prepared
        `documents`, `removed`, `lexicon` (with `chosen`: listed, or frequent where no list was
        given), `tokens`, `hits` (both with voice and speaker),
        `quotations`, `reasons` (how the least sure of them was read), and `accuracy` (of what a
        reader coded; no row where nobody did).

    Raises
    ------
    InputError
        Whatever is wrong with the corpus, the lexicon, the names or `by`, before anything runs.
    """
    for name in ("corpus", "lexicon", "speakers", "corrections"):
        _check_there(name, getattr(inputs, name))
    listed = inputs.lexicon or beside(inputs.corpus, LEXICON)
    given = read_lexicon(listed).assign(chosen="listed") if listed else None
    documents = read_corpus(inputs.corpus, **inputs.reading)
    by = group(documents, called(inputs.by, inputs.reading))
    tokens = tokenize(documents)
    lexicon = most_frequent(tokens) if given is None else given
    named = inputs.speakers or beside(inputs.corpus, SPEAKERS)
    speakers = _names(named, lang) if named else None
    mended = inputs.corrections or beside(inputs.corpus, CORRECTIONS)
    said = quotations(documents, tokens=tokens, speakers=speakers, corrections=mended)
    tables = {
        "documents": documents,
        "removed": removed(documents),
        "lexicon": lexicon,
        "quotations": said,
        "tokens": attribute(tokens, said),
        "hits": attribute(find_terms(tokens, lexicon), said),
        "accuracy": _accuracy(inputs.corpus),
        "reasons": _reasons(documents, said, speakers),
    }
    return Prepared(tables, by, unit(documents))


def beside(corpus: Path, name: str) -> Path | None:
    """Return a file of this name beside the texts, if there is one."""
    path = (corpus if corpus.is_dir() else corpus.parent) / name
    return path if path.is_file() else None


def _names(path: Path, lang: str) -> pd.DataFrame:
    """Return the table of names, in Arabic with the first label of each speaker in its place."""
    names = read_speakers(path)
    if lang != "ar" or "label" not in names:
        return names
    told = names[names["label"].fillna("").str.strip() != ""].drop_duplicates("speaker")
    labels = told.set_index("speaker")["label"].str.strip()
    return names.assign(speaker=names["speaker"].map(labels).fillna(names["speaker"]))


def _reasons(
    documents: pd.DataFrame, said: pd.DataFrame, speakers: pd.DataFrame | None
) -> pd.DataFrame:
    """Return how the statement that is least sure was read: words of one part in a row."""
    least = said[said["cue"].notna()].nsmallest(1, "confidence")
    read = annotate(documents[documents["doc"].isin(least["doc"])], speakers=speakers)
    first, last = least[["start", "cue_start"]].min(axis=1), least[["end", "cue_start"]].max(axis=1)
    within = read["start"].between(first.sum(), last.sum())
    words = read.loc[within, ["text", "lemma", "part", "how", "speaker", "rule"]].fillna("")
    run = words["part"].ne(words["part"].shift()).cumsum()
    parts = words.groupby(run)
    return parts.first().assign(text=parts["text"].agg(" ".join)).reset_index(drop=True)


def _accuracy(corpus: Path) -> pd.DataFrame:
    """Return how often the machine was right by the coded files beside the texts."""
    folder = corpus if corpus.is_dir() else corpus.parent
    files = sorted(folder.glob(CODED))
    coded = [accuracy(_in_english(pd.read_csv(path))).assign(file=path.name) for path in files]
    return pd.concat(coded, ignore_index=True) if coded else pd.DataFrame(columns=_CODED)


def _in_english(sample: pd.DataFrame) -> pd.DataFrame:
    """Return coded rows with the names of voices that an Arabic page gives in English again."""
    if "coder" not in sample:
        return sample
    names = {normalize(arabic, "light"): value for value, arabic in values()["label"].items()}
    written = sample["coder"].astype("object")
    key = (
        written.where(written.notna(), "")
        .astype("str")
        .str.strip()
        .map(lambda code: normalize(code, "light"))
    )
    return sample.assign(coder=key.map(names).fillna(written))


def _check_there(name: str, path: Path | None) -> None:
    """Raise for a path that leads nowhere, before a notebook finds out half-way."""
    if path is not None and not path.exists():
        said = "the corpus" if name == "corpus" else f"--{name}"
        raise InputError(
            f"{said} is a file or folder that is there", found=str(path), mend="Correct the path."
        )
