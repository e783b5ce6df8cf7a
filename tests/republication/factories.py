"""What republication keeps, with only what a test cares about spelled out."""

import itertools

from republication.access import keys
from republication.changes import recorded
from republication.models import ApiKey, Change, Cure, Endpoint, Letter, Republisher, Reuse
from republication.models.webhook import EndpointState
from republication.webhooks import endpoints
from tests.newsroom.factories import make_article

_numbers = itertools.count(1)


def make_reuse(article=None, **fields) -> Reuse:
    """A copy of an article, reported and nothing else."""
    fields.setdefault("url", f"https://outlet.example/story-{next(_numbers)}/")
    return Reuse.objects.create(article=article or make_article(), **fields)


def make_letter(reuse: Reuse | None = None, **fields) -> Letter:
    """A letter about a correction, still to be sent."""
    reuse = reuse or make_reuse()
    fields.setdefault("kind", "correction")
    letter = Letter.objects.create(
        article=reuse.article,
        to_email="desk@outlet.example",
        language="en",
        subject="The story has been corrected",
        text="Please correct your copy.",
        **fields,
    )
    letter.reuses.add(reuse)
    return letter


def make_cure(reuse: Reuse | None = None, **fields) -> Cure:
    """A breach that was found, with the letter about it still to be sent."""
    reuse = reuse or make_reuse()
    letter = make_letter(reuse, kind="cure")
    return Cure.objects.create(reuse=reuse, letter=letter, checks=["source"], **fields)


def make_republisher(name: str = "", **fields) -> Republisher:
    """An outlet with a home page of its own."""
    number = next(_numbers)
    fields.setdefault("home", f"https://outlet-{number}.example/")
    return Republisher.objects.create(name=name or f"Outlet {number}", **fields)


def make_key(republisher: Republisher | None = None, *, scopes=("read",), **more) -> ApiKey:
    """A key; ``as_header`` is what its owner sends, as ``client.get(url, **key.as_header)``."""
    key, written = keys.issue(
        republisher=republisher or make_republisher(),
        name=more.pop("name", "CMS"),
        scopes=scopes,
        **more,
    )
    key.as_header = {"HTTP_AUTHORIZATION": f"Bearer {written}"}
    key.written = written
    return key


def make_endpoint(url: str = "https://cms.example/hook", *, state="active", **fields) -> Endpoint:
    """A webhook, active unless said otherwise, with no test on its way."""
    fields.setdefault("republisher", fields.pop("outlet", None) or make_republisher())
    endpoint = Endpoint(url=url, **fields)
    endpoints.subscribe(endpoint)
    if state != EndpointState.UNCHECKED:
        endpoint.deliveries.all().delete()
        endpoints.set_state(endpoint, EndpointState.ACTIVE)
        if state != EndpointState.ACTIVE:
            endpoints.set_state(endpoint, state)
    return endpoint


def make_change(subject="1", kind: str = "updated", **fields) -> Change:
    """An entry of the log that has its position, told to whoever listens."""
    fields.setdefault("subject_kind", "record" if kind.startswith("record") else "article")
    if fields["subject_kind"] == "article":
        fields.setdefault("language", "en")
    last = Change.objects.told().values_list("position", flat=True).last() or 0
    fields.setdefault("position", last + 1)
    change = Change.objects.create(
        subject=str(getattr(subject, "pk", subject)), kind=kind, **fields
    )
    recorded.send(sender=Change, change=change)
    return change
