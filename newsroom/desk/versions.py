"""“Versions” of an article in the desk: every text that readers had, and what changed."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button

from newsroom.models import Article, PublishedVersion
from newsroom.versions.comparing import VersionHistory


def versions_of_article(request: HttpRequest, pk: int) -> HttpResponse:
    """List and compare; by POST, keep one from readers or show it again."""
    article = get_object_or_404(Article, pk=pk)
    permissions = article.permissions_for_user(request.user)
    if not permissions.can_view_revisions():
        raise PermissionDenied
    if request.method == "POST":
        if not permissions.can_publish():
            raise PermissionDenied
        _keep_or_show(request, article)
        return redirect(address(article))
    context = {
        "article": article,
        "history": VersionHistory(article.versions.all(), request.GET),
        "may_keep": permissions.can_publish(),
        "edit_url": reverse("wagtailadmin_pages:edit", args=[article.pk]),
    }
    return TemplateResponse(request, "newsroom/desk/versions.html", context)


def _keep_or_show(request: HttpRequest, article: Article) -> None:
    named = {str(each.number): each for each in article.versions.defer("body")}
    version = named.get(request.POST.get("number", ""))
    if version is None:
        raise Http404
    kept = not version.kept_from_readers
    PublishedVersion.objects.filter(pk=version.pk).update(kept_from_readers=kept)
    said = (
        _("Readers do not see version %(number)d.")
        if kept
        else _("Readers may see version %(number)d again.")
    )
    messages.success(request, said % {"number": version.number})


def address(article: Article) -> str:
    return reverse("article_versions", args=[article.pk])


def header_button(page, user):
    """“Versions” in the menu at the head of an article's own page in the desk."""
    if page.specific_class is Article and page.permissions_for_user(user).can_view_revisions():
        yield Button(_("Versions"), address(page), icon_name="copy", priority=66)
