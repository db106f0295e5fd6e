"""A step: in words, its keys, and what is asked about it."""
