"""Pages of the desk beside the form of a record: duplicates, merging, retracting."""
