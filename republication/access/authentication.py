"""``Authorization: Bearer wb_…`` (RFC 6750): whose program asks.

``request.auth`` is the :class:`~republication.models.ApiKey`, ``request.user`` its outlet; both are
``None`` for who comes without a key. A key that does not open is refused and never taken for no
key: its owner would otherwise meet the limits of strangers without a word of why.
"""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed

from republication.access import keys, limits

REALM = "api"


class KeyAuthentication(BaseAuthentication):
    """Knows an outlet by its key."""

    def authenticate(self, request):
        scheme, _space, written = request.headers.get("Authorization", "").partition(" ")
        if not scheme:
            return None
        request._request.key_error = "invalid_token"
        key = keys.known(written.strip()) if scheme.lower() == "bearer" else None
        if key is None or not key.is_usable:
            limits.count_stranger(request)
            raise AuthenticationFailed(_reason(scheme, key))
        request._request.key_error = ""
        keys.note_use(key)
        return key.republisher, key

    def authenticate_header(self, request):
        """The challenge of a 401 (RFC 6750 section 3)."""
        error = getattr(request._request, "key_error", "")
        return f'Bearer realm="{REALM}"' + (f', error="{error}"' if error else "")


def _reason(scheme: str, key) -> str:
    if scheme.lower() != "bearer":
        return _("Send a key as “Authorization: Bearer wb_…”. Reading needs none.")
    if key is None:
        return _("There is no such key. Send it whole, or leave it out: reading needs none.")
    if key.revoked_at:
        day = date_format(key.revoked_at, "DATE_FORMAT")
        return _("This key was revoked on %(day)s. Ask us for another.") % {"day": day}
    day = date_format(key.expires_on, "DATE_FORMAT")
    return _("The last day of this key was %(day)s. Ask us for another.") % {"day": day}


class KeyScheme(OpenApiAuthenticationExtension):
    """How the API's description names a key."""

    target_class = KeyAuthentication
    name = "key"

    def get_security_definition(self, auto_schema):
        return {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "wb_<prefix>_<secret>",
            "description": (
                "A key of an outlet, from the newsroom. Reading needs none; with one you may ask "
                "more. Scopes: `read`, `reuses`, `webhooks`, `verify`."
            ),
        }
