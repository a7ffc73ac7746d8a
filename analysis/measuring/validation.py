"""Rows that a machine chose -> a sample that people code, and what it says of the counts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from ..reading.errors import InputError
from ..reading.tables import as_documents, require
from .formulas.agreement import agreement_interval, cohen_kappa, krippendorff_alpha
from .formulas.intervals import share_interval
from .formulas.sampling import corrected_count

#: What a table of the house may be right or wrong about, the first that it has.
_LABELS = ("voice", "speaker", "family", "kind")
_CONTEXT = 150
_YES = frozenset({"yes", "y", "right", "true", "1", "1.0", "نعم", "صح", "صحيح"})
_NO = frozenset({"no", "n", "wrong", "false", "0", "0.0", "لا", "خطأ"})


def sample_for_coding(
    table: pd.DataFrame,
    *,
    n: int = 200,
    seed: int = 1,
    label: str | None = None,
    strata: Sequence[str] = ("confidence",),
    documents: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Give rows drawn at random, for a person to say whether the machine is right.

    Parameters
    ----------
    table : DataFrame
        Quotations, hits, attributed hits or any other rows with a ``doc``.
    n : int
        Rows to draw, from all strata alike as far as they have rows.
    seed : int
        The same seed draws the same rows.
    label : str, optional
        The column that is coded; without it the first of ``voice``, ``speaker``, ``family``,
        ``kind`` that the table has.
    strata : sequence of str
        Columns by which, beside the label, rows are drawn apart, numbers such as a probability by
        thirds of the rows; those that the table lacks are passed over.
    documents : DataFrame, optional
        The documents, to show each row with the text around it.

    Returns
    -------
    DataFrame
        One row per row drawn, in random order: ``row`` (its number in the table), ``doc``,
        ``before``, ``text``, ``after``, ``coder`` (empty: write what the row is, or yes where the
        machine is right, or no), ``label`` (what the machine says), ``stratum``, ``in_stratum``
        (rows of the table in it). Write it with ``to_csv(path, index=False,
        encoding="utf-8-sig")``; for a second coder copy the file. Hide ``label`` while coding,
        unless yes and no are asked for.

    Raises
    ------
    InputError
        If the table has no such column, or ``n`` is no number of rows or not enough for one of
        each stratum.

    See Also
    --------
    agreement, accuracy, quotations

    Examples
    --------
    >>> hits = pd.DataFrame({"doc": ["a"] * 4, "surface": ["حرب"] * 4,
    ...                      "voice": ["quoted", "quoted", "article", "article"]})
    >>> sample_for_coding(hits, n=2)[["text", "coder", "label", "in_stratum"]]
      text coder    label  in_stratum
    0  حرب         quoted           2
    1  حرب        article           2
    """
    require(table, ["doc"], table_name="rows to be coded")
    label = _label_of(table, label)
    said = table[label].astype("object").where(table[label].notna(), "").astype("str")
    stratum = said.reset_index(drop=True)
    for name in strata:
        if name in table and name != label:
            stratum += " / " + _thirds(table[name]).astype("str").reset_index(drop=True)
    if isinstance(n, bool) or not isinstance(n, int | np.integer) or n < stratum.nunique():
        raise InputError(
            f"n is a number of rows, at least one for each of the {stratum.nunique()} strata",
            found=n,
            mend="Draw more rows, or name a label or strata with fewer values.",
        )
    rng = np.random.default_rng(seed)
    chosen = _drawn(stratum, int(n), rng)
    size = stratum.map(stratum.value_counts())
    rows = table.iloc[chosen]
    sample = pd.DataFrame(
        {
            "row": chosen,
            "doc": rows["doc"].astype("str").to_numpy(),
            **_context(rows, documents),
            "coder": "",
            "label": said.iloc[chosen].to_numpy(),
            "stratum": stratum[chosen].to_numpy(),
            "in_stratum": size[chosen].to_numpy(dtype="int64"),
        }
    )
    text = ["doc", "before", "text", "after", "coder", "label", "stratum"]
    return sample.astype({name: "str" for name in text if name in sample})


def _thirds(column: pd.Series) -> pd.Series:
    """Give the third of the rows in which each number lies, by its edges; other values as is."""
    if not pd.api.types.is_float_dtype(column) or column.nunique() <= 3:
        return column
    edges = column.quantile([0, 1 / 3, 2 / 3, 1]).round(3).drop_duplicates().to_list()
    names = [f"{low:g} to {high:g}" for low, high in pairwise(edges)]
    third = np.searchsorted(edges[1:-1], column.fillna(edges[0]), side="left")
    return pd.Series(np.array(names, dtype=object)[third], column.index).where(column.notna(), "")


def _label_of(table: pd.DataFrame, label: str | None) -> str:
    found = [label] if label else [name for name in _LABELS if name in table.columns]
    if not found or found[0] not in table.columns:
        raise InputError(
            "label is a column of the table that a person can code",
            found=label,
            mend=f"Name one of {', '.join(map(str, table.columns))}.",
        )
    return found[0]


