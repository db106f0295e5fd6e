"""Full screens between meetings: home, goal, my steps, board, team, library, history; and the start."""
