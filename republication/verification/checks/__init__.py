"""The checks of a copy, one file a subject. Each gives one finding and knows only the copy."""
