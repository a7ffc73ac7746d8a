"""What the simulations share: designs, counts drawn by them, and what was seen held to the promise.

`make test` draws a few hundred samples of each design, `make test ARGS=--long` some thousands;
with `-s` each line says what was seen, and how wide the intervals were:

    make test ARGS="--long -s tests/measuring/promises"
"""

import numpy as np

#: How often a word stands in a document of 500 words, on average, and how it clusters: counts are
#: negative binomial of this shape, None: Poisson (words drawn one by one), "tail": lognormal rates
#: (sigma 1), "half": in half of the documents alone, "beta": beta-binomial (rho .02).
RATES = [(2, None), (2, 1), (10, None), (10, 3), (10, 1), (30, 0.3)]
RARE = [(0.5, None), (0.5, 1), (0.5, 0.3), (2, 0.3), (0.5, "half"), (2, "half")]
TAILS = [(2, "tail"), (10, "tail"), (2, "beta"), (10, "half")]
LENGTHS = ["equal", "mixed", "very mixed"]


def seen(name, share, times, *, least=0.0, most=1.0, wide=None):
    """Print what was seen, and hold it to the promise within three standard errors of its own."""
    width = "" if wide is None else f", width {np.nanmedian(wide):.2f} of the truth"
    print(f"{name}: {share:.3f} of {times}{width}")
    room = 3 * np.sqrt(0.25 * 0.2 / times)
    assert least - room <= share <= most + room, name


def lengths(kind, number, rng):
    if kind == "equal":
        return np.full(number, 500.0)
    if kind == "very mixed":
        return np.round(np.exp(rng.uniform(np.log(10), np.log(5000), number)))
    return np.round(np.exp(rng.normal(6, 0.8, number))) + 30


def counts(mean, shape, sizes, times, rng):
    """Counts of one word in documents of these sizes, a row a sample."""
    expected = np.broadcast_to(mean * sizes / 500, (times, len(sizes)))
    if shape == "beta":
        a, b = mean / 500 * 49, (1 - mean / 500) * 49
        return rng.binomial(sizes.astype("int64"), rng.beta(a, b, expected.shape)).astype("float64")
    if shape == "tail":
        expected = expected * np.exp(rng.normal(-0.5, 1, expected.shape))
    elif shape == "half":
        expected = expected * 2 * (rng.random(expected.shape) < 0.5)
    elif shape is not None:
        expected = expected * rng.gamma(shape, 1 / shape, expected.shape)
    return rng.poisson(expected).astype("float64")
