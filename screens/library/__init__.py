"""What was: lessons, wins and plays, what recurs, and the history."""
