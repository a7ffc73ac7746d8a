"""Two tables of counts -> which words set the target apart from the reference.

Every formula takes times and words of the target, then of the reference
(``f1, n1, f2, n2``), as numbers or arrays. The reference never contains the target; positive
means more in the target. :data:`MEASURES` lists the formulas, :mod:`.keywords` applies them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from . import association, evidence
from .evidence import adjusted
from .intervals import ratio_interval
from .measures import Array, Measure, undefined


def log_likelihood(f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike) -> Array:
    """Signed log-likelihood ratio: sign(f1/n1 - f2/n2) * 2 * sum O ln(O/E) over four cells.

    References
    ----------
    Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
    Computational Linguistics 19(1), 61-74.
    """
    return evidence.log_likelihood(*_table(f1, n1, f2, n2))


@undefined
def log_likelihood_2cell(f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike) -> Array:
    """Signed log-likelihood of two cells: sign * 2 * (f1 ln(f1/E1) + f2 ln(f2/E2)).

    E1 = n1 (f1 + f2) / (n1 + n2), E2 likewise. The words that are not this one are left out,
    so it is a little below the ratio of four cells.

    References
    ----------
    Rayson, P. and Garside, R. (2000). Comparing corpora using frequency profiling. Proceedings
    of the Workshop on Comparing Corpora, 1-6.
    """
    f1, n1, f2, n2 = _floats(f1, n1, f2, n2)
    e1, e2 = n1 * (f1 + f2) / (n1 + n2), n2 * (f1 + f2) / (n1 + n2)
    absent = f1 + f2 == 0
    terms = [np.where(absent, 0.0, _x_log(f, e)) for f, e in ((f1, e1), (f2, e2))]
    return np.asarray(np.sign(f1 - e1) * 2 * np.maximum(terms[0] + terms[1], 0))[()]


@undefined
def log_ratio(f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike) -> Array:
    """Log ratio of the two rates, 1/2 added to all: log2((f1+½)/(n1+½) / ((f2+½)/(n2+½))).

    References
    ----------
    Walter, S. D. (1975). The distribution of Levin's measure of attributable risk. Biometrika
    62, 371-374. The half steadies the estimate and keeps it finite (Evert 2022, as under lrc).
    """
    f1, n1, f2, n2 = _floats(f1, n1, f2, n2)
    ratio = np.log2((f1 + 0.5) / (n1 + 0.5)) - np.log2((f2 + 0.5) / (n2 + 0.5))
    return np.where((n1 > 0) & (n2 > 0), ratio, np.nan)[()]


@undefined
def log_ratio_hardie(f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike) -> Array:
    """Log ratio with Hardie's rule for zeros: log2((f1/n1) / (f2/n2)), a count of 0 taken as ½.

    References
    ----------
    Hardie, A. (2014). Log Ratio: an informal introduction. CASS, Lancaster University.
    """
    f1, n1, f2, n2 = _floats(f1, n1, f2, n2)
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
    counts = _floats(f1, n1, f2, n2)
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
    counts = _floats(f1, n1, f2, n2)
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
    f1, n1, f2, n2 = _floats(f1, n1, f2, n2)
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
    f1, n1, f2, n2 = _floats(f1, n1, f2, n2)
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
    f1, n1, f2, n2 = _floats(f1, n1, f2, n2)
    return np.asarray((1e6 * f1 / n1 + smoothing) / (1e6 * f2 / n2 + smoothing))[()]


@undefined
def bic(f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike) -> Array:
    """BIC of the difference: G2 - ln(n1 + n2), G2 of four cells without its sign.

    On the scale of -2 ln: about twice the natural logarithm of the Bayes factor. Below 0 the words
    speak for one common rate; 0 to 2 is barely worth mentioning, 2 to 6 positive, 6 to 10 strong,
    above 10 very strong evidence of two rates, if words were drawn one by one.

    References
    ----------
    Wilson, A. (2013). Embracing Bayes factors for key item analysis in corpus linguistics. In
    New Approaches to the Study of Linguistic Variability, 3-11; the grades are those of Kass, R. E.
    and Raftery, A. E. (1995). Bayes factors. Journal of the American Statistical Association 90,
    773-795.
    """
    g2 = np.abs(log_likelihood(f1, n1, f2, n2))
    _, n1, _, n2 = _floats(f1, n1, f2, n2)
    return np.asarray(g2 - np.log(n1 + n2))[()]


def odds_ratio(f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike) -> Array:
    """Odds ratio: f1 (n2 - f2) / (f2 (n1 - f1)).

    References
    ----------
    Pojanapunya, P. and Watson Todd, R. (2018). Log-likelihood and odds ratio. Corpus
    Linguistics and Linguistic Theory 14(1), 133-167.
    """
    return association.odds_ratio(*_table(f1, n1, f2, n2))


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
    f1, n1, f2, n2 = _floats(f1, n1, f2, n2)
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
    f1, _, f2, _ = _floats(f1, n1, f2, n2)
    a = np.asarray(prior, dtype="float64")
    return np.asarray(delta / np.sqrt(1 / (f1 + a) + 1 / (f2 + a)))[()]


def log_likelihood_p(f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike) -> Array:
    """p-value of log_likelihood: upper tail of chi-squared with one degree of freedom.

    References
    ----------
    Wilks (1938), as under evidence.log_likelihood_p.
    """
    return evidence.log_likelihood_p(*_table(f1, n1, f2, n2))


def two_rates_p(f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike) -> Array:
    """p-value of two Poisson rates, exact: f1 is binomial given f1 + f2, with share n1/(n1+n2).

    Two-sided, the sum over all counts no likelier than f1, as R's poisson.test has it. 1 where the
    word stands on neither side.

    References
    ----------
    Przyborowski and Wilenski (1940), as under intervals.ratio_interval.
    """
    from scipy import stats

    counts = np.stack(np.broadcast_arrays(*_floats(f1, n1, f2, n2)))
    tables, which = np.unique(counts.reshape(4, -1), axis=1, return_inverse=True)
    p = np.full(tables.shape[1], np.nan)
    for place, (a, n, b, m) in enumerate(tables.T):
        if n > 0 and m > 0 and not np.isnan(a):
            p[place] = stats.binomtest(int(a), int(a + b), n / (n + m)).pvalue if a + b else 1.0
    return p[which.ravel()].reshape(counts.shape[1:])[()]


def text_dispersion(f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike) -> Array:
    """Text-dispersion keyness: log_likelihood of f1 of n1 documents that hold the word, f2 of n2.

    A word counts once a document, however often it stands there. Long documents hold more words:
    compare sides whose documents are of like length.

    References
    ----------
    Egbert, J. and Biber, D. (2019). Incorporating text dispersion into keyword analyses. Corpora
    14(1), 77-104.
    """
    return log_likelihood(f1, n1, f2, n2)


def text_dispersion_p(f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike) -> Array:
    """p-value of text_dispersion: Fisher's exact test over documents, two-sided.

    References
    ----------
    Egbert and Biber (2019), as under text_dispersion; Agresti (1992), as under
    evidence.fisher_two_sided.
    """
    known = np.minimum(*np.broadcast_arrays(n1, n2)) > 0
    return np.where(known, evidence.fisher_two_sided(*_table(f1, n1, f2, n2)), np.nan)[()]


def text_dispersion_bh(f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike) -> Array:
    """p-values of text_dispersion after Benjamini and Hochberg, over the whole list given.

    References
    ----------
    Benjamini and Hochberg (1995), as under log_likelihood_bh.
    """
    return adjusted(text_dispersion_p(f1, n1, f2, n2), method="fdr_bh")


def log_likelihood_bh(f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike) -> Array:
    """p-values of log_likelihood after Benjamini and Hochberg, over the whole list given.

    References
    ----------
    Benjamini, Y. and Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the
    Royal Statistical Society B 57, 289-300.
    """
    return adjusted(log_likelihood_p(f1, n1, f2, n2), method="fdr_bh")


def log_likelihood_holm(f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike) -> Array:
    """p-values of log_likelihood after Holm, over the whole list given.

    References
    ----------
    Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian
    Journal of Statistics 6, 65-70.
    """
    return adjusted(log_likelihood_p(f1, n1, f2, n2), method="holm")


def _floats(*counts: ArrayLike) -> list[Array]:
    """Give f1, n1, f2, n2 as floats; NaN where there are more of a word than words."""
    f1, n1, f2, n2 = (np.asarray(count, dtype="float64") for count in counts)
    possible = (f1 >= 0) & (f1 <= n1) & (f2 >= 0) & (f2 <= n2)
    return [f1, n1, f2, n2] if possible.all() else [np.where(possible, f1, np.nan), n1, f2, n2]


def _table(*counts: ArrayLike) -> tuple[Array, Array, Array, Array]:
    """Give joint count, margins and total of the 2x2 table word by corpus."""
    f1, n1, f2, n2 = _floats(*counts)
    return f1, n1, f1 + f2, n1 + n2


def _x_log(f: Array, e: Array) -> Array:
    """Give f ln(f/e), exact to the last digits where f is near e."""
    from scipy.special import xlog1py

    return np.asarray(xlog1py(f, (f - e) / e))


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
