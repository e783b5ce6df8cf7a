"""“I used this”: an outlet tells us where a copy stands. No cookie is set."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from commons.open_forms import UNPROCESSABLE, is_foreign, receiving
from commons.rate_limits import Client, spend, stranger
from newsroom.models import Article, NewsroomSettings
from republication.models import Reuse
from republication.models.reuse import How
from republication.reuses.forms import UsedForm
from republication.reuses.mail_template import mailto
from republication.reuses.reporting import report

TOO_MANY = 429
REPORTS = "reports"
MOST_REPORTS = 30  # of one stranger in a window: more than anybody types


@receiving
def used(request: HttpRequest, pk: int) -> HttpResponse:
    """The form about a published article, a retracted one too: its copies matter most."""
    article = _article(pk)
    if article.withdrawn_at and not article.live:
        return render(request, "newsroom/withdrawn.html", {"article": article}, status=410)
    if request.method != "POST":
        form = UsedForm(initial={"language": article.locale.language_code})
        return _shown(request, article, form)
    form = UsedForm(request.POST, is_foreign=is_foreign(request))
    if not form.is_valid():
        return _shown(request, article, form, UNPROCESSABLE)
    standing = spend(request, Client(REPORTS, stranger(request).identity, MOST_REPORTS))
    if standing.is_exceeded:
        form.add_error(None, standing.in_words)
        return _shown(request, article, form, TOO_MANY)
    reuse, _is_new = report(
        article=article,
        told=form.told,
        how=How.FORM,
        is_spam=form.is_trapped,
        thank_in=get_language(),
    )
    return redirect("republication:used-thanks", reuse.reference)


@never_cache
@require_safe
def thanks(request: HttpRequest, reference: str) -> HttpResponse:
    """That we know of the copy, and what follows. Nothing of what was told is shown."""
    reuse = (
        Reuse.objects.filter(reference=reference)
        .select_related("article__locale")
        .only("reference", "reported_at", "article")
        .first()
    )
    if reuse is None:
        raise Http404
    article = Article.objects.published().filter(pk=reuse.article_id).first()
    return render(request, "republication/used_thanks.html", {"reuse": reuse, "article": article})


def _article(pk: int) -> Article:
    articles = Article.objects.filter(pk=pk).select_related("locale")
    article = articles.published().first() or articles.withdrawn().first()
    if article is None:
        raise Http404(_("There is no published article here."))
    return article


def _shown(request, article: Article, form: UsedForm, status: int = 200) -> HttpResponse:
    return render(
        request,
        "republication/used.html",
        {
            "article": article,
            "form": form,
            "mailto": mailto(article, NewsroomSettings.load(request)),
        },
        status=status,
    )
