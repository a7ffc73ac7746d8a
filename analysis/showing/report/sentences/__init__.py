"""What a report says of any corpus: every sentence follows from a table, in English or Arabic."""

from analysis.showing.report.sentences.company import (
    choices,
    choices_in,
    neighbours,
    together,
)
from analysis.showing.report.sentences.texts import (
    MOST_TEXTS,
    as_read,
    comparable,
    frequent,
    grouped,
    passages,
    shared,
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
    "MOST_TEXTS",
    "amount",
    "apart",
    "as_read",
    "audit",
    "checked",
    "choices",
    "choices_in",
    "comparable",
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
