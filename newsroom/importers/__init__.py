"""Coming from elsewhere: a WordPress export, or one article in a file.

One file a matter. ``wxr`` reads an export as a stream. ``gutenberg`` and ``shortcodes`` turn
WordPress's own notations into plain HTML, ``markup`` makes any HTML well-formed and harmless,
``mapping`` (with ``inline``, ``tables`` and ``embeds``) turns it into our blocks, ``conventions``
recognises what newsrooms write by habit. ``addresses`` and ``media`` say what an old address or
file became, ``plan`` decides what becomes of each item, ``writing`` does it, ``report`` says what
happened. ``wordpress`` and ``article_files`` are the two ways in.
"""
