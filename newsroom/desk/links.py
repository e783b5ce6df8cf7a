"""The links of one article: what each answered, and where a copy is kept."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from newsroom.link_checking import check_links
from newsroom.links import links_of
from newsroom.models import Article, LinkCheck

ArchivedCopies = forms.modelformset_factory(LinkCheck, fields=["archived_url"], extra=0)


def article_links(request: HttpRequest, pk: int) -> HttpResponse:
    """List them; on POST check them all, or keep the archived copies that were filled in."""
    draft = draft_for(request, pk)
    urls = [link.url for link in links_of(draft)]
    checks = LinkCheck.objects.filter(url__in=urls)
    copies = ArchivedCopies(request.POST if "save" in request.POST else None, queryset=checks)
    if "check" in request.POST:
        checked = check_links(urls)
        messages.success(request, _say(checked))
        return redirect(request.path)
    if copies.is_bound and copies.is_valid():
        copies.save()
        messages.success(request, _("The archived copies are kept."))
        return redirect(request.path)
    known = set(checks.values_list("url", flat=True))
    context = {
        "article": draft,
        "edit_url": reverse("wagtailadmin_pages:edit", args=[draft.pk]),
        "copies": copies,
        "unchecked": [url for url in urls if url not in known],
    }
    return TemplateResponse(request, "newsroom/desk/links.html", context)


def draft_for(request: HttpRequest, pk: int) -> Article:
    """The newest version of an article that this person may edit."""
    article = get_object_or_404(Article, pk=pk)
    if not article.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return article.get_latest_revision_as_object()


def _say(checked: list[LinkCheck]) -> str:
    amiss = sum(not check.is_settled for check in checked)
    return ngettext(
        "%(number)d link checked; %(amiss)d to look at.",
        "%(number)d links checked; %(amiss)d to look at.",
        len(checked),
    ) % {"number": len(checked), "amiss": amiss}
