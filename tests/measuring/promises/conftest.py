"""How many samples are drawn of each design."""

import pytest

from tests.measuring.promises.drawn import RARE, TAILS


@pytest.fixture
def times(request):
    """Samples of each design."""
    return 4_000 if request.config.getoption("--long", default=False) else 300


@pytest.fixture
def draws(times):
    """Sets of documents, of other lengths each, that the samples are drawn in."""
    return 20 if times > 1000 else 5


@pytest.fixture
def design(request, times, shape):
    """Leaves the rare words and the long tails to `--long`, but where documents are alike."""
    drawn = request.node.callspec.params
    if times < 1000 and drawn["kind"] != "equal" and (drawn["mean"], shape) in [*RARE, *TAILS]:
        pytest.skip("drawn with --long")
