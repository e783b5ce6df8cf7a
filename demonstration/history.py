"""Articles that were changed after they went out, and translations that follow or have yet to.

A content file says under ``earlier`` what readers had first: another ``standfirst``, other
paragraphs of the ``body`` by their place, and ``until`` which day. Corrections came after it.
"""

from datetime import datetime

from newsroom.models import Article
from newsroom.translations import bring_in_step
from newsroom.versions import plain_text


def name_original(translation: Article, original: Article) -> None:
    """A translation knows its original; a correction to both is one correction in two languages."""
    translation.translation_source = original
    pairs = zip(translation.corrections.all(), original.corrections.all(), strict=False)
    for ours, theirs in pairs:
        ours.key = theirs.key


def as_first_published(item: dict) -> dict:
    """The content of an article as its first readers had it."""
    earlier = item.get("earlier")
    if not earlier:
        return item
    body = [dict(block) for block in item["body"]]
    for place, value in earlier.get("body", {}).items():
        body[int(place)]["value"] = value
    standfirst = earlier.get("standfirst", item["standfirst"])
    return {**item, "body": body, "standfirst": standfirst}


def publish_first(article: Article, item: dict) -> list:
    """Publish what readers had first. Returns the corrections that came later."""
    later = list(article.corrections.all()) if item.get("earlier") else []
    if later:
        article.corrections = []
    article.save_revision().publish()
    return later


def publish_again(article: Article, item: dict, body, corrections: list) -> None:
    """Publish what readers have now, with its corrections."""
    draft = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    draft.standfirst, draft.body = item["standfirst"], body
    draft.corrections = corrections
    draft.save_revision().publish()


def close_what_is_done(articles: list[Article]) -> None:
    """Translations that carry every correction of their original are in step with it."""
    for article in articles:
        task = article.translation_task
        if task and task.corrections and not task.to_carry_over:
            bring_in_step(translation=article, user=None)


def date_versions(article: Article, published: datetime, changed: datetime) -> None:
    """The first version is of the day of publication, the next of the day of the change.

    Called when its figures are of that day, too, so that the newest says what the page says.
    """
    article.versions.filter(number=1).update(published_at=published)
    article.versions.filter(number__gt=1).update(published_at=changed)
    newest = article.versions.last()
    article.versions.filter(pk=newest.pk).update(body=plain_text.parts_of(article.body))
