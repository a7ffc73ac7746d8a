"""How surely a word's rates differ between two tables of counts: test statistics and p-values.

Called as the measures of :mod:`.keyness`: ``f1, n1, f2, n2``. All but the text dispersions hold
words to be drawn one by one, which words of a text are not.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from . import evidence
from .evidence import adjusted
from .measures import Array, undefined


def log_likelihood(f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike) -> Array:
    """Signed log-likelihood ratio: sign(f1/n1 - f2/n2) * 2 * sum O ln(O/E) over four cells.

    References
    ----------
    Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
    Computational Linguistics 19(1), 61-74.
    """
    return evidence.log_likelihood(*word_by_corpus(f1, n1, f2, n2))


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
    f1, n1, f2, n2 = possible_counts(f1, n1, f2, n2)
    e1, e2 = n1 * (f1 + f2) / (n1 + n2), n2 * (f1 + f2) / (n1 + n2)
    absent = f1 + f2 == 0
    terms = [np.where(absent, 0.0, _x_log(f, e)) for f, e in ((f1, e1), (f2, e2))]
    return np.asarray(np.sign(f1 - e1) * 2 * np.maximum(terms[0] + terms[1], 0))[()]


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
    _, n1, _, n2 = possible_counts(f1, n1, f2, n2)
    return np.asarray(g2 - np.log(n1 + n2))[()]


def log_likelihood_p(f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike) -> Array:
    """p-value of log_likelihood: upper tail of chi-squared with one degree of freedom.

    References
    ----------
    Wilks (1938), as under evidence.log_likelihood_p.
    """
    return evidence.log_likelihood_p(*word_by_corpus(f1, n1, f2, n2))


def two_rates_p(f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike) -> Array:
    """p-value of two Poisson rates, exact: f1 is binomial given f1 + f2, with share n1/(n1+n2).

    Two-sided, the sum over all counts no likelier than f1, as R's poisson.test has it. 1 where the
    word stands on neither side.

    References
    ----------
    Przyborowski and Wilenski (1940), as under intervals.ratio_interval.
    """
    from scipy import stats

    counts = np.stack(np.broadcast_arrays(*possible_counts(f1, n1, f2, n2)))
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
    return np.where(known, evidence.fisher_two_sided(*word_by_corpus(f1, n1, f2, n2)), np.nan)[()]


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


def possible_counts(*counts: ArrayLike) -> list[Array]:
    """Give f1, n1, f2, n2 as floats; NaN where there are more of a word than words."""
    f1, n1, f2, n2 = (np.asarray(count, dtype="float64") for count in counts)
    possible = (f1 >= 0) & (f1 <= n1) & (f2 >= 0) & (f2 <= n2)
    return [f1, n1, f2, n2] if possible.all() else [np.where(possible, f1, np.nan), n1, f2, n2]


def word_by_corpus(*counts: ArrayLike) -> tuple[Array, Array, Array, Array]:
    """Give joint count, margins and total of the 2x2 table word by corpus."""
    f1, n1, f2, n2 = possible_counts(*counts)
    return f1, n1, f1 + f2, n1 + n2


def _x_log(f: Array, e: Array) -> Array:
    """Give f ln(f/e), exact to the last digits where f is near e."""
    from scipy.special import xlog1py

    return np.asarray(xlog1py(f, (f - e) / e))
