"""Which addresses are led to a language: those that mean nothing without one."""

from django.middleware.locale import LocaleMiddleware
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from commons import languages


class LanguageAddressMiddleware(LocaleMiddleware):
    """Django's, without its redirect of every 404 into a language.

    Wagtail answers any address under ``/en/``, so Django would lead the API's 404 to a page that
    is not there either, and a program would never get its problem details (RFC 9457). Only an
    address that no route knows is tried again with a language; never one that has a language
    already, of those this newsroom does not publish in.
    """

    def process_response(self, request, response):
        if response.status_code == 404 and (
            getattr(request, "resolver_match", None) or languages.is_elsewhere(request.path_info)
        ):
            if "Content-Language" not in response.headers:
                response.headers["Content-Language"] = get_language()
            patch_vary_headers(response, ("Accept-Language",))
            return response
        return super().process_response(request, response)
