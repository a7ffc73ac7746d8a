"""Statements: a word that tells, who it may be told of, and what is told."""
