"""What all charts share is described once, shown in every help, and known to a type checker."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.showing import charts

NAMES = [name for name in charts.__all__ if name not in ("data", "describe")]


@pytest.mark.parametrize("name", NAMES)
def test_help_has_each_parameter_once_and_in_its_section(name: str) -> None:
    doc = getattr(charts, name).__doc__
    parameters, _, rest = doc.partition("\nReturns\n-------\n")
    assert "\nParameters\n----------\n" in parameters
    for word in ("title", "subtitle", "source", "ax", "lang", "digits", "names"):
        assert len(re.findall(rf"^{word} : ", parameters, re.M)) == 1
        assert not re.search(rf"^{word} : ", rest, re.M)


@pytest.mark.parametrize("name", NAMES)
def test_an_argument_that_a_chart_does_not_have_is_refused_by_name(name: str) -> None:
    needed = {"tokens": None} if name == "xray" else {}
    with pytest.raises(TypeError, match="colour"):
        getattr(charts, name)(None, title="x", colour="red", **needed)


def test_a_type_checker_sees_what_a_chart_takes_and_gives(tmp_path: Path) -> None:
    api = pytest.importorskip("mypy.api")
    script = tmp_path / "use.py"
    script.write_text(
        "import pandas as pd\n"
        "from analysis.showing import charts\n"
        'counts = pd.DataFrame({"word": ["a"], "n": [1]})\n'
        'charts.frequencies(counts, title="x", lang="ar", digits="arabic-indic", ax=None)\n'
        "charts.frequencies(counts)\n"
        'charts.frequencies(counts, title="x", lang=3)\n'
        'charts.frequencies(counts, title="x", colour="red")\n'
        'charts.frequencies(counts, title="x").no_such_thing\n',
        encoding="utf-8",
    )
    said, _, _ = api.run([str(script), "--no-incremental", "--hide-error-context"])
    assert re.findall(r"use\.py:(\d): error", said) == ["5", "6", "7", "8"], said
