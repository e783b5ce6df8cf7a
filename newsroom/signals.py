"""What the newsroom tells the floors above it. Sent inside the transaction of the change.

Receivers write rows; what leaves the machine (mail, webhooks) waits for the commit
(``transaction.on_commit``). The sender is always :class:`newsroom.models.Article`.
"""

from django.dispatch import Signal

#: Somebody, or a schedule that somebody set, is about to publish an article. A receiver that
#: raises keeps it from going out.
#:
#: ``version``: the article as it would be published.
article_to_be_published = Signal()

#: Readers got an article, or a new version of it.
#:
#: ``article``: the article as it is published now.
#: ``is_first``: whether readers had never seen it before.
#: ``version``: the :class:`~newsroom.models.PublishedVersion` that was kept of it, or ``None``
#: when it was published again with nothing changed that readers see.
#: ``corrections``: those that are new with it, oldest first; ``article_corrected`` follows where
#: there are any.
#: ``is_archive``: whether it is old work that arrives with an import (:mod:`newsroom.archive`):
#: a change log names it, nobody is told of it as news.
article_published = Signal()

#: A published version carries corrections that the last one did not. Sent after
#: ``article_published`` of the same publication; never for a first one, which corrects nothing.
#:
#: ``article``: the article as it is published now.
#: ``corrections``: the new :class:`~newsroom.models.Correction` rows, oldest first, never empty.
#: A retraction is one of them.
article_corrected = Signal()

#: An article was taken away from readers for good, by an editor, with a reason.
#:
#: ``article``: the article, no longer live. ``reason``: the reason in words, for the public.
article_withdrawn = Signal()