def _drawn(stratum: pd.Series, n: int, rng: np.random.Generator) -> np.ndarray:
    """Draw rows, as many from each stratum as it has, up to the same number for all."""
    strata = {
        name: rng.permutation(rows) for name, rows in stratum.groupby(stratum).indices.items()
    }
    rounds = [(turn, name, row) for name, rows in strata.items() for turn, row in enumerate(rows)]
    rounds.sort(key=lambda place: place[:2])
    return rng.permutation(np.array([row for _, _, row in rounds[:n]], dtype="int64"))


def _context(rows: pd.DataFrame, documents: pd.DataFrame | None) -> dict[str, list[str]]:
    """Give the text of each row and, with the documents, what stands around it."""
    column = "text" if "text" in rows.columns else "surface"
    if documents is None or not {"start", "end"} <= set(rows.columns):
        return {"text": rows[column].astype("str").to_list()} if column in rows else {}
    texts = as_documents(documents).set_index("doc")["text"]
    parts: dict[str, list[str]] = {"before": [], "text": [], "after": []}
    for doc, start, end in zip(rows["doc"].astype("str"), rows["start"], rows["end"], strict=True):
        text = texts[doc]
        parts["before"].append(text[max(start - _CONTEXT, 0) : start].replace("\n", " "))
        parts["text"].append(text[start:end])
        parts["after"].append(text[end : end + _CONTEXT].replace("\n", " "))
    return parts


def agreement(*codes: pd.Series | Sequence[object], level: float = 0.95) -> pd.DataFrame:
    """Give how far coders of the same rows agree beyond chance.

    Parameters
    ----------
    *codes : Series or sequence
        One a coder, in the same order: the column ``coder`` of each one's file, say. Empty is not
        coded.
    level : float
        Level of the interval.

    Returns
    -------
    DataFrame
        One row a measure: ``measure`` (krippendorff_alpha and, of two coders, cohen_kappa),
        ``value``, ``low``, ``high``, ``rows`` (coded by two or more), ``coders``. From .8 on codes
        are held to be reliable, from .667 good for tentative conclusions (Krippendorff).

    Raises
    ------
    InputError
        If there are fewer than two coders, or their numbers of rows differ.

    See Also
    --------
    sample_for_coding, accuracy

    Notes
    -----
    The interval resamples rows. It says nothing of other coders.

    References
    ----------
    Krippendorff, K. (2018). Content Analysis, 4th ed., chapter 12; see ``formulas.agreement``.

    Examples
    --------
    >>> agreement(["a", "a", "b", "b"], ["a", "a", "b", "a"]).round(2)[["measure", "value"]]
                  measure  value
    0  krippendorff_alpha   0.53
    1         cohen_kappa   0.50
    """
    if len(codes) < 2 or len({len(one) for one in codes}) > 1:
        raise InputError(
            "agreement takes the codes of two coders or more, in the same rows",
            found=[len(one) for one in codes],
            mend="Merge the files by their column row.",
        )
    table = pd.DataFrame({place: _written(one) for place, one in enumerate(codes)})
    measures = {"krippendorff_alpha": krippendorff_alpha(table)}
    if len(codes) == 2:
        measures["cohen_kappa"] = cohen_kappa(table)
    rows = []
    for name, value in measures.items():
        low, high = agreement_interval(table, measure=name.split("_")[1], level=level)
        coded = int((table.notna().sum(axis=1) > 1).sum())
        rows.append((name, value, low, high, coded, len(codes)))
    columns = ["measure", "value", "low", "high", "rows", "coders"]
    return pd.DataFrame(rows, columns=columns).astype({"measure": "str"})


def _written(codes: pd.Series | Sequence[object]) -> pd.Series:
    """Give codes as text, without the spaces and capitals that people type; None where empty."""
    series = pd.Series(list(codes), dtype="object")
    text = series.where(series.notna(), "").astype("str").str.strip().str.lower()
    return text.where(text != "", None).astype("object").where(text != "", None)


