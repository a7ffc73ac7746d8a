"""Noun phrases: where they begin, what they name, where they end."""
