"""How a newsroom begins."""
