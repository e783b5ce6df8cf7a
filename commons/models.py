"""The person who signs in to the desk."""

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A member of the newsroom. Readers and republishers never need one.

    It is a model of our own from the first migration on, so that later needs (second factors,
    sessions to revoke) never have to replace Django's.
    """

    class Meta(AbstractUser.Meta):
        verbose_name = _("member of the newsroom")
        verbose_name_plural = _("members of the newsroom")
