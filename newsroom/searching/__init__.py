"""Search for readers: what they ask (``form``), what is found (``articles``, ``records``) with the
passage that matches (``passages``), what to try when it is nothing (``advice``), and what is
suggested while they type (``suggestions``).

The index is Wagtail's (:mod:`commons.search_backend`), read in bounded time
(:mod:`commons.search_index`). What a reader may see is asked of articles and records themselves,
never of the index.
"""

LONGEST_QUERY = 200
