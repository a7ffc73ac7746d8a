"""Files -> documents -> tokens."""

from .addresses import no_words
from .chrome import removed
from .corpus import read_corpus
from .errors import InputError
from .report import reading_report, reading_summary
from .spelling import normalize
from .stopwords import stop_words
from .tokens import tokenize

__all__ = [
    "InputError",
    "no_words",
    "normalize",
    "read_corpus",
    "reading_report",
    "reading_summary",
    "removed",
    "stop_words",
    "tokenize",
]
