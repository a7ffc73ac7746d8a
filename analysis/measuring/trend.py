"""Rates over dates -> whether and how they change; only for eight dates and more."""

from __future__ import annotations

import warnings
from typing import Any, Literal

import numpy as np
import pandas as pd

from ..reading.columns import group_columns
from ..reading.errors import InputError, one_of
from ..reading.tables import as_rates_by_date
from .design import ENOUGH

_YEAR = 365.25
_FOR_NEGATIVE_BINOMIAL = 20
_FIGURES = ["tau", "tau_p", "slope", "slope_low", "slope_high", "times_over_span", "low", "high"]
_ONE_DATE = "every occurrence lies on one date: an event, not a course"


def trend(
    rates: pd.DataFrame,
    *,
    level: float = 0.95,
    model: Literal["poisson", "negative_binomial"] = "poisson",
) -> pd.DataFrame:
    """Give how the rate of each family changes over the dates.

    Parameters
    ----------
    rates : DataFrame
        As :func:`rates` gives it by a date column or a period, alone or beside other columns:
        ``by=["source", "year"]`` gives a course for each source. By ``["date", "doc"]`` each
        document is an observation of its own. Rows without words are left out.
    level : float
        Level of the intervals.
    model : {"poisson", "negative_binomial"}
        Of the regression; the second from 20 dates on.

    Returns
    -------
    DataFrame
        One row per family (and group): ``dates`` (with words), ``first_date``, ``last_date`` (of
        them), ``tau`` and ``tau_p`` (Kendall's), ``slope``, ``slope_low``, ``slope_high``
        (Theil-Sen, per 1,000 words and year), ``times_over_span``, ``low``, ``high`` (by what the
        rate is multiplied between the first and the last date), ``why`` (empty, or why figures
        are NaN: a family that never stands, or on one date only, has no course).

    Raises
    ------
    InputError
        If no group has eight dates, or 20 for the negative binomial.

    See Also
    --------
    rates, compare, charts.rates_over_time

    Notes
    -----
    The regression of n on the date, with the words as offset, speaks of the observed span and of
    nothing beyond. Quasi-Poisson: the variance of the slope is the larger one of Poisson's times
    the dispersion (Pearson's X2 / (k - 2), at least 1) and the jackknife-like HC3, with Student's t
    on k - 2 degrees of freedom; simulations: :mod:`analysis.measuring`.

    ``negative_binomial`` by documents is a Poisson regression with a random effect for each
    document (gamma). tau_p is exact where no two rates are equal and there are at most 33 dates,
    else from the normal distribution (as scipy does). A trend over the dates of different outlets
    may be one of the outlets: look at ``by=["source", "year"]``.

    References
    ----------
    Kendall, M. G. (1938). A new measure of rank correlation. Biometrika 30, 81-93.
    Sen, P. K. (1968). Estimates of the regression coefficient based on Kendall's tau. Journal
    of the American Statistical Association 63, 1379-1389.
    McCullagh, P. and Nelder, J. A. (1989). Generalized Linear Models, 2nd ed., section 6.2.
    Long, J. S. and Ervin, L. H. (2000). Using heteroscedasticity consistent standard errors in the
    linear regression model. The American Statistician 54, 217-224 (HC3).
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
    one_of("model", model, ("poisson", "negative_binomial"))
    known = rates[rates["total"] > 0]
    groups = [thing, *(name for name in group_columns(rates) if name not in ("date", "doc"))]
    needed = ENOUGH if model == "poisson" else _FOR_NEGATIVE_BINOMIAL
    dates = known.groupby(groups, observed=True, sort=False)["date"].nunique()
    if dates.max() < needed or (dates.empty and not rates.empty):
        raise InputError(
            f"a course over time ({model}) needs {needed} dates with words",
            found=f"{dates.max() if len(dates) else 0} dates",
            mend="Show the rates with their intervals instead, or gather more documents.",
        )
    rows = [
        {**dict(zip(groups, name, strict=True)), **_course(group, level, model, needed)}
        for name, group in known.groupby(groups, observed=True, sort=False)
    ]
    columns = [*groups, "dates", "first_date", "last_date", *_FIGURES, "why"]
    types = {thing: "str", "dates": "int64", "why": "str"} | dict.fromkeys(_FIGURES, "float64")
    types |= dict.fromkeys(["first_date", "last_date"], str(rates["date"].dtype))
    return pd.DataFrame(rows, columns=columns).astype(types)


def _course(group: pd.DataFrame, level: float, model: str, needed: int) -> dict[str, Any]:
    """Give the row of one family."""
    first, last = group["date"].min(), group["date"].max()
    course: dict[str, Any] = {
        "dates": group["date"].nunique(),
        "first_date": first,
        "last_date": last,
    }
    stands = group.loc[group["n"] > 0, "date"].nunique()
    why = ""
    if course["dates"] < needed:
        why = f"fewer than {needed} dates with words"
    elif stands < 2:
        why = _ONE_DATE if stands else "it never stands"
    if why:
        return course | dict.fromkeys(_FIGURES, np.nan) | {"why": why}
    span = (last - first).total_seconds() / 86400 / _YEAR
    place = ((group["date"] - first) / (last - first)).to_numpy(dtype="float64")
    figures = _ranks(place * span, group["per_1000"].to_numpy(dtype="float64"), level)
    figures += (fitted := _regression(group, place, level, model))
    if np.isnan(fitted).any():
        why = "the regression finds no slope"
    return course | dict(zip(_FIGURES, figures, strict=True)) | {"why": why}


def _ranks(years: np.ndarray, rate: np.ndarray, level: float) -> list[float]:
    """Give Kendall's tau with its p-value, and Theil and Sen's slope with its interval."""
    from scipy import stats

    tau = stats.kendalltau(years, rate)
    slope = stats.theilslopes(rate, years, alpha=level)
    low, high = slope.low_slope, slope.high_slope
    if low == high:  # so many equal rates that their order says nothing of the error
        low = high = np.nan
    return [tau.statistic, tau.pvalue, slope.slope, low, high]


def _regression(group: pd.DataFrame, place: np.ndarray, level: float, model: str) -> list[float]:
    """Give by what the rate is multiplied over the span, with its interval."""
    import statsmodels.api as sm
    from scipy import stats

    n, total = (group[column].to_numpy(dtype="float64") for column in ("n", "total"))
    x = sm.add_constant(place)
    try:
        fit = _quasi_poisson if model == "poisson" else _negative_binomial
        slope, variance = fit(n, x, np.log(total))
    except (ValueError, np.linalg.LinAlgError):
        return [np.nan] * 3
    wide = stats.t.isf((1 - level) / 2, group["date"].nunique() - 2) * np.sqrt(variance)
    return [float(np.exp(end)) for end in (slope, slope - wide, slope + wide)]


def _quasi_poisson(n: np.ndarray, x: np.ndarray, offset: np.ndarray) -> tuple[float, float]:
    """Give the slope of a Poisson regression and its variance, as the counts show it."""
    import statsmodels.api as sm
    from statsmodels.tools.sm_exceptions import PerfectSeparationWarning

    with warnings.catch_warnings():
        # Rates that lie on the curve are no separation of zeros from the rest.
        warnings.simplefilter("ignore", PerfectSeparationWarning)
        fit = sm.GLM(n, x, family=sm.families.Poisson(), offset=offset).fit()
    bread, mean = fit.cov_params(), fit.fittedvalues
    lever = np.einsum("ij,jk,ik->i", x, bread, x) * mean
    apart = (n - mean) / np.maximum(1 - lever, 1e-9)
    robust = bread @ (x.T * apart**2) @ x @ bread
    dispersion = max(fit.pearson_chi2 / fit.df_resid, 1.0)
    return float(fit.params[1]), float(max(bread[1, 1] * dispersion, robust[1, 1]))


def _negative_binomial(n: np.ndarray, x: np.ndarray, offset: np.ndarray) -> tuple[float, float]:
    """Give the slope of a negative binomial regression and its variance."""
    import statsmodels.api as sm

    with warnings.catch_warnings():
        # What does not converge is told below, by its missing variance.
        warnings.simplefilter("ignore")
        fit = sm.NegativeBinomial(n, x, offset=offset).fit(disp=False, maxiter=200)
    if not fit.mle_retvals["converged"]:
        return np.nan, np.nan
    return float(fit.params[1]), float(fit.cov_params()[1, 1])
