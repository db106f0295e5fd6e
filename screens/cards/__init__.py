"""Cards: steps and causes go the same way, and are written, sealed, merged and voted on by the same parts."""
