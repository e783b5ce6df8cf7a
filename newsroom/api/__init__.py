"""Articles and what stands around them, for machines."""
