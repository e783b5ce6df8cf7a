"""Accounts with a role, signed in to the desk."""

import itertools

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

_numbers = itertools.count(1)


def make_user(role: str):
    """Somebody of that role."""
    user = get_user_model().objects.create_user(
        username=f"person-{next(_numbers)}", email="person@waybill.example", password="unused-here"
    )
    user.groups.add(Group.objects.get(name=role))
    return user


def signed_in(role: str) -> Client:
    """Somebody of that role, with a browser."""
    client = Client()
    client.force_login(make_user(role))
    return client
