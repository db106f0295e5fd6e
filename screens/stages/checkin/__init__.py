"""The check-in session: steps that need a word, the goals one by one, the mirror."""
