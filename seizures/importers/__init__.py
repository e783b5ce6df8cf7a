"""How data sets of others become records: one file a source, one engine for all.

``files`` reads a table and finds what is broken in it, a source says what a row becomes,
``report`` says in words what was found, ``engine`` looks at a file or writes it.
"""
