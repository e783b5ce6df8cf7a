"""“Share a preview”: links for somebody outside, listed and revocable."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter

from newsroom.desk.links import draft_for
from newsroom.models import Article, PreviewLink
from newsroom.models.preview_link import Lifetime
from newsroom.previews import revoke_preview, share_preview


class ShareForm(forms.ModelForm):
    days = forms.TypedChoiceField(
        label=gettext_lazy("Good for"),
        choices=Lifetime.choices,
        coerce=int,
        initial=Lifetime.THREE_DAYS,
    )

    class Meta:
        model = PreviewLink
        fields = ["shared_with"]


@never_cache
def article_previews(request: HttpRequest, pk: int) -> HttpResponse:
    """List the links of an article; on POST make one, or revoke one."""
    draft = draft_for(request, pk)
    if "revoke" in request.POST:
        links = PreviewLink.objects.filter(article=draft.pk)
        link = get_object_or_404(links, pk=request.POST["revoke"])
        revoke_preview(link=link, user=request.user)
        messages.success(
            request, _("The link of %(who)s is no longer good.") % {"who": link.shared_with}
        )
        return redirect(request.path)
    form = ShareForm(request.POST or None)
    new_address = ""
    if form.is_bound and form.is_valid():
        new_address = share_preview(
            article=draft,
            shared_with=form.cleaned_data["shared_with"],
            days=form.cleaned_data["days"],
            user=request.user,
        )
        form = ShareForm()
    context = {
        "article": draft,
        "edit_url": reverse("wagtailadmin_pages:edit", args=[draft.pk]),
        "form": form,
        "new_address": new_address,
        "links": PreviewLink.objects.filter(article=draft.pk)
        .newest()
        .select_related("created_by", "revision"),
    }
    return TemplateResponse(request, "newsroom/desk/previews.html", context)


def header_button(page, user) -> list[Button]:
    """Among the buttons of an article's header, for those who may edit it."""
    if page.specific_class is not Article or not page.permissions_for_user(user).can_edit():
        return []
    address = reverse("article_previews", args=[page.pk])
    return [Button(_("Share a preview…"), address, icon_name="link-external", priority=52)]


class SharedFormatter(LogFormatter):
    label = gettext_lazy("Share a preview")

    def format_message(self, log_entry):
        return _("Preview shared with %(shared_with)s") % log_entry.data


class RevokedFormatter(LogFormatter):
    label = gettext_lazy("Take a preview back")

    def format_message(self, log_entry):
        return _("Preview taken back from %(shared_with)s") % log_entry.data
