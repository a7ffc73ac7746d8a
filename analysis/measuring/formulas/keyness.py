"""Two tables of counts -> which words set the target apart from the reference.

Every formula takes times and words of the target, then of the reference
(``f1, n1, f2, n2``), as numbers or arrays. The reference never contains the target; positive
means more in the target. :data:`MEASURES` lists the formulas, with the tests of
:mod:`.key_evidence`; :func:`analysis.keyness` applies them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from . import association
from .intervals import ratio_interval
from .key_evidence import (
    bic,
    log_likelihood,
    log_likelihood_2cell,
    log_likelihood_bh,
    log_likelihood_holm,
    log_likelihood_p,
    possible_counts,
    text_dispersion,
    text_dispersion_bh,
    text_dispersion_p,
    two_rates_p,
    word_by_corpus,
)
from .measures import Array, Measure, undefined


@undefined
def log_ratio(f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike) -> Array:
    """Log ratio of the two rates, 1/2 added to all: log2((f1+½)/(n1+½) / ((f2+½)/(n2+½))).

    References
    ----------
    Walter, S. D. (1975). The distribution of Levin's measure of attributable risk. Biometrika
    62, 371-374. The half steadies the estimate and keeps it finite (Evert 2022, as under lrc).
    """
    f1, n1, f2, n2 = possible_counts(f1, n1, f2, n2)
    ratio = np.log2((f1 + 0.5) / (n1 + 0.5)) - np.log2((f2 + 0.5) / (n2 + 0.5))
    return np.where((n1 > 0) & (n2 > 0), ratio, np.nan)[()]


@undefined
def log_ratio_hardie(f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike) -> Array:
    """Log ratio with Hardie's rule for zeros: log2((f1/n1) / (f2/n2)), a count of 0 taken as ½.

    References
    ----------
    Hardie, A. (2014). Log Ratio: an informal introduction. CASS, Lancaster University.
    """
    f1, n1, f2, n2 = possible_counts(f1, n1, f2, n2)
    f1, f2 = np.where(f1 == 0, 0.5, f1), np.where(f2 == 0, 0.5, f2)
    return np.asarray(np.log2(f1 / n1) - np.log2(f2 / n2))[()]


@undefined
def log_ratio_low(
    f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike, *, level: float = 0.95
) -> Array:
    """Lower end of the log ratio's exact interval: log2 of ratio_interval's; -inf at f1 = 0.

    References
    ----------
    Przyborowski and Wilenski (1940), as under intervals.ratio_interval.
    """
    counts = possible_counts(f1, n1, f2, n2)
    return np.asarray(np.log2(ratio_interval(*counts, level=level)[0]))[()]


@undefined
def log_ratio_high(
    f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike, *, level: float = 0.95
) -> Array:
    """Upper end of the log ratio's exact interval: log2 of ratio_interval's; inf at f2 = 0.

    References
    ----------
    Przyborowski and Wilenski (1940), as under intervals.ratio_interval.
    """
    counts = possible_counts(f1, n1, f2, n2)
    return np.asarray(np.log2(ratio_interval(*counts, level=level)[1]))[()]


def lrc(
    f1: ArrayLike,
    n1: ArrayLike,
    f2: ArrayLike,
    n2: ArrayLike,
    *,
    level: float = 0.95,
    tests: int = 1,
) -> Array:
    """Conservative log ratio: the end of its exact interval that is nearer to 0, else 0.

    ``tests`` words share the error (Bonferroni: the level becomes 1 - (1 - level) / tests);
    the table of :func:`keyness` passes the number of its words. NaN at f1 = f2 = 0.

    References
    ----------
    Evert, S. (2022). Measuring keyness. Digital Humanities 2022: Conference Abstracts, 202-205.
    """
    f1, n1, f2, n2 = possible_counts(f1, n1, f2, n2)
    shared = 1 - (1 - level) / max(tests, 1)
    low = log_ratio_low(f1, n1, f2, n2, level=shared)
    high = log_ratio_high(f1, n1, f2, n2, level=shared)
    nearer = np.where(f1 * n2 >= f2 * n1, np.maximum(low, 0), np.minimum(high, 0))
    return np.where(f1 + f2 > 0, nearer, np.nan)[()]


@undefined
def percent_diff(f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike) -> Array:
    """%DIFF, the difference of the rates in percent of the reference's: 100 (p1 - p2) / p2.

    References
    ----------
    Gabrielatos, C. and Marchi, A. (2012). Keyness: appropriate metrics and practical issues.
    CADS International Conference, Bologna. Their tiny stand-in for a zero is not added.
    """
    f1, n1, f2, n2 = possible_counts(f1, n1, f2, n2)
    p1, p2 = f1 / n1, f2 / n2
    return np.asarray(100 * (p1 - p2) / p2)[()]


@undefined
def simple_maths(
    f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike, *, smoothing: float = 1
) -> Array:
    """Simple maths: (f1 per million + N) / (f2 per million + N), N = 1.

    A larger N (``smoothing``) favours more frequent words.

    References
    ----------
    Kilgarriff, A. (2009). Simple maths for keywords. Proceedings of Corpus Linguistics 2009,
    Liverpool.
    """
    f1, n1, f2, n2 = possible_counts(f1, n1, f2, n2)
    return np.asarray((1e6 * f1 / n1 + smoothing) / (1e6 * f2 / n2 + smoothing))[()]


def odds_ratio(f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike) -> Array:
    """Odds ratio: f1 (n2 - f2) / (f2 (n1 - f1)).

    References
    ----------
    Pojanapunya, P. and Watson Todd, R. (2018). Log-likelihood and odds ratio. Corpus
    Linguistics and Linguistic Theory 14(1), 133-167.
    """
    return association.odds_ratio(*word_by_corpus(f1, n1, f2, n2))


@undefined
def weighted_log_odds_delta(
    f1: ArrayLike,
    n1: ArrayLike,
    f2: ArrayLike,
    n2: ArrayLike,
    *,
    prior: ArrayLike,
    prior_total: float,
) -> Array:
    """Difference of log odds under a Dirichlet prior: ln((f1+a)/(n1+A-f1-a)) - ln(same of 2).

    a is ``prior``, the word's imagined count, A is ``prior_total``, that of all words.

    References
    ----------
    Monroe, B. L., Colaresi, M. P. and Quinn, K. M. (2008). Fightin' words. Political Analysis
    16(4), 372-403.
    """
    f1, n1, f2, n2 = possible_counts(f1, n1, f2, n2)
    a, rest = np.asarray(prior, dtype="float64"), np.asarray(prior_total, dtype="float64")
    first, second = f1 + a, f2 + a
    logs = np.log(first / (n1 + rest - first)) - np.log(second / (n2 + rest - second))
    return np.asarray(logs)[()]


@undefined
def weighted_log_odds(
    f1: ArrayLike,
    n1: ArrayLike,
    f2: ArrayLike,
    n2: ArrayLike,
    *,
    prior: ArrayLike,
    prior_total: float,
) -> Array:
    """Weighted log odds ("fightin' words"): weighted_log_odds_delta / sqrt(1/(f1+a) + 1/(f2+a)).

    References
    ----------
    Monroe et al. (2008), as under weighted_log_odds_delta, with their approximate variance.
    """
    delta = weighted_log_odds_delta(f1, n1, f2, n2, prior=prior, prior_total=prior_total)
    f1, _, f2, _ = possible_counts(f1, n1, f2, n2)
    a = np.asarray(prior, dtype="float64")
    return np.asarray(delta / np.sqrt(1 / (f1 + a) + 1 / (f2 + a)))[()]


_MORE = "positive: more in the target"
_P = "lower: chance explains it worse"

#: name -> formula, unit, direction, edge
MEASURES: dict[str, Measure] = {
    "log_likelihood": Measure(log_likelihood, "G2", _MORE, "0 ln 0 = 0; NaN without words"),
    "log_likelihood_2cell": Measure(
        log_likelihood_2cell, "G2", _MORE, "0 ln 0 = 0; NaN without words"
    ),
    "log_ratio": Measure(log_ratio, "doublings", _MORE, "finite; NaN without words"),
    "log_ratio_low": Measure(log_ratio_low, "doublings", _MORE, "-inf at f1 = 0"),
    "log_ratio_high": Measure(log_ratio_high, "doublings", _MORE, "inf at f2 = 0"),
    "log_ratio_hardie": Measure(log_ratio_hardie, "doublings", _MORE, "a count of 0 is 1/2"),
    "lrc": Measure(lrc, "doublings", _MORE, "0 where the interval holds 0; NaN at f1 = f2 = 0"),
    "percent_diff": Measure(percent_diff, "percent", _MORE, "inf at f2 = 0; NaN at f1 = f2 = 0"),
    "simple_maths": Measure(simple_maths, "times", "above 1: more in the target", "finite, N > 0"),
    "bic": Measure(
        bic,
        "twice the log of a Bayes factor",
        "higher: more evidence of a difference",
        "NaN without words",
    ),
    "odds_ratio": Measure(odds_ratio, "times", "above 1: more in the target", "NaN at 0/0"),
    "weighted_log_odds": Measure(
        weighted_log_odds, "standard deviations", _MORE, "NaN at f1 + a = 0 or f2 + a = 0"
    ),
    "weighted_log_odds_delta": Measure(
        weighted_log_odds_delta, "nats", _MORE, "-inf at f1 + a = 0, inf at f2 + a = 0"
    ),
    "text_dispersion": Measure(text_dispersion, "G2", _MORE, "0 ln 0 = 0; NaN without documents"),
    "text_dispersion_p": Measure(text_dispersion_p, "probability", _P, "NaN without documents"),
    "text_dispersion_bh": Measure(text_dispersion_bh, "probability", _P, "NaN without documents"),
    "log_likelihood_p": Measure(log_likelihood_p, "probability", _P, "NaN without words"),
    "two_rates_p": Measure(two_rates_p, "probability", _P, "1 at f1 = f2 = 0; NaN without words"),
    "log_likelihood_bh": Measure(log_likelihood_bh, "probability", _P, "NaN without words"),
    "log_likelihood_holm": Measure(log_likelihood_holm, "probability", _P, "NaN without words"),
}
