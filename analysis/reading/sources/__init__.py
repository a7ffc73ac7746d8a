"""Folders and files -> rows of raw text beside their metadata, and notes of all that is none."""

from .delimited import read_csv

__all__ = ["read_csv"]
