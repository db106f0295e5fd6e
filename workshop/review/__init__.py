"""Looking back on a period: facts, causes, what follows from them, and closing it."""
