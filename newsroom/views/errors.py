"""What is told when there is nothing to show: people by a page, programs by a problem."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.defaults import page_not_found as django_page_not_found
from django.views.defaults import server_error as django_server_error

from commons.problems import in_api, problem_response


def bad_request(request: HttpRequest, exception) -> HttpResponse:
    """400 with the reason in words, when the code that refused has given one."""
    if in_api(request):
        detail = str(exception) or _("This request cannot be understood.")
        return problem_response(request, 400, detail)
    return render(request, "400.html", {"reason": str(exception)}, status=400)


def page_not_found(request: HttpRequest, exception) -> HttpResponse:
    """404."""
    if in_api(request):
        return problem_response(request, 404, _("There is nothing at this address."))
    return django_page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: the fault is ours, and what happened is in our log, not in the answer."""
    if in_api(request):
        detail = _("Something went wrong on our side. It is logged; try again in a while.")
        return problem_response(request, 500, detail)
    return django_server_error(request)
