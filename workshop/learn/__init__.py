"""What a team learned and what worked, and how it comes back while somebody plans."""
