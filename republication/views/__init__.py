"""What people who republish open in a browser, one file a subject."""
