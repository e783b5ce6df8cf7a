"""Messages, what they are about, and what a reader's browser sends."""

import itertools
from datetime import timedelta
from unittest import mock

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from commons import submission
from feedback.models import FeedbackSettings, Message
from newsroom.models import NewsroomSettings
from seizures.models import Seizure, Wording

_numbers = itertools.count(1)


def make_message(**fields) -> Message:
    fields.setdefault("text", "The ship is called otherwise.")
    fields.setdefault("language", "en")
    return Message.objects.create(**fields)


def make_record(title: str = "Cocaine in cans, Callao", *, live: bool = True) -> Seizure:
    record = Seizure.objects.create(live=live)
    Wording.objects.create(seizure=record, language="en", title=title)
    return record


def make_member(role: str, **fields):
    """Somebody at the desk, in one of its roles."""
    member = get_user_model().objects.create_user(
        username=f"member-{next(_numbers)}", password="a long password", **fields
    )
    member.groups.add(Group.objects.get(name=role))
    return member


def give_the_desk_an_address(address: str = "desk@waybill.example", contact: str = "") -> None:
    newsroom = NewsroomSettings.load()
    newsroom.desk_email = address
    newsroom.contact_email = contact
    newsroom.save()


def set_feedback(**values) -> FeedbackSettings:
    """The settings of the readers' desk, as somebody saved them in the desk."""
    settings = FeedbackSettings.load()
    for name, value in values.items():
        setattr(settings, name, value)
    settings.full_clean()
    settings.save()
    return settings


def token(shown_ago: timedelta = timedelta(minutes=1)) -> str:
    """The token of a form that was shown a while ago."""
    with mock.patch.object(submission.timezone, "now", return_value=timezone.now() - shown_ago):
        return submission.new_token()


def filled_in(**fields) -> dict[str, str]:
    """What a browser sends of a form that a person filled in; ``None`` leaves a field out."""
    sent = {
        "kind": "comment",
        "text": "Thank you for the story.",
        "link": "",
        "name": "",
        "email": "",
        "website": "",
        "token": token(),
        **fields,
    }
    return {name: value for name, value in sent.items() if value is not None}
