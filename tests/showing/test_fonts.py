"""The bundled typeface: known to matplotlib, unmodified, with its licence."""

from __future__ import annotations

import hashlib
from pathlib import Path

import matplotlib
import pytest
from matplotlib.font_manager import FontProperties, findfont

from analysis.showing import fonts

FOLDER = Path(fonts.__file__).parent


@pytest.mark.shaping
@pytest.mark.parametrize(
    ("families", "ending"), [(fonts.REGULAR, "Regular"), (fonts.SEMIBOLD, "SemiBold")]
)
def test_each_family_is_found_as_the_bundled_file(families: list[str], ending: str) -> None:
    assert findfont(FontProperties(family=families)) == str(
        FOLDER / f"IBMPlexSansArabic-{ending}.ttf"
    )


@pytest.mark.shaping
def test_no_global_setting_names_the_typeface() -> None:
    assert not any("Plex" in str(value) for value in matplotlib.rcParams.values())


def test_the_files_are_those_the_note_of_origin_names() -> None:
    note = (FOLDER / "README.md").read_text(encoding="utf-8")
    for path in FOLDER.glob("*.ttf"):
        assert f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" in note
    licence = (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert licence.startswith('Copyright © 2017 IBM Corp. with Reserved Font Name "Plex"')
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
