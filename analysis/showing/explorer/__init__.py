"""The explorer: a concordancer in one piece of HTML, which answers any word without Python."""

from .explore import explore

__all__ = ["explore"]
