"""A translation and its original in the desk: what to carry over, and saying that it is done."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from newsroom.models import Article
from newsroom.translations import bring_in_step
from newsroom.versions.comparing import since_in_step


def translation_step(request: HttpRequest, pk: int) -> HttpResponse:
    """What happened to the original since; by POST, the translation is in step with it again."""
    article = get_object_or_404(
        Article.objects.select_related("translation_source__locale"),
        pk=pk,
        translation_source__isnull=False,
    )
    if not article.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    edit_url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    if request.method == "POST":
        if bring_in_step(translation=article, user=request.user):
            messages.success(
                request, _("“%(article)s” is in step with its original.") % {"article": article}
            )
        return redirect(edit_url)
    task = article.translation_task
    context = {
        "article": article,
        "original": article.translation_source,
        "task": task,
        "comparison": since_in_step(task) if task else None,
        "edit_url": edit_url,
    }
    return TemplateResponse(request, "newsroom/desk/translation_step.html", context)


def remind_of_the_original(request: HttpRequest, page) -> None:
    """After a translation was published that is still marked as behind."""
    if isinstance(page, Article) and page.translation_task:
        messages.warning(
            request,
            _("“%(article)s” is still marked as behind its original. Is it in step again?")
            % {"article": page.title},
            buttons=[
                messages.button(
                    reverse("translation_step", args=[page.pk]), _("See what changed there")
                )
            ],
        )
