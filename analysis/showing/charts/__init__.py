"""The charts: a table in, an Axes out, the finding in the title.

Each chart also answers two questions about itself: `data` gives the rows it shows, `describe` says
in words what a sighted reader sees. With `lang="ar"` what a chart writes by itself is Arabic, and
with `digits="arabic-indic"` its numbers are.
"""

from analysis.showing.charts.bars import frequencies
from analysis.showing.charts.dispersion import xray
from analysis.showing.charts.diverging import keyness
from analysis.showing.charts.graph import network
from analysis.showing.charts.heatmap import cooccurrence
from analysis.showing.charts.intervals import rates
from analysis.showing.charts.record import data, describe
from analysis.showing.charts.sensitivity import sensitivity
from analysis.showing.charts.stacked import voice
from analysis.showing.charts.timeline import rates_over_time

__all__ = [
    "cooccurrence",
    "data",
    "describe",
    "frequencies",
    "keyness",
    "network",
    "rates",
    "rates_over_time",
    "sensitivity",
    "voice",
    "xray",
]
