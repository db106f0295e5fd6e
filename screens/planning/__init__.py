"""The planning session: a page for each stage, and what they share."""
