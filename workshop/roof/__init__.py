"""The view over several teams: how their goals stand, what they share. No persons anywhere in it."""
