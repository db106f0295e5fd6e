"""PostgreSQL as the place where a team lives: one row a change, with the same chained checksum as in a file."""
