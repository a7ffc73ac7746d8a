"""A corpus of any size that nobody wrote: the same for the same size, on every machine.

Its vocabulary grows as that of real news: stems by the law of Zipf and Mandelbrot, written with
clitics and endings; sentences, quotation marks, numbers, vowel signs and Latin names as there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

LETTERS = np.array(list("ابتثجحخدذرزسشصضطظعغفقكلمنهوي"))
CLITICS = ("", "ال", "و", "ب", "ل", "وال", "بال", "لل", "ف", "ك", "وب", "ول")
ENDINGS = ("", "ة", "ه", "ها", "ات", "ين", "ون", "ي", "ية", "هم", "ا", "نا")
FUNCTION = (
    "في من على إلى أن إن عن مع هذا هذه الذي التي كان كانت قد لا ما لم لن هو هي بين بعد قبل كل أي "
    "ذلك تلك حيث كما أو ثم حتى عند منذ خلال ضد نحو أمام وفق غير قال وقال أكد وأضاف الرئيس الدول"
).split()
NAMES = ("NATO", "Reuters", "G20", "BRICS", "covid", "AFP")
STEMS, SEED = 100_000, 1945
WORDS_A_TEXT, BYTES_A_WORD = 260, 11.0


def lines(megabytes: float) -> Iterator[str]:
    """Give texts of about so many megabytes in all, one a line."""
    random = np.random.default_rng(SEED)
    vocabulary = _Vocabulary(random)
    left = megabytes * 1e6
    while left > 0:
        for text in vocabulary.texts(
            random, min(2_000, int(left / WORDS_A_TEXT / BYTES_A_WORD) + 1)
        ):
            left -= len(text.encode()) + 1
            yield text
            if left <= 0:
                return


def stems() -> list[str]:
    """Give the stems of the corpus that are no function words, the most frequent first."""
    return _Vocabulary(np.random.default_rng(SEED)).stems[len(FUNCTION) :]


def write(path: Path, megabytes: float) -> Path:
    """Write the texts into a file, one a line, unless it is there."""
    if not path.exists():
        part = path.with_suffix(".part")
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(text + "\n" for text in lines(megabytes))
        part.replace(path)
    return path


class _Vocabulary:
    """Stems with their ranks, and the words made of them so far."""

    def __init__(self, random: np.random.Generator) -> None:
        lengths = random.choice([2, 3, 4, 5, 6], size=STEMS, p=[0.04, 0.36, 0.34, 0.18, 0.08])
        self.stems = ["".join(random.choice(LETTERS, size)) for size in lengths]
        self.stems[: len(FUNCTION)] = FUNCTION
        shares = 1 / (np.arange(STEMS) + 40) ** 1.6
        self._edges = np.cumsum(shares / shares.sum())
        self._words: dict[int, str] = {}

    def texts(self, random: np.random.Generator, count: int) -> Iterator[str]:
        """Give so many texts."""
        sizes = random.poisson(WORDS_A_TEXT, count) + 1
        total = int(sizes.sum())
        stem = np.minimum(np.searchsorted(self._edges, random.random(total)), STEMS - 1)
        clitic = _chosen(random, total, len(CLITICS), 0.65)
        ending = _chosen(random, total, len(ENDINGS), 0.75)
        bare = stem < len(FUNCTION)
        types = (stem * len(CLITICS) + np.where(bare, 0, clitic)) * len(ENDINGS)
        types += np.where(bare, 0, ending)
        words = [self._words.get(type_) or self._word(type_) for type_ in types.tolist()]
        marks = random.choice(7, size=total, p=[0.915, 0.035, 0.03, 0.008, 0.006, 0.004, 0.002])
        for place in np.flatnonzero(marks).tolist():
            words[place] = _dressed(words[place], int(marks[place]), place)
        ends = np.cumsum(sizes).tolist()
        for begin, end in zip([0, *ends[:-1]], ends, strict=True):
            yield " ".join(words[begin:end]) + "."

    def _word(self, type_: int) -> str:
        rest, ending = divmod(type_, len(ENDINGS))
        stem, clitic = divmod(rest, len(CLITICS))
        word = self._words[type_] = CLITICS[clitic] + self.stems[stem] + ENDINGS[ending]
        return word


def _chosen(random: np.random.Generator, size: int, count: int, first: float) -> np.ndarray:
    """Draw clitics or endings: the first, none, with its share, the others ever more rarely."""
    shares = np.append(first, (1 - first) * _geometric(count - 1))
    return random.choice(count, size=size, p=shares)


def _geometric(count: int) -> np.ndarray:
    shares = 0.35 ** np.arange(count)
    return np.asarray(shares / shares.sum())


def _dressed(word: str, mark: int, number: int) -> str:
    """Give a word with what stands beside it in news."""
    return (
        f"{word}،",
        f"{word}.",
        f"«{word}»",
        f"{number % 97},5",
        word[:2] + "ّ" + word[2:],
        NAMES[number % len(NAMES)],
    )[mark - 1]
