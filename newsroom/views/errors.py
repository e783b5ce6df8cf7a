"""What a reader is told when there is nothing to show."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import page_not_found as django_page_not_found


def bad_request(request: HttpRequest, exception) -> HttpResponse:
    """400 with the reason in words, when the code that refused has given one."""
    return render(request, "400.html", {"reason": str(exception)}, status=400)


def page_not_found(request: HttpRequest, exception) -> HttpResponse:
    """404; inside the API as problem details."""
    return django_page_not_found(request, exception)
