"""Views and parts of the desk that Wagtail does not have: one file a subject."""
