"""From goal to plan: goals, steps drafted, merged, voted on, chosen, claimed and dated, and the gates."""
