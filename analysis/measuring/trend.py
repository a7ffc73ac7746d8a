"""Rates over dates -> whether and how they change; only for eight dates and more."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pandas as pd
import scipy
from numpy.typing import ArrayLike

from ..reading.errors import InputError
from ..reading.tables import as_rates_by_date
from .design import ENOUGH
from .formulas.measures import undefined

_YEAR = 365.25
_FOR_NEGATIVE_BINOMIAL = 20


def trend(rates: pd.DataFrame, *, level: float = 0.95, model: str = "poisson") -> pd.DataFrame:
    """Give how the rate of each family changes over the dates.

    Parameters
    ----------
    rates : DataFrame
        As :func:`rates` gives it by a date column or a period; rows without words are left
        out.
    level : float
        Level of the intervals.
    model : {"poisson", "negative_binomial"}
        Of the regression; the second from 20 dates on.

    Returns
    -------
    DataFrame
        One row per family: ``dates`` (with words), ``tau`` and ``tau_p`` (Kendall's, exact
        where no two rates are equal), ``slope``, ``slope_low``, ``slope_high`` (Theil-Sen, per
        1,000 words and year), ``times_per_year``, ``low``, ``high`` (by what the rate is
        multiplied in a year: regression of n on the date, with the words as offset). NaN where
        a family never stands.

    Raises
    ------
    InputError
        If there are fewer than eight dates, or 20 for the negative binomial.

    Notes
    -----
    The Poisson regression's errors are robust (HC0), so that counts may vary more than Poisson
    counts do. A trend over the dates of different outlets may be one of the outlets.

    References
    ----------
    Kendall, M. G. (1938). A new measure of rank correlation. Biometrika 30, 81-93.
    Sen, P. K. (1968). Estimates of the regression coefficient based on Kendall's tau. Journal
    of the American Statistical Association 63, 1379-1389.
    Cameron, A. C. and Trivedi, P. K. (2013). Regression Analysis of Count Data, 2nd ed.

    Examples
    --------
    >>> dates = pd.date_range("2015", periods=8, freq="YS")
    >>> table = pd.DataFrame({"family": "war", "date": dates, "total": 1000,
    ...                       "n": [1, 2, 3, 4, 5, 6, 7, 8]})
    >>> trend(table.assign(per_1000=table["n"]))[["dates", "tau", "slope"]].round(2)
       dates  tau  slope
    0      8  1.0    1.0
    """
    rates, thing = as_rates_by_date(rates)
    if model not in ("poisson", "negative_binomial"):
        raise InputError(
            "model is one of poisson, negative_binomial", found=model, mend="Name one of the two."
        )
    known = rates[rates["total"] > 0]
    needed = ENOUGH if model == "poisson" else _FOR_NEGATIVE_BINOMIAL
    number = known["date"].nunique()
    if number < needed:
        raise InputError(
            f"a course over time ({model}) needs {needed} dates with words",
            found=f"{number} dates",
            mend="Show the rates with their intervals instead, or gather more documents.",
        )
    rows = [
        {thing: str(name), **_course(group, level, model)}
        for name, group in known.groupby(thing, observed=True, sort=False)
    ]
    return pd.DataFrame(rows).astype({thing: "str"})


def _course(group: pd.DataFrame, level: float, model: str) -> dict[str, Any]:
    """Give the row of one family."""
    years = (group["date"] - group["date"].min()).dt.total_seconds().to_numpy() / 86400 / _YEAR
    rate = group["per_1000"].to_numpy(dtype="float64")
    course: dict[str, Any] = {"dates": group["date"].nunique()}
    names = ["tau", "tau_p", "slope", "slope_low", "slope_high", "times_per_year", "low", "high"]
    if not group["n"].sum():
        return course | dict.fromkeys(names, np.nan)
    tau = scipy.stats.kendalltau(years, rate)
    slope = scipy.stats.theilslopes(rate, years, alpha=level)
    figures = [tau.statistic, tau.pvalue, slope.slope, slope.low_slope, slope.high_slope]
    figures += _regression(group, years, level, model)
    return course | dict(zip(names, figures, strict=True))


def _regression(group: pd.DataFrame, years: np.ndarray, level: float, model: str) -> list[float]:
    """Give by what the rate is multiplied in a year, with its interval."""
    import statsmodels.api as sm
    from statsmodels.tools.sm_exceptions import PerfectSeparationWarning

    n, total = (group[column].to_numpy(dtype="float64") for column in ("n", "total"))
    x = sm.add_constant(years)
    if model == "poisson":
        with warnings.catch_warnings():
            # Rates that lie on the curve are no separation of zeros from the rest.
            warnings.simplefilter("ignore", PerfectSeparationWarning)
            family = sm.families.Poisson()
            fit = sm.GLM(n, x, family=family, offset=np.log(total)).fit(cov_type="HC0")
    else:
        fit = sm.NegativeBinomial(n, x, offset=np.log(total)).fit(disp=False, maxiter=200)
    low, high = fit.conf_int(alpha=1 - level)[1]
    return [float(np.exp(figure)) for figure in (fit.params[1], low, high)]


@undefined
def burstiness(gaps: ArrayLike) -> float:
    """Burstiness of the gaps between occurrences: (sd - mean) / (sd + mean), from -1 to 1.

    -1 is a clock, 0 as random as a Poisson process, near 1 in bursts. The sd is that of the
    population of gaps; NaN without a gap. Few gaps pull it below 0.

    References
    ----------
    Goh, K.-I. and Barabási, A.-L. (2008). Burstiness and memory in complex systems. EPL 81,
    48002.
    """
    gaps = np.asarray(gaps, dtype="float64")
    if not gaps.size:
        return float("nan")
    return float((gaps.std() - gaps.mean()) / (gaps.std() + gaps.mean()))
