"""Authors: who we are, and what each has signed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.lists import listing
from newsroom.lists.articles import ArticleList
from newsroom.models import Article, Author, ListLength
from newsroom.models.byline import BylineRole
from newsroom.views.kept_addresses import get_or_redirect


def _authors():
    return Author.objects.select_related("portrait").prefetch_related(
        "biographies",
        "links",
        "portrait__renditions",
        "members__member__biographies",
        "memberships__desk__biographies",
    )


@require_safe
@get_or_redirect(_authors)
def author(request: HttpRequest, author: Author) -> HttpResponse:
    """An author's page: biography, and everything signed, newest first, by role if asked."""
    listed = ArticleList(request, kind="author", key=author.slug)
    context = {"author": author, "list": listed, "roles": _roles(author, request.GET.get("role"))}
    return render(request, "newsroom/author.html", context)


def _roles(author: Author, chosen: str | None) -> list[dict]:
    """Each role the author had in this language, with how often; none where there is but one."""
    names = {listing.of_author(author.pk, role): role for role in BylineRole}
    lengths = ListLength.objects.filter(list_name__in=names).numbers(get_language())
    numbers = {
        role: lengths[listing.key_of(name)]
        for name, role in names.items()
        if listing.key_of(name) in lengths
    }
    if len(numbers) < 2 and chosen is None:
        return []
    return [
        {"role": role, "number": numbers[role], "is_chosen": role == chosen}
        for role in BylineRole
        if role in numbers
    ]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Who we are: desks, people, and those who have left, each by name."""
    signed = ListLength.objects.of_kind("author").holding(Article.objects.published())
    found = Author.objects.filter(pk__in=signed.numbers()).select_related("portrait")
    authors = sorted(
        found.prefetch_related("biographies", "portrait__renditions"),
        key=lambda each: each.display_name.casefold(),
    )
    return render(
        request,
        "newsroom/authors.html",
        {
            "desks": [each for each in authors if each.is_collective and not each.has_left],
            "people": [each for each in authors if not each.is_collective and not each.has_left],
            "former": [each for each in authors if each.has_left],
        },
    )
