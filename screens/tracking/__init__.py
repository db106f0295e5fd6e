"""Between meetings: the mirror, goals, my steps and the board."""
