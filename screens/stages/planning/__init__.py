"""The planning session: a page for each of its stages."""
