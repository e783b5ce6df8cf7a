"""What a key must allow before an operation is done."""

from django.utils.translation import gettext as _
from rest_framework.exceptions import NotAuthenticated, PermissionDenied
from rest_framework.permissions import BasePermission

from republication.access import limits


class HasScope(BasePermission):
    """Only for programs with a key that has the scope: ``HasScope.of("webhooks")``.

    Without a key the answer is 401, with a key that lacks the scope 403; both name it.
    """

    scope = ""

    @classmethod
    def of(cls, scope: str) -> type["HasScope"]:
        return type(f"Has{scope.capitalize()}Scope", (cls,), {"scope": scope})

    def has_permission(self, request, view):
        if request.auth is None or not request.auth.allows(self.scope):
            limits.count(request)  # REST framework counts only what it has let through
        if request.auth is None:
            raise NotAuthenticated(
                _("This needs a key with the scope “%(scope)s”. Ask the newsroom for one.")
                % {"scope": self.scope}
            )
        if not request.auth.allows(self.scope):
            refusal = PermissionDenied(
                _("Your key lacks the scope “%(scope)s”. Ask the newsroom for one that has it.")
                % {"scope": self.scope}
            )
            refusal.problem_members = {"scope": self.scope}
            # RFC 6750 section 3.1
            refusal.auth_header = f'Bearer error="insufficient_scope", scope="{self.scope}"'
            raise refusal
        return True
