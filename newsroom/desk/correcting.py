"""The desk’s “Correct…”: one small form, two clicks from the list and from an article."""

from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages as desk_messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button, ListingButton
from wagtail.log_actions import LogFormatter

from newsroom.corrections.issuing import (
    CorrectionRefused,
    issue_correction,
    may_correct,
    may_publish_correction,
)
from newsroom.models import Article
from newsroom.models.correction import CorrectionKind


class KindChoices(forms.RadioSelect):
    """Each kind with what it is for under its name."""

    option_template_name = "newsroom/desk/kind_choice.html"

    def create_option(self, name, value, label, selected, index, **kwargs):
        option = super().create_option(name, value, label, selected, index, **kwargs)
        return {**option, "purpose": CorrectionKind(value).purpose}


class CorrectionForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=CorrectionKind.choices,
        initial=CorrectionKind.CORRECTION,
        widget=KindChoices,
    )
    text = forms.CharField(
        label=gettext_lazy("What was wrong and what is right"),
        help_text=gettext_lazy(
            "In words for a reader who has read the article, and for one who has not. Say what "
            "stood there: “An earlier version said …”."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=5000,
    )
    carries = forms.UUIDField(required=False, widget=forms.HiddenInput)


class CorrectView(WagtailAdminTemplateMixin, FormView):
    """Corrects one article. ``?text=``, ``?kind=`` and ``?carries=`` fill the form beforehand."""

    form_class = CorrectionForm
    template_name = "newsroom/desk/correct.html"
    page_title = gettext_lazy("Correct")
    header_icon = "edit"

    def dispatch(self, request, *args, **kwargs):
        if not may_correct(self.article, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def article(self) -> Article:
        articles = Article.objects.select_related("locale")
        return get_object_or_404(articles, pk=self.kwargs["pk"], live=True)

    def get_page_subtitle(self):
        return self.article.title

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("articles:index"), "label": _("Articles")},
            {"url": self.edit_url, "label": self.article.get_admin_display_title()},
            {"url": "", "label": _("Correct")},
        ]

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.article.pk])

    def get_initial(self):
        asked = self.request.GET
        initial = {"text": asked.get("text", "")}
        if asked.get("kind") in CorrectionKind.values:
            initial["kind"] = asked["kind"]
        if asked.get("carries"):
            initial["carries"] = asked["carries"]
        return {**super().get_initial(), **initial}

    def get_context_data(self, **kwargs):
        return {
            **super().get_context_data(**kwargs),
            "article": self.article,
            "publishes": may_publish_correction(self.article, self.request.user),
            "edit_url": self.edit_url,
            "next_url": self.next_url,
        }

    def form_valid(self, form):
        try:
            issued = issue_correction(
                article=self.article,
                kind=form.cleaned_data["kind"],
                text=form.cleaned_data["text"],
                user=self.request.user,
                publish="submit-draft" not in self.request.POST,
                key=form.cleaned_data["carries"],
            )
        except CorrectionRefused as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        self._tell(issued)
        return redirect(self.next_url)

    def form_invalid(self, form):
        messages.error(self.request, _("Nothing was published. See what is missing below."))
        return super().form_invalid(form)

    def _tell(self, issued) -> None:
        if not issued.published:
            said = _("The correction to “%(article)s” is in the draft, submitted for review.")
        elif issued.beside_draft:
            said = _(
                "The correction to “%(article)s” is published. The other changes in its draft "
                "are not: they wait there, with the correction."
            )
        else:
            said = _("The correction to “%(article)s” is published.")
        buttons = [desk_messages.button(self.edit_url, _("Edit"))]
        if issued.published and self.article.url:
            buttons.insert(0, desk_messages.button(self.article.url, _("View live")))
        desk_messages.success(self.request, said % {"article": self.article.title}, buttons=buttons)

    @property
    def next_url(self) -> str:
        """Where the editor came from; the article's own page in the desk otherwise."""
        asked = self.request.POST.get("next") or self.request.GET.get("next") or ""
        ours = url_has_allowed_host_and_scheme(asked, {self.request.get_host()})
        return asked if ours else self.edit_url


def correct_url(article_pk: int, **filled: str | UUID) -> str:
    """The address of the form, filled beforehand: ``text``, ``kind``, ``carries``, ``next``."""
    given = {name: value for name, value in filled.items() if value}
    address = reverse("correct_article", args=[article_pk])
    return f"{address}?{urlencode(given)}" if given else address


def _is_correctable(page, user) -> bool:
    return page.specific_class is Article and may_correct(page, user)


class CorrectionLogFormatter(LogFormatter):
    """In the article's history: what was said to readers."""

    label = gettext_lazy("Correct")

    def format_message(self, log_entry):
        return _("%(kind)s: %(text)s") % {
            "kind": CorrectionKind(log_entry.data["kind"]).label,
            "text": Truncator(log_entry.data["text"]).chars(200),
        }


def listing_button(page, user, next_url=None):
    """“Correct…” in the row of an article."""
    if _is_correctable(page, user):
        yield ListingButton(
            _("Correct…"),
            correct_url(page.pk, next=next_url),
            icon_name="edit",
            attrs={"aria-label": _("Correct “%(title)s”") % {"title": page.title}},
            priority=20,
        )


def header_button(page, user):
    """“Correct…” in the menu at the head of an article's own page in the desk."""
    if _is_correctable(page, user):
        yield Button(_("Correct…"), correct_url(page.pk), icon_name="edit", priority=12)
