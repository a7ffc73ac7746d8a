"""The measures that hold documents to be the sample, over ``counts, sizes, inside``.

The formulas stand in :mod:`.clustered` (rates and their differences), :mod:`.ranks` and
:mod:`.dealing`; how documents scatter is learnt in :mod:`.scatter`.
"""

from __future__ import annotations

from .clustered import difference_bh, difference_p, log_ratio_docs_high, log_ratio_docs_low
from .measures import Measure
from .ranks import brunner_munzel_bh, brunner_munzel_p, superiority

_MORE = "positive: more in the target"
_P = "lower: chance explains it worse"
_FEW = "NaN where a side has one document"

#: name -> formula, unit, direction, edge
MEASURES: dict[str, Measure] = {
    "log_ratio_docs_low": Measure(log_ratio_docs_low, "doublings", _MORE, "-inf at f1 = 0"),
    "log_ratio_docs_high": Measure(log_ratio_docs_high, "doublings", _MORE, "inf at f2 = 0"),
    "superiority": Measure(
        superiority, "probability", "above .5: more in the target", ".5 at f = 0"
    ),
    "difference_p": Measure(difference_p, "probability", _P, _FEW),
    "difference_bh": Measure(difference_bh, "probability", _P, _FEW),
    "brunner_munzel_p": Measure(brunner_munzel_p, "probability", _P, "1 where all rates are equal"),
    "brunner_munzel_bh": Measure(brunner_munzel_bh, "probability", _P, "1 where all are equal"),
}
