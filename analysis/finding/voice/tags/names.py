"""Speakers: the user's table of names and epithets, and where they are named in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from ....reading.errors import InputError, add_column
from ....reading.sources import read_csv
from ....reading.tokens import TOKEN
from .cues import fold, person_key

SpeakersTable = pd.DataFrame | Mapping[str, str | Iterable[str]] | str | Path

#: The name of the table that ships.
FIVE = "five articles"

#: Kinds of forms that are no person: they do not join in a dual, and are never in apposition.
NO_PERSON = frozenset({"state", "organisation", "medium"})
KINDS = ("name", "epithet", "state", "organisation", "medium")


class Form(NamedTuple):
    """A form of a speaker as it may be written: the words after its first one.

    ``bare`` is without a preposition, ``joined`` with a conjunction.
    """

    rest: tuple[str, ...]
    speaker: str
    kind: str
    bare: bool
    joined: bool


def read_speakers(speakers: SpeakersTable | None) -> pd.DataFrame:
    """Give the table of speakers: of a CSV, of a dict, that of the five articles, or none.

    Parameters
    ----------
    speakers : path, DataFrame, dict or None
        A CSV or table with the columns ``speaker`` and ``form`` and, if you like, ``kind``
        (``name``, ``epithet``; ``state``, ``organisation`` and ``medium`` are no persons);
        ``{speaker: [forms]}``; ``"five articles"``: the speakers of the articles that ship; None:
        no names are known, and people are called as the texts call them.

    Returns
    -------
    DataFrame
        One row per form: ``speaker``, ``kind``, ``form``, then columns of your own.

    Raises
    ------
    InputError
        If a column is missing, a speaker is empty, a form has no letter or names two speakers,
        or a kind is none of these.
    """
    file = None
    if speakers is None:
        speakers = {}
    if isinstance(speakers, str) and speakers == FIVE:
        with as_file(files(__package__).joinpath("speakers.csv")) as shipped:
            return read_speakers(shipped)
    if isinstance(speakers, pd.DataFrame):
        table = speakers.reset_index(drop=True)
    elif isinstance(speakers, Mapping):
        rows = [
            (speaker, "name", form)
            for speaker, forms in speakers.items()
            for form in ([forms] if isinstance(forms, str) else forms)
        ]
        table = pd.DataFrame(rows, columns=["speaker", "kind", "form"], dtype="str")
    else:
        file = Path(speakers)
        table = read_csv(file, "utf-8").reset_index(drop=True)
    return _checked(table, file)


def _checked(table: pd.DataFrame, file: Path | None) -> pd.DataFrame:
    for column in ("speaker", "form"):
        if column not in table:
            raise InputError(
                "a table of speakers has the columns speaker and form",
                found=list(table.columns),
                mend=add_column(table, column),
                file=file,
            )
    kinds = table["kind"] if "kind" in table else pd.Series("name", index=table.index)
    table = table.assign(kind=kinds.where(kinds.notna() & (kinds != ""), "name"))
    for row, (speaker, form) in enumerate(zip(table["speaker"], table["form"], strict=True), 2):
        for name, value in (("speaker", speaker), ("form", form)):
            if not isinstance(value, str) or not TOKEN.search(value):
                raise InputError(
                    f"each row names a {name} in letters",
                    found=value,
                    mend="Write it or take the row out.",
                    file=file,
                    place=f"row {row}",
                )
    _check_kinds(table, file)
    first = ["speaker", "kind", "form"]
    return table[[*first, *(column for column in table.columns if column not in first)]]


def _check_kinds(table: pd.DataFrame, file: Path | None) -> None:
    """Refuse a kind that is none, and a form that names two."""
    strange = ~table["kind"].isin(KINDS)
    if strange.any():
        raise InputError(
            f"kind is one of {', '.join(KINDS)}",
            found=table.loc[strange, "kind"].iloc[0],
            mend="A person is a name, or an epithet of somebody named elsewhere.",
            file=file,
            place=f"row {int(strange.to_numpy().argmax()) + 2}",
        )
    speakers = table.groupby(table["form"].map(person_key), sort=False)["speaker"]
    if (several := speakers.nunique() > 1).any():
        form = several.index[several][0]
        raise InputError(
            "a form names one speaker",
            found=" and ".join(speakers.unique()[form]),
            mend=f"Give only one of them the form {form}, or write both forms longer.",
            file=file,
        )


class Names:
    """The forms of a table of speakers, by the word that each begins with."""

    def __init__(self, table: pd.DataFrame) -> None:
        self.order = {name: number for number, name in enumerate(table["speaker"].unique())}
        self.people: dict[str, set[tuple[str, ...]]] = {}
        self._index: dict[str, list[Form]] = {}
        self._states: dict[str, str] = {}
        for speaker, kind, written in table[["speaker", "kind", "form"]].itertuples(index=False):
            first, *rest = (fold(match[0]) for match in TOKEN.finditer(written))
            if kind == "state" and not rest:
                self._states[first.removeprefix("ال")] = speaker
            if kind not in NO_PERSON:
                self.people.setdefault(speaker, set()).add((first, *rest))
            for key, bare, joined in _variants(first):
                form = Form(tuple(rest), speaker, kind, bare, joined)
                self._index.setdefault(key, []).append(form)
        for forms in self._index.values():
            forms.sort(key=lambda form: (-len(form.rest), not form.bare))

    def first_words(self) -> Set[str]:
        """Give the words that forms begin with."""
        return self._index.keys()

    def beginning(self, key: str) -> Sequence[Form]:
        """Give the forms that begin with a word, the longest first."""
        return self._index.get(key, ())

    def counterpart(self, adjective: str, *, other: Iterable[str]) -> str | None:
        """Give the one person with an epithet that ends in this adjective (نظيره الصيني)."""
        fitting = {
            speaker
            for speaker, forms in self.people.items()
            if any(len(form) > 1 and form[-1] == adjective for form in forms)
        }
        fitting.difference_update(other)
        return fitting.pop() if len(fitting) == 1 else None

    def state(self, adjective: str) -> str | None:
        """Give the state of the table that an adjective is made of: الروسي of روسيا."""
        stem = adjective.removeprefix("و").removeprefix("ال").removesuffix("ي")
        for form, state in self._states.items():
            if len(stem) > 2 and form.startswith(stem) and len(form) <= len(stem) + 2:
                return state
        return None


def _variants(first: str) -> Iterable[tuple[str, bool, bool]]:
    """Give a form's first word with what is written on it: key, whether bare, whether joined."""
    for spelled in dict.fromkeys((first, first.replace("ء", ""))):
        for conjunction in ("", "و", "ف"):
            joined = bool(conjunction)
            yield conjunction + spelled, True, joined
            for preposition in ("ب", "ل", "ك"):
                yield conjunction + preposition + spelled, False, joined
            if spelled.startswith("ال"):
                yield conjunction + "لل" + spelled[2:], False, joined
