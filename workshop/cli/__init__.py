"""The command line: the one part of this package that knows files and screens, and loads them only when needed."""

from workshop.cli.program import main

__all__ = ["main"]
