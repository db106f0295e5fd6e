"""What the room takes home: one description of each report's content, and a writer for each format."""
