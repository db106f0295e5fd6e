"""The retrospective, stage by stage: facts, wins, causes, what follows from them, what was learned."""
