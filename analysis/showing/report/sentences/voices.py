"""What is said of voices: how much is told as somebody's, whose the families are, who checked."""

from __future__ import annotations

from collections.abc import Hashable

import pandas as pd

from analysis.showing.headings import values
from analysis.showing.report.sentences.wording import listed, phrase, sentences

_NOBODY = ("unknown", "article")


def shares(words: pd.DataFrame, said: pd.DataFrame, *, lang: str = "en") -> str:
    """Return how the words divide over the four voices, and who the speakers are.

    `words` are the attributed tokens, `said` the quotations.
    """
    if words.empty:
        return phrase("shares.none", lang)
    of = words["voice"].astype("str").value_counts()
    n = {voice: int(of.get(voice, 0)) for voice in ("quoted", "reported", "marked", "article")}
    told = n["quoted"] + n["reported"]
    numbers = n | {"told": told, "share": told / len(words), "words": len(words)}
    return sentences(phrase("shares.some", lang, **numbers), _speakers(said, lang))


def families_by_voice(hits: pd.DataFrame, *, lang: str = "en") -> str:
    """Return in whose voice the attributed hits stand."""
    if hits.empty:
        return phrase("voices.none", lang)
    voice = hits["voice"].astype("str")
    told = hits[voice.isin(["quoted", "reported"])]
    names = listed(_named(told["speaker"]), lang)
    return phrase(
        "voices.some",
        lang,
        n=len(hits),
        told=len(told),
        whose=phrase("voices.whose", lang, names=names) if names else "",
        marked=int((voice == "marked").sum()),
        own=int((voice == "article").sum()),
    )


def told(hits: pd.DataFrame, *, lang: str = "en") -> str:
    """Return how much of the families is told as somebody's words, as the title of a chart."""
    n = int(hits["voice"].isin(["quoted", "reported"]).sum())
    return phrase("voices.title", lang, told=n, n=len(hits))


def checked(accuracy: pd.DataFrame, *, lang: str = "en") -> str:
    """Return how often the machine was right where a reader checked it, by `accuracy(sample)`."""
    if accuracy.empty:
        return phrase("checked.none", lang)
    told = []
    for file, rows in accuracy[accuracy["stratum"] == "all"].groupby("file", sort=False):
        coded = rows[rows["precision"].notna()]
        share = (coded["precision"] * coded["found"]).sum() / coded["found"].sum()
        numbers = {"n": int(coded["coded"].sum()), "share": share}
        told += [phrase("checked.some", lang, file=file, **numbers), _corrected(rows, lang)]
    return sentences(*told)


def expected(said: pd.DataFrame, *, lang: str = "en") -> str:
    """Return in how many statements the machine expects to be right, by its `confidence`."""
    sure = statements(said)["confidence"].dropna()
    if sure.empty:
        return ""
    numbers = {"right": round(sure.sum()), "n": len(sure), "share": sure.mean()}
    return phrase("checked.expected", lang, **numbers)


def _corrected(whole: pd.DataFrame, lang: str) -> str:
    """Say what the counts are, corrected for the errors that the reader saw."""
    known = whole[whole["corrected"].notna() & (whole["corrected"] != whole["found"])]
    arabic = values()["label"]
    names = [
        phrase(
            "checked.one",
            lang,
            name=arabic.get(row["label"], row["label"]) if lang == "ar" else row["label"],
            n=round(row["corrected"]),
            found=int(row["found"]),
            low=round(row["corrected_low"]),
            high=round(row["corrected_high"]),
        )
        for row in known.to_dict("records")
    ]
    return phrase("checked.corrected", lang, names=listed(names, lang)) if names else ""


def _speakers(said: pd.DataFrame, lang: str) -> str:
    told = statements(said)
    if told.empty:
        return phrase("speakers.none", lang)
    named = _named(told["speaker"])
    numbers = {"n": len(told), "k": len(named), "share": told["confidence"].mean()}
    unknown = int((~told["speaker"].astype("str").isin(list(named))).sum())
    return sentences(
        phrase("speakers.some", lang, names=listed(named, lang), **numbers) if named else "",
        phrase("speakers.unknown", lang, n=unknown) if unknown else "",
    )


def statements(said: pd.DataFrame) -> pd.DataFrame:
    """Return what is said: a report with what is quoted within it, by the same speaker, is one."""
    where = ["doc", "speaker", "start", "end"]
    rows = said[where].astype({"doc": "str", "speaker": "object"}).reset_index()
    both = rows[(said["kind"] == "direct").to_numpy()].merge(
        rows[(said["kind"] == "reported").to_numpy()], on=["doc", "speaker"], suffixes=("", "_of")
    )
    within = both[(both["start"] >= both["start_of"]) & (both["end"] <= both["end_of"])]
    told: pd.DataFrame = said[(said["kind"] != "scare") & ~said.index.isin(within["index"])]
    return told


def _named(speakers: pd.Series) -> dict[str, int]:
    """Count the speakers who have a name, most frequent first."""
    counts: dict[Hashable, int] = speakers.dropna().astype("str").value_counts().to_dict()
    return {str(name): int(n) for name, n in counts.items() if n and name not in _NOBODY}
