"""Images: what is kept of a file, whose it is, and the sizes it is shown in."""
