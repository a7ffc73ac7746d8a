"""What a report says of any corpus: every sentence follows from a table, in English or Arabic."""

from analysis.showing.report.sentences.company import (
    choices,
    choices_in,
    neighbours,
    together,
)
from analysis.showing.report.sentences.passages import copies, passages, shared
from analysis.showing.report.sentences.texts import (
    as_read,
    comparable,
    frequent,
    grouped,
    size,
    source,
    vocabulary,
)
from analysis.showing.report.sentences.voices import checked, families_by_voice, shares, told
from analysis.showing.report.sentences.wording import phrase, title
from analysis.showing.report.sentences.words import (
    amount,
    apart,
    audit,
    course,
    groups,
    labels,
    leading,
    matched,
)

__all__ = [
    "amount",
    "apart",
    "as_read",
    "audit",
    "checked",
    "choices",
    "choices_in",
    "comparable",
    "copies",
    "course",
    "families_by_voice",
    "frequent",
    "grouped",
    "groups",
    "labels",
    "leading",
    "matched",
    "neighbours",
    "passages",
    "phrase",
    "shared",
    "shares",
    "size",
    "source",
    "title",
    "together",
    "told",
    "vocabulary",
]
