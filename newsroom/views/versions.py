"""What an article said before, where the newsroom lets its readers see that."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.models import Article, NewsroomSettings
from newsroom.versions.comparing import VersionHistory


@require_safe
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """The versions of a published article, and what changed between two of them.

    Of a retracted article it gives the reason, and none of its text.
    """
    if not NewsroomSettings.load(request).shows_versions:
        raise Http404
    published = Article.objects.published().in_language(get_language())
    article = get_object_or_404(published.prefetch_related("corrections"), pk=pk)
    context = {"article": article}
    if not article.retraction:
        context["history"] = VersionHistory(article.versions.for_readers(), request.GET)
    return render(request, "newsroom/versions.html", context)
