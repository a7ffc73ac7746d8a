"""Words -> the spelling in which each is shown: the one that stands most often."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .tallies import run_lengths


def usual_surfaces(tokens: pd.DataFrame) -> np.ndarray:
    """Give the most frequent spelling of each category of ``word``; of equals the first letter.

    An array of text, one for each category, "" for a word that does not occur.
    """
    word, surface = tokens["word"].array, tokens["surface"].array
    size = max(len(surface.categories), 1)
    keys, n = run_lengths(np.sort(word.codes.astype("int64") * size + surface.codes))
    of_word, spelled = np.divmod(keys, size)
    rank = np.argsort(np.argsort(surface.categories.to_numpy(dtype=object), kind="stable"))
    order = np.lexsort((rank[spelled], -n, of_word))
    first = order[np.flatnonzero(np.diff(of_word[order], prepend=-1))]
    usual = np.full(len(word.categories), "", dtype=object)
    usual[of_word[first]] = surface.categories.to_numpy(dtype=object)[spelled[first]]
    return usual