def accuracy(sample: pd.DataFrame, *, level: float = 0.95) -> pd.DataFrame:
    """Give how often the machine is right, and its counts corrected for where it is not.

    Parameters
    ----------
    sample : DataFrame
        As :func:`sample_for_coding` gave it, the column ``coder`` filled in; rows left empty are
        passed over.
    level : float
        Level of the intervals.

    Returns
    -------
    DataFrame
        Two kinds of rows. One per stratum: ``label``, ``stratum``, ``found`` (rows in the table),
        ``coded``, ``right``, ``precision``, ``low``, ``high`` (Wilson's). One per label with the
        stratum ``all``: ``found``, ``coded``, ``right`` over its strata, ``precision`` (weighted
        by their rows) with its interval; ``corrected``, ``corrected_low``, ``corrected_high``: how
        many rows of the table are that label, wherever the machine put them; and ``recall``: the
        share of these that the machine labelled so. Both are NaN where there are several labels
        and a coder said only no: what is wrong may then be any of them.

    Raises
    ------
    InputError
        If the table is no such sample, or nothing is coded.

    See Also
    --------
    sample_for_coding, agreement

    Notes
    -----
    Counts are corrected by double sampling: each stratum's rows times the share of each true label
    among those coded there, summed over the strata. As rows were drawn by what the machine said, no
    error matrix has to be inverted, and errors need not be alike between labels. The interval joins
    Wilson's intervals of the strata (MOVER), narrowed by the share of a stratum that was coded; in
    simulations it covers 93 to 98 %. Rows that the machine never found are in no table: nothing is
    said of them. Without a coded sample a count is "as found by rules".

    References
    ----------
    Tenenbein, A. (1970). A double sampling scheme for estimating from binomial data with
    misclassifications. Journal of the American Statistical Association 65, 1350-1361.
    Cochran, W. G. (1977). Sampling Techniques, 3rd ed., chapter 5 (stratified sampling).
    Zou, G. Y. and Donner, A. (2008). Construction of confidence limits about effect measures.
    Statistics in Medicine 27, 1693-1702 (MOVER). Wilson (1927), as under
    ``formulas.intervals.share_interval``.

    Examples
    --------
    >>> sample = pd.DataFrame({"coder": ["yes", "yes", "article", "yes"],
    ...     "label": ["quoted", "quoted", "quoted", "article"],
    ...     "stratum": ["quoted", "quoted", "quoted", "article"], "in_stratum": [30, 30, 30, 10]})
    >>> table = accuracy(sample).query("stratum == 'all'")
    >>> table[["label", "found", "precision", "corrected"]].round(2)
         label  found  precision  corrected
    1   quoted     30       0.67       20.0
    3  article     10       1.00       20.0
    """
    require(sample, ["coder", "label", "stratum", "in_stratum"], table_name="coded rows")
    coded = _truth(sample)
    every = sample.assign(label=sample["label"].astype("str").str.strip())
    strata = every.groupby(["label", "stratum"], sort=False)["in_stratum"].first().rename("found")
    held = coded.assign(right=coded["truth"] == coded["label"]).groupby(["label", "stratum"])[
        "right"
    ]
    table = pd.DataFrame({"found": strata, "coded": held.size(), "right": held.sum()}).loc[
        strata.index
    ]
    table = table.fillna(0).astype("int64").reset_index()
    table["precision"] = table["right"] / table["coded"].where(table["coded"] > 0)
    low, high = share_interval(table["right"], table["coded"], level=level)
    table = table.assign(low=low, high=high)
    labels = list(dict.fromkeys([*table["label"], *coded["truth"]]))
    told = not (coded["truth"] == "no").any() or table["label"].nunique() == 1
    parts = []
    for label in labels:
        if label != "no":
            mine = table["label"] == label
            parts += [table[mine], _whole(label, table, coded, level=level, told=told)]
    whole: pd.DataFrame = pd.concat([part for part in parts if len(part)], ignore_index=True)
    return whole.astype({"label": "str", "stratum": "str"})


def _truth(sample: pd.DataFrame) -> pd.DataFrame:
    """Give the coded rows with the label that the coder gives each, ``no`` where only wrong."""
    written = _written(sample["coder"])
    kept = written.notna().to_numpy()
    if not kept.any():
        raise InputError(
            "the column coder is filled in", found="no code", mend="Code some rows first."
        )
    coded = sample[kept].assign(label=sample.loc[kept, "label"].astype("str").str.strip())
    names = {label.lower(): label for label in sample["label"].astype("str").str.strip()}
    words = written[kept].to_numpy()
    truth = [
        label if word in _YES else "no" if word in _NO else names.get(word, word)
        for word, label in zip(words, coded["label"], strict=True)
    ]
    told: pd.DataFrame = coded.assign(truth=truth)
    return told


def _whole(
    label: str, table: pd.DataFrame, coded: pd.DataFrame, *, level: float, told: bool
) -> pd.DataFrame:
    """Lay out the row of one label over all its strata."""
    mine = table[table["label"] == label]
    found, size = int(mine["found"].sum()), table["found"].to_numpy()
    is_label = coded["truth"] == label
    times = is_label.groupby([coded["label"], coded["stratum"]]).sum()
    index = pd.MultiIndex.from_frame(table[["label", "stratum"]])
    truly = times.reindex(index, fill_value=0).to_numpy()
    here = corrected_count(mine["right"], mine["coded"], mine["found"], level=level)
    everywhere = (np.nan,) * 3
    if told:
        everywhere = corrected_count(truly, table["coded"], size, level=level)
    row = {"label": label, "stratum": "all", "found": found}
    row |= {name: int(mine[name].sum()) for name in ("coded", "right")}
    shares = (value / found if found else np.nan for value in here)
    row |= dict(zip(("precision", "low", "high"), shares, strict=True))
    names = ("corrected", "corrected_low", "corrected_high")
    row |= dict(zip(names, everywhere, strict=True))
    row["recall"] = here[0] / everywhere[0] if everywhere[0] else np.nan
    return pd.DataFrame([row])
