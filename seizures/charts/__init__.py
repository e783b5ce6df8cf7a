"""Charts of the record, drawn on the server: figures in, SVG out, the same every time.

A drawing knows nothing of requests or rows. ``reading`` makes the series from a filter,
``findings`` says what it shows, ``columns`` and ``bars`` draw it, ``sheet`` puts title, source
and licence around it for whoever takes it away.
"""
