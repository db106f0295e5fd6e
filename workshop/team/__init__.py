"""The team: its people, its periods, and what it decided."""
