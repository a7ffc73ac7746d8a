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
    chosen = most_frequent(of_word, n, surface.categories.take(spelled))
    usual = np.full(len(word.categories), "", dtype=object)
    usual[of_word[chosen]] = surface.categories.take(spelled[chosen]).to_numpy(dtype=object)
    return usual


def most_frequent(of_word: np.ndarray, n: np.ndarray, spellings: pd.Index) -> np.ndarray:
    """Give the place of each word's most frequent spelling, in the order of the words.

    Of several that are as frequent, the first in the alphabet: these alone are sorted.
    """
    order = np.lexsort((-n, of_word))
    starts = run_starts(of_word[order])
    run = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(order))))
    equal = np.flatnonzero(n[order] == n[order[starts]][run])
    equal = equal[np.bincount(run[equal], minlength=1)[run[equal]] > 1]
    alphabet = np.asarray(spellings.take(order[equal]).argsort())
    chosen: np.ndarray = order[starts]
    last_first = equal[alphabet[::-1]]
    chosen[run[last_first]] = order[last_first]
    return chosen


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
