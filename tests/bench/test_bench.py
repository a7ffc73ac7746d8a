"""The benchmark's contestants do the same work: Khitab finds what plain Python finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import by_khitab, by_re
from tests.bench.corpus import stems, write
from tests.bench.one import TASKS, Clock
from tests.bench.same import write_families
from tests.bench.table import page


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    written = write(tmp_path_factory.mktemp("bench") / "texts.txt", 0.3)
    write_families(written, stems())
    return written


@pytest.mark.parametrize("task", [task for task in TASKS if "re + Counter" in TASKS[task]])
def test_khitab_counts_what_plain_python_counts(path, task):
    answers = [getattr(by, task)(path, Clock(0.0))() for by in (by_khitab, by_re)]
    assert answers[0] == answers[1]
    assert int(answers[0].split()[0]) > 50


def test_files_are_counted_as_their_tokens_are(path):
    answers = [count(path, Clock(0.0))() for count in (by_khitab.words, by_khitab.count_files)]
    assert answers[0] == answers[1]


def test_a_table_tells_medians_ratios_and_growth():
    def runs(seconds: float) -> list[dict]:
        return [
            {
                "seconds": n * seconds + 1,
                "processor": 2 * n,
                "memory": 0.5,
                "phases": {"import": 1, "count": seconds},
            }
            for n in (1, 1, 9)
        ]

    names = ("Khitab tokenize", "polars")
    measured = {
        ("words", size, name): runs(size * scale)
        for size in (1, 10)
        for name, scale in zip(names, (1, 2), strict=True)
    }
    text = page(measured)
    assert (
        "| 10 | Khitab tokenize | 11.00 | 0.52 | 2.00 | 0.50 | import 1.00, count 10.00 |" in text
    )
    assert "Khitab tokenize 1.00; polars 1.00." in text
