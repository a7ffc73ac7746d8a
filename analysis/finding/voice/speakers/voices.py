"""Who says something: a name, by which rule it was found, and who relays it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

#: Between the names of joint speakers.
TOGETHER = " + "


class Voice(NamedTuple):
    """A speaker ("" if unknown), the rule by which it was found, and who relays it."""

    speaker: str
    rule: str
    via: str

    def named(self, full: Mapping[str, str]) -> Voice:
        """Give the speaker, and who relays it, by their full names."""
        if self.speaker not in full and self.via not in full:
            return self
        again = self.rule == "noun phrase" and self.speaker in full
        rule = "anaphor" if again else self.rule
        return Voice(full.get(self.speaker, self.speaker), rule, full.get(self.via, self.via))
