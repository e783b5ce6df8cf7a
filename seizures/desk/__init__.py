"""The desk's side of the record: what its form understands, what goes out, and the pages beside."""
