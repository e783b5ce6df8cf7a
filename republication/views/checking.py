"""“Check your copy”: what is there, what is missing, and the lines to add. Nothing is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from commons.open_forms import UNPROCESSABLE, is_foreign, receiving
from commons.rate_limits import Client, spend, stranger
from newsroom.models import Article
from republication.verification.expecting import expected_of
from republication.verification.fetching import Had, PageNotHad, fetch_page, judge
from republication.verification.forms import CheckForm
from republication.verification.told import told
from republication.views.taking import REFUSALS, article_or_404, refused

TOO_MANY = 429
CHECKS = "checks"
MOST_CHECKS = 40  # of one stranger in a window


@receiving
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """The form about an article that may be taken, and the answer below it."""
    article = article_or_404(pk)
    try:
        expected = expected_of(article)
    except REFUSALS as reason:
        return refused(request, article, reason)
    if request.method != "POST":
        return _shown(request, article, CheckForm())
    form = CheckForm(request.POST, is_foreign=is_foreign(request))
    if not form.is_valid():
        return _shown(request, article, form, status=UNPROCESSABLE)
    standing = spend(request, Client(CHECKS, stranger(request).identity, MOST_CHECKS))
    if standing.is_exceeded:
        form.add_error(None, standing.in_words)
        return _shown(request, article, form, status=TOO_MANY)
    url, html = form.cleaned_data["url"], form.cleaned_data["html"]
    try:
        # A program that filled in the trap is answered, and sends us nowhere.
        had = Had(url, html) if html.strip() or form.is_trapped else fetch_page(url)
    except PageNotHad as not_had:
        form.add_error("url", _not_had(not_had))
        return _shown(request, article, form, status=UNPROCESSABLE)
    judgement = judge(had, expected)
    return _shown(request, article, form, told=told(judgement), url=url)


def _not_had(not_had: PageNotHad) -> str:
    return _("We could not read this page (%(why)s). You can paste its HTML below instead.") % {
        "why": str(not_had).rstrip(".")
    }


def _shown(request, article: Article, form: CheckForm, *, status=200, **answer) -> HttpResponse:
    return render(
        request,
        "republication/check.html",
        {"article": article, "form": form, **answer},
        status=status,
    )
