"""`python -m analysis init FOLDER`: a corpus to fill, each file with one line that shows how."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from analysis.reading.errors import InputError
from analysis.showing.writing import write_whole

_TEMPLATE = files("analysis.command") / "start"


def start(folder: Path) -> list[Path]:
    """Lay out a folder for a corpus and return its files.

    Parameters
    ----------
    folder : Path
        Not there yet, or empty.

    Returns
    -------
    list of Path
        `first.txt` (a text), `articles.csv` (what is known of each), `lexicon.csv` (families of
        terms), `names.csv` (who speaks), `your_corpus.ipynb` (a notebook to start from). The
        report runs over them as they are.

    Raises
    ------
    InputError
        The folder holds something: nothing of it is touched.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(
            "init makes a folder, or fills an empty one",
            found=f"{folder}, which holds something",
            mend="Name another folder.",
        )
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for part in sorted(_TEMPLATE.iterdir(), key=lambda part: part.name):
        if part.name.startswith(("_", ".")):
            continue
        path = folder / part.name
        write_whole(path, part.read_bytes())
        made.append(path)
    return made
