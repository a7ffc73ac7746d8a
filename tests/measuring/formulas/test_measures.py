import inspect

import pytest

from analysis.measuring import MEASURES
from analysis.measuring.formulas.dispersion import OVER_PLACES
from analysis.measuring.formulas.measures import described

EVERY = [(group, name) for group, measures in MEASURES.items() for name in measures]
ARGUMENTS = {
    "association": ["o11", "r1", "c1", "n"],
    "keyness": ["f1", "n1", "f2", "n2"],
    "documents": ["counts", "sizes", "inside"],
    "dispersion": ["counts", "sizes"],
    "diversity": ["words"],
}


@pytest.mark.parametrize(("group", "name"), EVERY)
def test_every_measure_has_a_formula_a_reference_and_what_a_reader_needs(group, name):
    measure = MEASURES[group][name]
    text = inspect.getdoc(measure.function)
    assert "References\n----------\n" in text
    assert measure.formula.endswith(".")
    assert measure.unit
    assert measure.direction
    assert measure.edge


@pytest.mark.parametrize(("group", "name"), EVERY)
def test_measures_of_a_group_are_called_alike(group, name):
    parameters = inspect.signature(MEASURES[group][name].function).parameters.values()
    positional = [p.name for p in parameters if p.kind is not inspect.Parameter.KEYWORD_ONLY]
    expected = ["positions", "size"] if name in OVER_PLACES else ARGUMENTS[group]
    assert positional == expected


def test_a_measure_is_called_by_the_name_of_its_function():
    for group, name in EVERY:
        assert MEASURES[group][name].function.__name__.rstrip("_") == name


def test_the_table_of_measures_lists_them_all():
    table = described(MEASURES)
    assert len(table) == len(EVERY)
    assert not table.isna().any(axis=None)
