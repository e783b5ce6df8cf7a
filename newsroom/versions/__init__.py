"""What readers had: every published version, and how two of them differ."""
