"""Where machines ask what they may do: robots.txt, tdmrep.json, llms.txt."""

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.http import require_safe

from commons.usage import Usage
from newsroom.context_processors import masthead
from newsroom.machines.terms import policy_url
from newsroom.models import NewsroomSettings

TEXT = "text/plain; charset=utf-8"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """RFC 9309: the desk is nobody's business; who may not use our work is asked to stay away."""
    usage = _usage(request)
    return render(
        request,
        "newsroom/robots.txt",
        {
            "base_url": settings.BASE_URL,
            "asked": usage,
            "refused_agents": list(usage.refused_agents()),
            "languages": [code for code, _name in settings.LANGUAGES],
        },
        content_type=TEXT,
    )


@require_safe
def tdmrep(request: HttpRequest) -> JsonResponse:
    """TDMRep, section 6.1: whether the right to mine is reserved, for the whole site."""
    response = JsonResponse(_usage(request).tdmrep(), safe=False)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
def llms_txt(request: HttpRequest) -> HttpResponse:
    """llmstxt.org: what is here and on which terms, in Markdown, for programs that read prose.

    In the newsroom's own language, from its own pages.
    """
    with override(settings.LANGUAGE_CODE):
        return render(
            request,
            "newsroom/llms.txt",
            {"base_url": settings.BASE_URL, "asked": _usage(request)},
            content_type=TEXT,
        )


def _usage(request: HttpRequest) -> Usage:
    """The newsroom's own choice, with the page that says more, in its own language."""
    with override(settings.LANGUAGE_CODE):
        policies = list(masthead(request)["policies"])
    return replace(NewsroomSettings.load(request).usage, policy_url=policy_url(policies))
