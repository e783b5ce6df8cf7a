"""The form in which an article is edited."""

from newsroom.images.page_forms import IllustratedPageForm


class ArticleForm(IllustratedPageForm):
    """The form without a time to go live that only repeats the embargo's end.

    Lifting or moving an embargo is then one field: the schedule follows it.
    """

    def __init__(self, *args, **kwargs):
        article = kwargs.get("instance")
        if article and article.embargoed_until and article.go_live_at == article.embargoed_until:
            article.go_live_at = None
        super().__init__(*args, **kwargs)
