"""What is kept of the ways our work takes: one file a subject."""
