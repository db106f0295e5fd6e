"""Words, numbers and days as people write and say them: read, cleaned and told."""
