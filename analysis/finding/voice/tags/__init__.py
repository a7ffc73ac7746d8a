"""What each word may be, decided once for each distinct word: verbs of saying, names, titles."""
