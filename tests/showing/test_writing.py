"""A file is there whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.showing.writing import write_whole


def test_a_file_holds_what_was_written(tmp_path: Path) -> None:
    write_whole(tmp_path / "صفحة.html", "نص".encode())
    assert (tmp_path / "صفحة.html").read_text("utf-8") == "نص"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_full_disk_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_error_of_a_full_disk_names_the_file(tmp_path: Path, monkeypatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match=r"No space left on device: '.*page\.html'"):
        write_whole(tmp_path / "page.html", b"new")


@pytest.mark.skipif(sys.platform == "win32", reason="there no process can be asked whether it runs")
def test_parts_that_a_killed_run_left_are_removed_those_of_a_running_one_stay(tmp_path) -> None:
    command = [sys.executable, "-c", "import os; print(os.getpid())"]
    ended = subprocess.run(command, capture_output=True, check=True)
    gone = tmp_path / f".{int(ended.stdout)}-{'0' * 32}.part"
    alive = tmp_path / f".{os.getppid()}-{'0' * 32}.part"
    own = tmp_path / ".mine.part"
    for part in (gone, alive, own):
        part.touch()
    write_whole(tmp_path / "page.html", b"new")
    assert sorted(tmp_path.iterdir()) == sorted([alive, own, tmp_path / "page.html"])
