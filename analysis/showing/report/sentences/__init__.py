"""What a report says of any corpus: every sentence follows from a table, in English or Arabic."""

from analysis.showing.report.sentences.company import choices, neighbours, together
from analysis.showing.report.sentences.texts import (
    MOST_TEXTS,
    comparable,
    frequent,
    grouped,
    shared,
    size,
    source,
    vocabulary,
)
from analysis.showing.report.sentences.voices import checked, families_by_voice, shares
from analysis.showing.report.sentences.wording import phrase, title
from analysis.showing.report.sentences.words import (
    amount,
    apart,
    course,
    groups,
    labels,
    matched,
)

__all__ = [
    "MOST_TEXTS",
    "amount",
    "apart",
    "checked",
    "choices",
    "comparable",
    "course",
    "families_by_voice",
    "frequent",
    "grouped",
    "groups",
    "labels",
    "matched",
    "neighbours",
    "phrase",
    "shared",
    "shares",
    "size",
    "source",
    "title",
    "together",
    "vocabulary",
]
