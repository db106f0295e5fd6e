"""What the pages of all sessions share: stages, trail and clock, goal, people, private pages."""
