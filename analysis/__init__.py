"""Count what Arabic political texts say, and show it with Arabic that is right.

Tables flow through five floors, each a plain DataFrame in and a new one out::

    documents = read_corpus("seeds")                # files     -> documents
    tokens = tokenize(documents)                    # documents -> words, keys, sentences
    hits = find_terms(tokens, read_lexicon())       # tokens    -> occurrences of families
    lines = concordance(documents, hits)            # hits      -> lines to read them in
    said = attribute(hits, quotations(documents))   # hits      -> who says it
    pairs = cooccurrences(hits, tokens=tokens, within="sentence")    # -> whole numbers
    table = rates(hits, tokens, by="doc")           # numbers   -> rates with intervals
    charts.rates(table, title="…")                  # tables    -> what people see
"""

import ast
from importlib import import_module
from pkgutil import get_data

__version__ = "1.0.0"

_FLOORS = ("reading", "finding", "counting", "measuring", "showing")
# A floor is loaded when one of its names is first used, so that one who reads and counts never
# waits for charts and statistics. Which name stands where, the list for type checkers says.
_LISTED = ast.parse(get_data(__name__, "__init__.pyi") or b"").body
_NAMES = {
    str(part.module): tuple(alias.name for alias in part.names)
    for part in _LISTED
    if isinstance(part, ast.ImportFrom)
}
_WHERE = {name: module for module, names in _NAMES.items() for name in names}
_MODULES = {"charts": "showing.charts"} | {floor: floor for floor in _FLOORS}

__all__ = list(_WHERE)


def __getattr__(name: str) -> object:
    if name not in _WHERE and name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"{__name__}.{_MODULES.get(name) or _WHERE[name]}")
    value = module if name in _MODULES else getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, *_FLOORS})
