"""Whole numbers -> scores: measures applied to tables; the formulas stand in :mod:`.formulas`.

Methods
-------
What is counted as what, where trusted programs disagree; each function names its source.

*Rates* are n per 1,000 words, pooled: all n over all words of a group, not a mean of its documents'
rates. A word that was sought and not found has n = 0 and an interval.

*2x2 tables.* Neighbours have positional margins inside sentences. A window is Evert's (2008): each
token of the union of the windows once, the node left out. Pairs in units count sentences or
documents. No constant is added to any cell; 0 ln 0 = 0; an impossible table is NaN.

*Keyness* holds a target against a reference that does not contain it; positive is more in the
target. Log-likelihood has four cells (``log_likelihood_2cell``: Rayson's two), the log ratio one
half added to all counts (Walter 1975), ``bic`` the scale of -2 ln. Words of one side only stay in
the list, and corrections (Benjamini and Hochberg, Holm) run over the whole list.

*Dispersion* runs over documents with their sizes; DP is 0 where a word is even (Gries 2008).

*Diversity* of texts of different length is compared by ``mattr``, ``msttr``, ``hdd`` or ``mtld``.

*What is the sample.* Words of one article are not independent: a p-value or an interval that counts
words promises too much, the more so the more words come in clusters. Such ones stand only where
they are named, and with a warning. Documents are the sample of ``interval="documents"`` and
``"bootstrap"`` (:func:`rates`, :func:`compare`), of every ``test=`` of :func:`compare`, of
``text_dispersion_p``, ``difference_p`` and ``brunner_munzel_p`` (:func:`keyness`), of
:func:`trend` (quasi-Poisson, Student's t) and of the intervals of :func:`dispersion`.

*Promises are simulated* (``tests/measuring/promises``: 8 to 60 documents; words drawn one
by one, in clusters, with a long tail, in half of the documents alone; texts alike, of 10 to 5,000
words, short against long). Intervals of 95 % cover 93 % or more, tests raise 6 % false alarms at
.05 or less, and random parts of 200 articles (4, 20 or 100 of them) flag two words at most. One
exception: of a word that stands in no document nobody knows how it would cluster. Its interval
takes it to come twice where it comes; where a fifth of all documents carry it, many times each, one
sample of six in eight documents holds none, and is not covered.

*Few documents.* Below eight nothing is resampled, no course is fitted and no pair has a p-value;
two sides have one only where documents could be dealt in more than 20 ways. The number of documents
travels with the tables (``docs_in_group``): without it there is no p-value either.

*Rows that a machine chose* (who speaks) are counted "as found by rules" until people have coded a
sample: :func:`sample_for_coding`, :func:`agreement`, :func:`accuracy`.

What is not claimed
-------------------
No test says that a difference matters, nor what causes it: where groups and dates coincide, no test
separates them, and a warning says so. Corrected p-values answer for the list that was tested, not
for the lists that were tried before. Intervals speak of documents like these, not of "the press".

What is not offered
-------------------
Mixed models with crossed random effects (outlet and author): statsmodels fits Poisson ones by
variational Bayes only, whose intervals are known to be too narrow; a document as random effect is
what the negative binomial of :func:`trend` by ``["date", "doc"]`` fits. Robust (sandwich) errors
with normal quantiles: they cover 81 to 92 % at 8 to 24 dates. A percentile bootstrap of rates by
itself: it covers 74 to 92 % of eight documents. Intervals of other dispersion measures than DP and
D_A: resampling covers 62 to 90 % with 20 documents, or the measure changes with the number of
parts. Wilcoxon's rank sum or Brunner and Munzel's test by itself: of 4 documents against 196 the
first flags 118 words of 4,000 after Benjamini and Hochberg, the second 700, where nothing differs;
``brunner_munzel_p`` is the larger of both, which flags none. Changes per year by multiplication:
they extrapolate four months to twelve. Burstiness of gaps: :func:`dispersion` tells the same from
documents. P-values of PMI, log Dice and other effect sizes: they have none. vocd-D: it is random;
``hdd`` is its expectation. Weighted kappa and alpha for ordinal codes: what is coded here has no
order. Recall of what the machine never found: only texts that were read from end to end can tell.
"""

from .accuracy import accuracy
from .agreement import agreement
from .association import associate
from .chance import key_by_chance
from .coding import sample_for_coding
from .comparison import compare
from .dispersion import dispersion
from .diversity import diversity
from .formulas import MEASURES
from .keyness import keyness
from .rates import rates
from .sensitivity import sensitivity
from .trend import trend

__all__ = [
    "MEASURES",
    "accuracy",
    "agreement",
    "associate",
    "compare",
    "dispersion",
    "diversity",
    "key_by_chance",
    "keyness",
    "rates",
    "sample_for_coding",
    "sensitivity",
    "trend",
]
