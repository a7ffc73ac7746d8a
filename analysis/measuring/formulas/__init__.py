"""Plain counts -> numbers: every formula of the house, to be called with numbers or arrays.

======================  ==============================================  ========================
formulas                called with                                     applied to tables by
======================  ==============================================  ========================
:mod:`.association`     ``o11, r1, c1, n`` (see :mod:`.contingency`)    ``associate``
:mod:`.keyness`         ``f1, n1, f2, n2``                              ``keyness``
:mod:`.documents`       ``counts, sizes, inside``                       ``keyness``, ``compare``
:mod:`.resampling`      ``counts, sizes``                               ``rates``, ``dispersion``
:mod:`.dispersion`      ``counts, sizes`` (``arf``: positions, size)    ``dispersion``
:mod:`.diversity`       ``words``                                       ``diversity``
:mod:`.intervals`       ``n``; ``n, total``; ``f1, n1, f2, n2``         ``rates``, ``compare``
======================  ==============================================  ========================

For example ``analysis.measuring.formulas.association.log_likelihood(8, 15828, 4675, 14307668)``.
Numbers give a number, arrays an array. ``MEASURES[group][name]`` knows each measure's function,
unit, direction and edge; :func:`.measures.described` makes a table of them.
"""

from . import association, dispersion, diversity, documents, intervals, keyness
from .measures import Measure

#: Every measure, by group and name.
MEASURES: dict[str, dict[str, Measure]] = {
    "association": association.MEASURES,
    "keyness": keyness.MEASURES,
    "documents": documents.MEASURES,
    "dispersion": dispersion.MEASURES,
    "diversity": diversity.MEASURES,
}

__all__ = [
    "MEASURES",
    "association",
    "dispersion",
    "diversity",
    "documents",
    "intervals",
    "keyness",
]
