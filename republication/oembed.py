"""An article on another site by its address alone: headline, standfirst and whose work it is.

What is shown is a quotation with its attribution, in plain HTML: no frame, no script, no picture,
because a picture would stand there without its credit.
"""

from django.http import Http404, QueryDict
from django.urls import ResolverMatch
from django.utils.html import format_html
from django.utils.translation import get_language

from commons import oembed
from commons.addresses import absolute
from commons.oembed import Embeddable, NoLongerShown
from newsroom.models import Article, FrontPage, NewsroomSettings
from newsroom.terms import attribution_of, licence_for_others, source_url

HEIGHT = 240


def register() -> None:
    oembed.register("wagtail_serve", _article)


def _article(match: ResolverMatch, query: QueryDict) -> Embeddable:
    article = _at(*match.args)
    if article.withdrawn_at:
        raise NoLongerShown(article.withdrawal_in_words)
    if article.retraction:
        raise NoLongerShown(article.retraction.text)
    newsroom = NewsroomSettings.load()
    said = attribution_of(article, newsroom)

    def quoted(width: int, height: int) -> str:
        standfirst = format_html("<p>{}</p>", article.standfirst) if article.standfirst else ""
        return format_html(
            '<blockquote cite="{url}" lang="{language}"><p><a href="{url}">{headline}</a></p>'
            "{standfirst}<footer>{attribution}</footer></blockquote>",
            url=source_url(article),
            language=article.locale.language_code,
            headline=article.title,
            standfirst=standfirst,
            attribution=said.bottom().as_html(),
        )

    return Embeddable(
        title=article.title,
        author_name=article.byline_in_words,
        provider_name=newsroom.name,
        provider_url=absolute(f"/{get_language()}/"),
        height=HEIGHT,
        html=quoted if licence_for_others(article).permits_sharing else None,
    )


def _at(path: str) -> Article:
    """The article at an address below the front page of the active language, as readers have it."""
    front = FrontPage.objects.filter(locale__language_code=get_language()).first()
    slug = path.rstrip("/").rpartition("/")[2]
    if front is None or not slug:
        raise Http404
    here = Article.objects.filter(slug=slug, url_path=front.url_path + path)
    article = (
        here.published().with_package_parts().first()
        or here.withdrawn().select_related("locale").first()
    )
    if article is None:
        raise Http404
    return article
