"""What `python -m analysis` does: it starts the whole pipeline, and so stands above the floors."""
