"""Whose words they are: quotations and reported statements, their speakers, and hits by voice."""

from .quotations import annotate, quotations
from .voices import attribute

__all__ = ["annotate", "attribute", "quotations"]
