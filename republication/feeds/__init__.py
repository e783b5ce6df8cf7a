"""The newest work as other software follows it: RSS 2.0, Atom and JSON Feed of every list.

``reading`` says what is in a feed, one module a format writes it, ``hub`` tells a WebSub hub that
there is something new. Why so: ``docs/decisions/0031-feeds.md``.
"""
