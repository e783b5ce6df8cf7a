"""The person who signs in to the desk, and whose turn it is to do what is due."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A member of the newsroom. Readers and republishers never need one.

    It is a model of our own from the first migration on, so that later needs (second factors,
    sessions to revoke) never have to replace Django's.
    """

    class Meta(AbstractUser.Meta):
        verbose_name = _("member of the newsroom")
        verbose_name_plural = _("members of the newsroom")


class WorkTurn(models.Model):
    """When a piece of work that workers do not share is due again, and until when one is at it.

    :mod:`commons.work` reads and writes it; a row is made when the work is first done.
    """

    name = models.CharField(max_length=100, unique=True)
    next_at = models.DateTimeField()
    held_until = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.name
