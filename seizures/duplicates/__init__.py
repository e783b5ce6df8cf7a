"""Records that may tell of one event: how alike two are, and which to compare at all."""
