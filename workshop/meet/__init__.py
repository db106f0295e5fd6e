"""Meetings: sessions, their stages, clock and agenda, and who is not finished yet."""
