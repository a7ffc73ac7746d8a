"""The tables that ship with the library, each beside the module that reads it."""

from __future__ import annotations

import csv
from importlib.resources import files


def shipped(package: str, name: str) -> list[dict[str, str]]:
    """Give the rows of a CSV that lies in a package of the library."""
    with files(package).joinpath(name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))
