"""What is known of a measure: its formula, its unit, its direction, and where it has no value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import cleandoc
from textwrap import fill
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ...reading.errors import one_of
from ...reading.shipped import shipped

Array = NDArray[np.float64]
Formula = Callable[..., Array]

#: Divisions by zero, and ends too far out for a float, are answers here (infinite or NaN), which
#: each measure documents.
undefined = np.errstate(divide="ignore", invalid="ignore", over="ignore")


#: What a higher value of a p-value means.
P_VALUE = "lower: chance explains it worse"


@dataclass(frozen=True)
class Measure:
    """A formula with what a reader must know to read its numbers.

    Parameters
    ----------
    function : callable
        The formula, over plain numbers or arrays.
    unit : str
        What one of it is.
    direction : str
        What a higher value means.
    edge : str
        Its value where the formula divides by zero or takes the logarithm of zero.
    source : str
        Where it comes from; its help says so, too.
    """

    function: Callable[..., Any]
    unit: str
    direction: str
    edge: str
    source: str

    @property
    def is_p_value(self) -> bool:
        """Whether it tells how well chance explains a count."""
        return self.direction == P_VALUE

    @property
    def formula(self) -> str:
        """The first line of the function's docstring."""
        return (self.function.__doc__ or "").strip().split("\n")[0]


def measures_of(group: str, formulas: Mapping[str, Any]) -> dict[str, Measure]:
    """Give the measures of a group in the order of ``measures.csv``; each cites its source in help.

    Formulas go by the names of their functions; one that would hide Python's own ends in ``_``.
    """
    measures = {}
    for row in shipped(__package__, "measures.csv"):
        if row.pop("group") != group:
            continue
        name = row.pop("measure")
        function = formulas.get(f"{name}_", formulas.get(name))
        source = fill(row["source"], 96, break_on_hyphens=False)
        doc = cleandoc(function.__doc__ or "")
        function.__doc__ = f"{doc}\n\nReferences\n----------\n{source}\n"
        measures[name] = Measure(function, **row)
    return measures


def named(formula: Formula, name: str, doc: str | None, module: str) -> Formula:
    """Give a formula that was made by another one its name, its docstring and its module."""
    formula.__name__ = formula.__qualname__ = name
    formula.__doc__, formula.__module__ = doc, module
    return formula


def choose(
    measures: Mapping[str, Measure], names: tuple[str, ...], default: tuple[str, ...]
) -> dict[str, Callable[..., Any]]:
    """Give the functions of the named measures, or refuse a name that is none."""
    for name in names:
        one_of("a measure", name, measures)
    return {name: measures[name].function for name in names or default}


def described(groups: Mapping[str, Mapping[str, Measure]]) -> pd.DataFrame:
    """Give a table of all measures: group, measure, formula, unit, direction, edge, source.

    Examples
    --------
    >>> from analysis.measuring import MEASURES
    >>> described(MEASURES).query("measure == 'dp'")["unit"].item()
    'share of the occurrences, 0 to 1'
    """
    told = ("formula", "unit", "direction", "edge", "source")
    rows = [
        (group, name, *(getattr(measure, column) for column in told))
        for group, measures in groups.items()
        for name, measure in measures.items()
    ]
    return pd.DataFrame(rows, columns=["group", "measure", *told])
