"""Response headers that no reader sees and every reader is safer for."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.urls import reverse

PERMISSIONS_POLICY = (
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
    "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
)


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy everywhere, and ``DESK_CONTENT_SECURITY_POLICY`` over it in the desk.

    Wagtail's desk has inline styles and scripts of its own; no page that a reader sees has any.
    """

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith(reverse("wagtailadmin_home")):
            parts.replace = settings.DESK_CONTENT_SECURITY_POLICY
        return parts


class SecurityHeadersMiddleware:
    """Adds the headers that Django's own security middleware does not know."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-site")
        if request.path.startswith(reverse("wagtailadmin_home")):
            response.headers.setdefault("X-Robots-Tag", "noindex")
        return response
