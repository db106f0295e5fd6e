"""Files as the place where a team lives: the change log, its copy as a TinyDB file, and the sealed box."""
