"""Whole numbers -> scores."""

from .rates import rates

__all__ = ["rates"]
