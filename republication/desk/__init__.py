"""The desk's part about those who take our work."""
