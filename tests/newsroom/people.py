"""Accounts with a role, signed in to the desk."""

import itertools

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

_numbers = itertools.count(1)


def signed_in(role: str) -> Client:
    """Somebody of that role, with a browser."""
    user = get_user_model().objects.create_user(
        username=f"person-{next(_numbers)}", email="person@waybill.example", password="unused-here"
    )
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client
