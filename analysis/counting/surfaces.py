"""Words -> the spelling in which each is shown: the one that stands most often."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .tallies import run_starts, tally_numbers


def usual_surfaces(tokens: pd.DataFrame) -> np.ndarray:
    """Give the most frequent spelling of each category of ``word``; of equals the first letter.

    An array of text, one for each category, "" for a word that does not occur.
    """
    word, surface = tokens["word"].array, tokens["surface"].array
    of_word, spelled, n = _spellings(word.codes, surface.codes)
    rank = np.argsort(np.argsort(surface.categories.to_numpy(dtype=object), kind="stable"))
    order = np.lexsort((rank[spelled], -n, of_word))
    first = order[run_starts(of_word[order])]
    usual = np.full(len(word.categories), "", dtype=object)
    usual[of_word[first]] = surface.categories.to_numpy(dtype=object)[spelled[first]]
    return usual


def _spellings(word: np.ndarray, surface: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give each word with each of its spellings, and how often it is spelled so."""
    spelled, n = tally_numbers(surface)
    of_surface = np.zeros(int(surface.max(initial=0)) + 1, dtype="int64")
    of_surface[surface] = word
    if (of_surface[surface] == word).all():
        return of_surface[spelled], spelled, n
    # A user's own words: one spelling is several of them.
    size = len(of_surface)
    keys, n = tally_numbers(word.astype("int64") * size + surface)
    return keys // size, keys % size, n
