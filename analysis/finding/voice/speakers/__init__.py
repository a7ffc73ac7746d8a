"""Who speaks: a memory of who was spoken of, and rows of what is said."""
