"""What makes a page fit to stand in a frame on another site, and only there."""

from collections.abc import Callable
from functools import wraps

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_exempt

FRAME_HEIGHT, RECORD_HEIGHT = 620, 480


def framed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let any site frame this page; the rest of the Content Security Policy stays as strict.

    It holds no form and sets no cookie, so there is nothing for a click to be stolen for.
    """

    @wraps(view)
    @csp_replace({"frame-ancestors": ["*"]})
    @xframe_options_exempt
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return answer


def frame_code(url: str, title: str, width: int | str = "100%", height: int = FRAME_HEIGHT) -> str:
    """The HTML that another site pastes to show the page in a frame."""
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" '
        'frameborder="0"></iframe>',
        url,
        title,
        width,
        height,
    )


def picture_code(*, image: str, page: str, title: str, source: str, licence) -> str:
    """The HTML that shows a static picture with its source, where frames are not wanted."""
    return format_html(
        '<figure><a href="{page}"><img src="{image}" alt="{title}" loading="lazy" width="776">'
        '</a><figcaption><a href="{page}">{source}</a>. <a rel="license" href="{deed}">{licence}'
        "</a></figcaption></figure>",
        page=page,
        image=image,
        title=title,
        source=source,
        deed=licence.url,
        licence=licence.name,
    )
