"""“Withdraw…”: the desk's way to take back what readers have had, with the reason they get."""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem, UnpublishMenuItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from newsroom.models import Article
from newsroom.withdrawals import withdraw


class WithdrawForm(forms.Form):
    """The reason: an article that vanishes without one makes readers guess."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is withdrawn"),
        help_text=gettext_lazy(
            "Readers see this at the address of the article, and republishers in the API."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2_000,
    )


def withdraw_article(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason; withdraw on POST."""
    article = get_object_or_404(Article, pk=pk)
    if not may_withdraw(article, request.user):
        raise PermissionDenied
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        withdraw(article=article, reason=form.cleaned_data["reason"], user=request.user)
        messages.success(
            request, _("“%(article)s” is withdrawn. Its address says why.") % {"article": article}
        )
        return redirect("wagtailadmin_pages:edit", article.pk)
    context = {"form": form, "article": article, "edit_url": edit_address(article)}
    return TemplateResponse(request, "newsroom/desk/withdraw.html", context)


def may_withdraw(article: Article, user) -> bool:
    return article.is_out and article.permissions_for_user(user).can_unpublish()


def refuse_to_delete(request: HttpRequest, pages: Iterable[Page]) -> HttpResponse | None:
    """Addresses never die: what readers have had is withdrawn, and its address says why."""
    keys = [page.pk for page in pages if page.specific_class is Article]
    for article in Article.objects.filter(pk__in=keys, first_published_at__isnull=False):
        words = {"article": article.title}
        if article.live:
            messages.error(
                request,
                _(
                    "Readers have “%(article)s”, so it is not deleted: withdraw it, and its "
                    "address will say why it is gone."
                )
                % words,
            )
        else:
            messages.error(
                request,
                _(
                    "Readers have had “%(article)s”, so it is not deleted: its address says that "
                    "it is gone."
                )
                % words,
            )
        return redirect(edit_address(article))
    return None


def edit_address(article: Article) -> str:
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def address(article: Page) -> str:
    return reverse("withdraw_article", args=[article.pk])


class WithdrawMenuItem(ActionMenuItem):
    """Stands where “Unpublish” stands for other pages."""

    label = gettext_lazy("Withdraw…")
    name = "action-withdraw"
    icon_name = "download"
    order = UnpublishMenuItem.order

    def get_url(self, parent_context):
        return address(parent_context["page"])


def offer_withdrawal(menu_items: list, page, user) -> None:
    """In the menu of a published article, “Withdraw…” instead of “Unpublish”."""
    if isinstance(page, Article) and may_withdraw(page, user):
        menu_items[:] = [
            WithdrawMenuItem() if isinstance(item, UnpublishMenuItem) else item
            for item in menu_items
        ]


def header_button(page, user) -> list[Button]:
    """The same among the buttons of the page's header."""
    article = page.specific if page.specific_class is Article else None
    if article is None or not may_withdraw(article, user):
        return []
    return [Button(_("Withdraw…"), address(article), icon_name="download", priority=55)]


class WithdrawnFormatter(LogFormatter):
    label = gettext_lazy("Withdraw")

    def format_message(self, log_entry):
        reason = log_entry.data.get("reason")
        return _("Withdrawn: %(reason)s") % {"reason": reason} if reason else _("Withdrawn")
