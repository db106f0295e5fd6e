"""Between meetings: where goals and steps stand, what is due, and what is done about it."""
