"""A file is there whole or not at all."""

from __future__ import annotations

import os
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
