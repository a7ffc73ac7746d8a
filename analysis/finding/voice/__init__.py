"""Whose words they are: quotations and reported statements, their speakers, and hits by voice."""

from .annotation import annotate
from .quotations import quotations
from .voices import attribute

__all__ = ["annotate", "attribute", "quotations"]
