"""Two tables of counts -> which words set the target apart from the reference."""

from __future__ import annotations

import warnings
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from ..reading.errors import InputError
from ..reading.tables import as_counts, require
from .design import check_dealing, warn_of_lengths, warn_of_times
from .formulas import documents
from .formulas.clustered import difference_p
from .formulas.keyness import MEASURES
from .formulas.measures import choose
from .formulas.p_values import adjusted
from .held import Held
from .sides import Side, check_apart, documents_of, side_by_side, side_of, unlike_in_length

DEFAULT = ("log_likelihood", "log_ratio", "log_ratio_low", "log_ratio_high")
_OF_WORDS = {"log_likelihood_p", "log_likelihood_bh", "log_likelihood_holm", "two_rates_p"}
_OF_TEXTS = {"text_dispersion", "text_dispersion_p", "text_dispersion_bh"}
_P_OF_TEXTS = _OF_TEXTS - {"text_dispersion"}
# Effects that differ by length alone; the p-values know it.
_BY_LENGTH = {"text_dispersion", "superiority"}
_P_VALUES = {name for name, of in (MEASURES | documents.MEASURES).items() if of.is_p_value}
_WORDS = ("n_target", "total_target", "n_reference", "total_reference")
_DOCUMENTS = ("docs_target", "docs_in_target", "docs_reference", "docs_in_reference")
_WITH_PRIOR = {"weighted_log_odds", "weighted_log_odds_delta"}


