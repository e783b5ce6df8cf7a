"""What machines may do with a page: the newsroom's choices, and the licence of what is on it."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpRequest

from commons.addresses import absolute
from commons.usage import Usage
from newsroom.models import Article, NewsroomSettings
from newsroom.policies import Policy
from newsroom.terms import licence_for_others


def usage_on(request: HttpRequest, policies: Sequence[Policy]) -> Usage:
    """What machines may do with the page that answers a request.

    An article goes by its own licence, every other page by the newsroom's.
    """
    newsroom = NewsroomSettings.load(request)
    page = getattr(request, "wagtail_page", None)
    licence = licence_for_others(page) if isinstance(page, Article) else newsroom.default_licence
    return replace(newsroom.usage_of(licence), policy_url=policy_url(policies))


def policy_url(policies: Sequence[Policy]) -> str:
    """Where the newsroom says more: its page on machines, or else on republishing."""
    by_name = {policy.name: policy.page for policy in policies}
    page = by_name.get("machines_policy") or by_name.get("republishing_page")
    return absolute(page.address) if page else ""


class UsageHeadersMiddleware:
    """Says in headers what a public page says in its head, so that the two never differ.

    Pages only: for everything else ``robots.txt`` and ``/.well-known/tdmrep.json`` speak.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if is_page and hasattr(request, "usage") and "X-Robots-Tag" not in response.headers:
            for name, value in request.usage.headers().items():
                response.headers[name] = value
        return response
