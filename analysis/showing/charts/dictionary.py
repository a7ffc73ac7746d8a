"""What to call what a table names by a key: documents by a short name, families in Arabic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import pandas as pd

from analysis.reading.errors import InputError
from analysis.reading.shipped import shipped

Names = Mapping[str, str] | pd.DataFrame | Iterable[Mapping[str, str] | pd.DataFrame]

# The key of each kind of table that names something; titles are the names of documents only.
_KEYS = ("speaker", "family", "doc")
_SHIPPED = ("lexicon.csv", "voice/tags/speakers.csv")


def collect(names: Names | None, lang: str) -> dict[tuple[str, str], str]:
    """Return the names as {(kind, key): name}; those of a plain mapping have the kind "".

    Of a table the column ``name_ar`` or ``label_ar`` (``_en``) is taken before ``name``; ``label``
    is the Arabic name, as in a lexicon; documents without any of these go by their ``title``.

    Examples
    --------
    >>> documents = pd.DataFrame({"doc": ["000"], "title": ["A long title"], "name": ["Tianjin"]})
    >>> collect([documents, {"oil": "petrol"}], "en")
    {('doc', '000'): 'Tianjin', ('', 'oil'): 'petrol'}
    """
    several = [names] if isinstance(names, (Mapping, pd.DataFrame)) else list(names or ())
    found = dict(_shipped()) if lang == "ar" else {}
    for one in several:
        if isinstance(one, Mapping):
            found |= {("", str(key)): str(name) for key, name in one.items()}
        else:
            found |= _of_table(one, lang)
    return found


def _of_table(table: object, lang: str) -> dict[tuple[str, str], str]:
    columns = list(table.columns) if isinstance(table, pd.DataFrame) else []
    key = next((key for key in _KEYS if key in columns), None)
    if not isinstance(table, pd.DataFrame) or key is None:
        raise InputError(
            f"names are a mapping, or a table with a column {', '.join(_KEYS)}",
            found=columns or table,
            mend="Write names={'000': 'Tianjin'}, or pass the documents or the lexicon.",
        )
    wanted = [f"name_{lang}", f"label_{lang}", "name", *(["label"] if lang == "ar" else [])]
    column = next((name for name in (*wanted, "title") if name in columns), None)
    if column is None:
        return {}
    known = table[[key, column]].dropna().astype(str)
    known = known[known[column].str.strip() != ""]
    return {(key, value): name for value, name in zip(known[key], known[column], strict=True)}


@cache
def _shipped() -> dict[tuple[str, str], str]:
    """Return the Arabic names of the families and speakers that ship with the library."""
    found: dict[tuple[str, str], str] = {}
    for path in _SHIPPED:
        found |= _of_table(pd.DataFrame(shipped("analysis.finding", path)), "ar")
    return found