def keyness(
    target: pd.DataFrame,
    reference: pd.DataFrame,
    *measures: str,
    prior: float | pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Give which words stand in the target more, or less, than in the reference.

    Parameters
    ----------
    target, reference : DataFrame
        Two tables of counts, as :func:`frequencies` or :func:`ngrams` gives them, each of one
        group, or both ``by="doc"``, which measures over documents need. The reference must not
        contain the target.
    *measures : str
        Names from ``analysis.measuring.formulas.keyness.MEASURES``, and with counts by document
        from ``formulas.documents.MEASURES``; without any ``log_likelihood`` and ``log_ratio`` with
        its interval. p-values only stand where they are named.
    prior : float or DataFrame, optional
        For ``weighted_log_odds``, and without a default: the imagined count of every word in
        the list, or a table of counts whose ``n`` is taken.

    Returns
    -------
    DataFrame
        One row per thing that stands on either side: ``word`` (or ``family``, ``ngram``),
        ``surface`` where both have it, ``n_target``, ``total_target``, ``docs_target`` (documents
        that hold it), ``docs_in_target`` (all documents of the target) and the same of the
        reference (0 where a word is missing), and one column per measure. By the first measure,
        highest first; ties by n_target, highest first, then by word.

    Raises
    ------
    InputError
        If a table holds a thing twice, more than one total or none; if a document stands on both
        sides; if a measure is not known or lacks its prior or its documents; if a p-value is named
        that so few documents cannot give.

    Warns
    -----
    UserWarning
        If a side is empty, or the reference seems to contain the target; if a p-value of words
        drawn one by one is named, or any p-value of sides that lie in different times; if the
        documents of the two sides are not of like length where it matters.

    See Also
    --------
    frequencies, key_by_chance, compare, charts.keyness

    Notes
    -----
    log_likelihood says how surely two rates differ if words were drawn one by one, and grows
    with the corpus; log_ratio says by how much. Words are not drawn one by one: between random
    halves of 200 articles 32 words pass after Benjamini and Hochberg. Look at docs_target: a word
    of one document is a fact about that document.

    Of tests that hold documents to be the sample there are three, all with a correction over the
    whole list (``_bh``): ``text_dispersion_p`` (how many documents hold the word; any counts),
    ``difference_p`` (its rate, with the scatter that documents show) and ``brunner_munzel_p``
    (ranks of its rates); the latter two, ``superiority`` and ``log_ratio_docs_low`` and ``_high``
    need counts by document. Where the documents of one side are longer by a fifth, the first does,
    too: long ones hold more words, so that neither it nor ranks go below ``difference_p``. Between
    random parts of one corpus they flag less than one word.

    ``lrc`` and what ends in ``_bh`` or ``_holm`` correct over the whole list.

    Examples
    --------
    >>> target = pd.DataFrame({"word": ["war"], "n": [6], "total": [100], "docs": [2]})
    >>> reference = pd.DataFrame({"word": ["peace"], "n": [4], "total": [200], "docs": [1]})
    >>> keyness(target, reference, "log_likelihood")[["word", "n_target", "n_reference"]]
        word  n_target  n_reference
    0    war         6            0
    1  peace         0            4
    """
    functions = choose(MEASURES | documents.MEASURES, measures, DEFAULT)
    target, thing = as_counts(target)
    reference, _ = as_counts(reference)
    sides = side_of(target, thing, "target"), side_of(reference, thing, "reference")
    check_apart(*sides)
    scores = side_by_side(*sides, thing)
    _check_design(scores, sides, set(functions))
    options: dict[str, dict[str, Any]] = {"lrc": {"tests": len(scores)}}
    if _WITH_PRIOR & set(functions):
        options |= dict.fromkeys(_WITH_PRIOR, _prior(scores, thing, prior))
    over = {name for name in functions if name in documents.MEASURES}
    floored = _P_OF_TEXTS & set(functions) if unlike_in_length(*sides) else set()
    if over or floored:
        held, inside = documents_of(*sides, scores[thing])
    for name, function in functions.items():
        if name in over:
            scores[name] = _over_documents(function, held, inside)
            continue
        counts = _DOCUMENTS if name in _OF_TEXTS else _WORDS
        values = (scores[column].to_numpy(dtype="float64") for column in counts)
        scores[name] = np.asarray(function(*values, **options.get(name, {})), dtype="float64")
    if floored:
        texts = MEASURES["text_dispersion_p"].function(*(scores[name] for name in _DOCUMENTS))
        p = np.fmax(texts, held.over(partial(difference_p, inside=inside)))
        known = {"text_dispersion_p": p, "text_dispersion_bh": adjusted(p, method="fdr_bh")}
        scores = scores.assign(**{name: known[name] for name in floored})
    order = [next(iter(functions)), "n_target", thing]
    return scores.sort_values(order, ascending=[False, False, True], ignore_index=True)


def _over_documents(function: Any, held: Held, inside: np.ndarray) -> np.ndarray:
    """Apply a measure over documents; what is corrected over the list sees the whole list."""
    if function.__name__.endswith("_bh"):
        plain = documents.MEASURES[function.__name__.removesuffix("bh") + "p"].function
        return adjusted(held.over(partial(plain, inside=inside)), method="fdr_bh")
    return held.over(partial(function, inside=inside))


def _check_design(scores: pd.DataFrame, sides: tuple[Side, Side], names: set[str]) -> None:
    """Refuse a p-value that so few documents cannot give, or whose documents are not known."""
    if scores.empty:
        return
    if names & _BY_LENGTH:
        warn_of_lengths(*(side.length for side in sides))
    asked = sorted(names & _P_VALUES)
    if not asked:
        return
    docs = [side.docs for side in sides]
    if pd.isna(docs).any():
        raise InputError(
            f"a p-value ({asked[0]}) needs counts that say how many documents each side has",
            found="no column docs_in_group with one value",
            mend="Give what frequencies or ngrams gave, or read the effect sizes.",
        )
    check_dealing(int(docs[0]), int(docs[1]), what=f"a p-value ({asked[0]})")
    warn_of_times(*(side.dates for side in sides))
    if of_words := sorted(names & _OF_WORDS):
        warnings.warn(
            f"{of_words[0]} holds words to be drawn one by one, but they come in documents: random "
            "halves of one corpus pass it, too. Name text_dispersion_bh, or difference_bh with "
            "counts by document",
            stacklevel=3,
        )


def _prior(scores: pd.DataFrame, thing: str, prior: float | pd.DataFrame | None) -> dict[str, Any]:
    """Give each word's imagined count and their sum over all words."""
    if prior is None or (not isinstance(prior, pd.DataFrame) and not prior > 0):
        raise InputError(
            "weighted_log_odds needs a prior: a count above 0 for every word, or a table of counts",
            found=prior,
            mend="Say for example prior=0.5, or prior=frequencies(a larger corpus).",
        )
    if not isinstance(prior, pd.DataFrame):
        return {"prior": float(prior), "prior_total": float(prior) * len(scores)}
    require(prior, [thing, "n"], table_name="counts (prior)")
    known = prior.astype({thing: "str"}).groupby(thing)["n"].sum()
    imagined = known.reindex(scores[thing]).fillna(0).to_numpy(dtype="float64")
    return {"prior": imagined, "prior_total": float(known.sum())}
