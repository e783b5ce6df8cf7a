"""Public pages of the newsroom that are not pages of the tree: one file a subject."""
