"""The seizures that an article's text tells of, beside the records: found, compared, answered."""
