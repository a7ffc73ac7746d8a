"""What an import loads: each floor is there on first use, and heavy packages only where used."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import analysis

HEAVY = ("scipy.stats", "statsmodels", "matplotlib", "networkx", "nbconvert", "nbclient", "dask")
READING, FINDING, COUNTING, MEASURING = (
    analysis._NAMES[floor] for floor in ("reading", "finding", "counting", "measuring")
)


def loaded(statement: str) -> set[str]:
    """The modules that a fresh Python has loaded after a statement."""
    code = f"import sys\n{statement}\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, encoding="utf-8"
    )
    return set(done.stdout.split())


def test_the_bare_import_loads_no_table_and_no_array() -> None:
    modules = loaded("import analysis")
    assert not {"numpy", "pandas", "regex"} & modules
    assert {name for name in modules if name.startswith("analysis")} == {"analysis"}


@pytest.mark.parametrize(
    ("names", "late"),
    [
        ((*READING, *FINDING, *COUNTING), HEAVY),
        (MEASURING, HEAVY),
        (("charts",), ("networkx", "scipy.stats", "statsmodels", "nbconvert")),
        (("show_table", "show_lines"), ("scipy.stats", "statsmodels", "networkx")),
    ],
)
def test_heavy_packages_are_loaded_where_they_are_used(names: tuple, late: tuple) -> None:
    assert not set(late) & loaded(f"from analysis import {', '.join(names)}")


def test_finding_and_counting_load_no_rules_for_speakers() -> None:
    modules = loaded("from analysis import concordance, cooccurrences, count_files, find_terms")
    assert not [name for name in modules if name.startswith("analysis.finding.voice")]


def test_a_name_of_the_library_is_its_function_also_when_its_module_was_loaded_before() -> None:
    loaded(
        "import analysis.measuring.keyness, analysis.finding.concordance\n"
        "from analysis import concordance, dispersion, keyness\n"
        "assert all(map(callable, (concordance, dispersion, keyness)))"
    )


def test_every_public_name_is_there_and_shown() -> None:
    for name in analysis.__all__:
        assert getattr(analysis, name) is not None
    assert set(analysis.__all__) <= set(dir(analysis))
    with pytest.raises(AttributeError, match="'analysis' has no attribute 'hegemony'"):
        _ = analysis.hegemony


def test_type_checkers_see_each_name_that_is_imported_for_them() -> None:
    stub = ast.parse(Path(analysis.__file__).with_suffix(".pyi").read_text(encoding="utf-8"))
    listed = [
        name
        for node in stub.body
        if isinstance(node, ast.Assign | ast.AugAssign)
        for name in ast.literal_eval(node.value)
    ]
    assert sorted(listed) == sorted(analysis.__all__)
