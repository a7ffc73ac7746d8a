"""What a report says of any corpus: every sentence follows from a table, in English or Arabic."""

from analysis.showing.report.sentences.company import choices, neighbours, together
from analysis.showing.report.sentences.texts import comparable, shared, size, vocabulary
from analysis.showing.report.sentences.voices import checked, families_by_voice, shares
from analysis.showing.report.sentences.words import amount, apart, course, groups, matched
from analysis.showing.report.sentences.wording import phrase

__all__ = [
    "amount",
    "apart",
    "checked",
    "choices",
    "comparable",
    "course",
    "families_by_voice",
    "groups",
    "matched",
    "neighbours",
    "phrase",
    "shared",
    "shares",
    "size",
    "together",
    "vocabulary",
]
