"""What a report says of any corpus: every sentence follows from a table, in English or Arabic.

Each function takes the tables that it speaks of, as the library returns them; `labels` are what the
families are called (`labels`), `lang` is the language, "en" or "ar".
"""

from .by_group import apart, course, grouped, groups, groups_of, left_out, placed, undated
from .company import choices, choices_in, neighbours, together
from .passages import copies, passages, shared
from .texts import as_read, comparable, frequent, size, source, unused, vocabulary
from .voices import checked, expected, families_by_voice, shares, statements, told
from .wording import phrase, title
from .words import amount, audit, chosen, interval, labels, leading, listing, matched, telling
