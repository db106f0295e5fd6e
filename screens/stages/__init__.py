"""The stages of all sessions: what they share, and a page for each."""
