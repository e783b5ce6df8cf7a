"""Outlets' programs are told of every change they asked for: signed, in order, at least once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from standardwebhooks import Webhook, WebhookVerificationError

from commons.safe_fetch import Fetcher
from newsroom.models.topic import ArticleCountry
from newsroom.withdrawals import withdraw
from republication.changes import recorded_together
from republication.models import Change, Delivery, Endpoint
from republication.models.webhook import DeliveryState, EndpointReason, EndpointState
from republication.webhooks import delivering, endpoints, keeping, outbox
from seizures.models import SeizurePlace
from tests.newsroom.factories import make_article, restrict
from tests.republication.factories import make_change, make_endpoint
from tests.republication.receiver import Receiver
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db


@pytest.fixture
def receiver():
    receiver = Receiver()
    yield receiver
    receiver.close()


@pytest.fixture
def endpoint(receiver):
    return make_endpoint(receiver.url, contact_email="dev@outlet.example")


def deliver(receiver, limit=100) -> int:
    return delivering.deliver_due(limit, receiver.fetcher)


def in_time(**shift):
    """As if so much time had gone by since everything that was written."""
    gone = timedelta(**shift)
    for row in Delivery.objects.all():
        row.next_at -= gone
        row.created_at -= gone
        row.give_up_at = row.give_up_at and row.give_up_at - gone
        row.save()
    for row in Endpoint.objects.all():
        for name in ("failing_since", "rests_until", "state_since", "previous_secret_until"):
            if getattr(row, name):
                setattr(row, name, getattr(row, name) - gone)
        row.save()


class TestAMessage:
    def test_it_is_thin_and_says_where_to_look(self, receiver, endpoint):
        article = make_article(slug="boxes-of-asparagus")
        Delivery.objects.all().delete()  # of its publication
        change = make_change(article, "corrected", version="f" * 64, reason="It was two tons.")
        assert deliver(receiver) == 1
        message = receiver.messages[0]
        assert message["type"] == "article.corrected"
        assert message["data"] == {
            "position": change.position,
            "kind": "corrected",
            "subject_kind": "article",
            "identifier": str(article.pk),
            "language": "en",
            "version": "f" * 64,
            "url": f"http://waybill.example{article.url}",
            "api_url": f"http://waybill.example/api/v1/articles/{article.pk}/",
            "package_url": f"http://waybill.example/api/v1/articles/{article.pk}/package/",
        }
        assert b"asparagus" not in message["body"].replace(article.url.encode(), b"")
        assert message["headers"]["content-type"] == "application/json; charset=utf-8"

    def test_its_signature_is_that_of_the_standard(self, receiver, endpoint):
        make_change(kind="published")
        deliver(receiver)
        message = receiver.messages[0]
        known = Webhook(endpoint.secret).verify(message["body"], message["headers"])
        assert known["type"] == "article.published"
        with pytest.raises(WebhookVerificationError):
            Webhook(endpoint.secret).verify(message["body"] + b" ", message["headers"])
        assert message["headers"]["webhook-id"] == Delivery.objects.get().message_id

    def test_a_new_secret_and_the_one_before_both_verify_while_they_overlap(
        self, receiver, endpoint
    ):
        before = endpoint.secret
        after = endpoints.rotate_secret(endpoint, overlap=timedelta(hours=2))
        make_change("1")
        deliver(receiver)
        in_time(hours=3)
        make_change("2")
        deliver(receiver)
        during, later = receiver.messages
        for secret in (before, after):
            Webhook(secret).verify(during["body"], during["headers"])
        assert len(during["headers"]["webhook-signature"].split(" ")) == 2
        Webhook(after).verify(later["body"], later["headers"])
        with pytest.raises(WebhookVerificationError):
            Webhook(before).verify(later["body"], later["headers"])

    def test_the_secret_is_sealed_where_it_is_kept(self, endpoint):
        assert endpoint.secret.startswith("whsec_")
        assert endpoint.secret not in str(Endpoint.objects.values())

    def test_a_secret_that_cannot_be_read_pauses_it(self, receiver, endpoint, settings):
        make_change()
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
        assert deliver(receiver) == 1
        assert receiver.told == ["article.updated"]
        make_change()
        settings.SECRET_KEY_FALLBACKS = []
        deliver(receiver)
        endpoint.refresh_from_db()
        assert (endpoint.state, endpoint.reason) == ("paused", EndpointReason.UNREADABLE)
        endpoints.rotate_secret(endpoint)
        in_time(minutes=1)
        deliver(receiver)
        deliver(receiver)
        assert receiver.told[1:] == ["webhook.test", "article.updated"]


class TestWhoIsTold:
    def test_only_what_was_asked_for(self):
        article = make_article()
        ArticleCountry.objects.create(page=article, country="PE")
        subject = outbox.Subject(make_change(article, "corrected"))
        for choices, is_told in [
            ({}, True),
            ({"kinds": ["corrected"]}, True),
            ({"kinds": ["published"]}, False),
            ({"languages": ["es"]}, False),
            ({"languages": ["en", "es"]}, True),
            ({"subject_kinds": ["record"]}, False),
            ({"identifiers": [str(article.pk)]}, True),
            ({"identifiers": ["999999"]}, False),
            ({"sections": [article.section.slug]}, True),
            ({"sections": ["no-such"]}, False),
            ({"countries": ["PE"]}, True),
            ({"countries": ["NL"], "sections": [article.section.slug]}, False),
        ]:
            assert outbox.wants(Endpoint(**choices), subject) is is_told, choices

    def test_a_record_has_countries_and_no_language(self):
        record = make_seizure()
        record.places.all().delete()
        SeizurePlace.objects.create(seizure=record, country="EC")
        subject = outbox.Subject(make_change(record.public_id, "record-changed"))
        assert outbox.wants(Endpoint(countries=["EC"]), subject)
        assert not outbox.wants(Endpoint(countries=["PE"]), subject)
        assert not outbox.wants(Endpoint(languages=["en"]), subject)

    def wanted(self, change_fields, **choices) -> bool:
        endpoint = make_endpoint(**choices)
        make_change(**change_fields)
        return endpoint.deliveries.exists()

    def test_what_leaves_is_told_wherever_it_stands_now(self):
        assert self.wanted({"kind": "withdrawn"}, countries=["NL"], sections=["peru"])
        assert not self.wanted({"kind": "withdrawn"}, languages=["es"])

    def test_old_work_is_no_news(self):
        assert not self.wanted({"kind": "published", "is_archive": True})

    def test_what_holds_for_all_our_work_is_told_to_all(self):
        fields = {"subject": "newsroom", "subject_kind": "newsroom", "kind": "licence-changed"}
        assert self.wanted(fields, languages=["es"], countries=["NL"])

    def test_nobody_before_a_test_was_answered_and_everything_while_paused(self):
        new = make_endpoint(state="unchecked")
        paused = make_endpoint(state="paused")
        disabled = make_endpoint(state="disabled")
        make_change()
        assert not new.deliveries.filter(change__isnull=False).exists()
        assert paused.deliveries.count() == 1
        assert not disabled.deliveries.exists()

    def test_many_records_at_once_are_one_message(self, receiver, endpoint):
        make_endpoint(receiver.url, languages=["en"])
        many = [f"SZ-2022-{number:05}" for number in range(300)]
        recorded_together.send(sender=Change, kind="record-changed", subjects=many)
        assert deliver(receiver) == 1
        assert receiver.messages[0]["type"] == "records.changed"
        assert receiver.messages[0]["data"]["count"] == 300

    def test_a_change_that_is_undone_is_told_to_nobody(self, endpoint):
        class TakenBackError(Exception):
            pass

        @transaction.atomic
        def publish():
            make_change()
            raise TakenBackError

        with pytest.raises(TakenBackError):
            publish()
        assert not Delivery.objects.exists()

    def test_what_has_no_position_yet_waits(self, receiver, endpoint):
        change = make_change(position=None)
        assert deliver(receiver) == 0
        Change.objects.filter(pk=change.pk).update(position=7)
        assert deliver(receiver) == 1


class TestTheFirstTest:
    def test_it_is_signed_and_opens_the_door(self, receiver):
        endpoint = make_endpoint(receiver.url, state="unchecked")
        assert deliver(receiver) == 1
        message = receiver.messages[0]
        Webhook(endpoint.secret).verify(message["body"], message["headers"])
        assert message["type"] == "webhook.test"
        endpoint.refresh_from_db()
        assert endpoint.state == EndpointState.ACTIVE

    def test_without_an_answer_the_door_stays_shut(self, receiver):
        endpoint = make_endpoint(receiver.url, state="unchecked")
        receiver.answers = [401] * 20
        for _minute in range(20):
            deliver(receiver)
            in_time(minutes=1)
        endpoint.refresh_from_db()
        assert (endpoint.state, endpoint.reason) == ("unchecked", EndpointReason.UNANSWERED)
        assert 4 <= len(receiver.messages) <= 9
        assert Delivery.objects.get().parked_because == "unanswered"

    def test_a_new_address_has_to_answer_too(self, receiver, endpoint):
        make_change()
        endpoint.url = receiver.url + "/elsewhere"
        endpoints.change(endpoint)
        receiver.answers = [500]
        assert deliver(receiver) == 1
        assert receiver.told == ["webhook.test"]
        in_time(minutes=1)
        assert deliver(receiver) == 2
        assert receiver.told == ["webhook.test", "webhook.test", "article.updated"]


class TestOrder:
    def test_a_later_one_about_the_same_waits_and_others_do_not(self, receiver, endpoint):
        receiver.answers = [500]
        first = make_change("1")
        second = make_change("1", "corrected")
        other = make_change("2")
        deliver(receiver)
        assert receiver.positions == [first.position, other.position]
        in_time(minutes=1)
        deliver(receiver)
        assert receiver.positions[2:] == [first.position, second.position]

    def test_one_that_is_parked_holds_up_nothing(self, receiver, endpoint):
        receiver.answers = [500]
        make_change("1")
        second = make_change("1")
        deliver(receiver)
        make_change("2")
        deliver(receiver)
        receiver.answers = [500]
        in_time(days=3, minutes=1)
        deliver(receiver)
        assert Delivery.objects.parked().count() == 1
        in_time(minutes=1)
        deliver(receiver)
        assert second.position in receiver.positions


class TestFailing:
    def fail_for(self, receiver, **time):
        """Nothing is accepted for so long."""
        end = timedelta(**time)
        gone = timedelta()
        receiver.answers = [503] * 1000
        while gone <= end:
            deliver(receiver)
            pause = max(timedelta(minutes=1), gone / 4)
            in_time(seconds=pause.total_seconds())
            gone += pause
        receiver.answers = []

    def test_pauses_between_attempts_grow_to_eight_hours(self):
        waits = [delivering.wait_after(tries).total_seconds() for tries in range(1, 15)]
        for tries, seconds in enumerate(waits):
            assert 0.8 <= seconds / min(10 * 3**tries, 8 * 3600) <= 1.2
        assert len({delivering.wait_after(5) for _ in range(20)}) > 10, "chance spreads them"

    def test_a_receiver_that_names_a_time_is_listened_to(self, receiver, endpoint):
        receiver.answers = [(429, {"Retry-After": "3600"}, b"not now")]
        make_change()
        deliver(receiver)
        delivery = Delivery.objects.get()
        assert timedelta(minutes=59) < delivery.next_at - timezone.now() <= timedelta(hours=1)
        attempt = delivery.attempts.get()
        assert (attempt.status, attempt.excerpt) == (429, "not now")

    def test_after_three_days_it_is_parked_and_the_webhook_paused_and_told(
        self, receiver, endpoint, django_capture_on_commit_callbacks
    ):
        make_change()
        with django_capture_on_commit_callbacks(execute=True):
            self.fail_for(receiver, days=5)
        delivery = Delivery.objects.get()
        assert (delivery.state, delivery.parked_because) == ("parked", "not-accepted")
        assert 12 <= delivery.attempts.count() <= 40
        endpoint.refresh_from_db()
        assert (endpoint.state, endpoint.reason) == ("paused", EndpointReason.FAILING)
        assert [each.subject for each in mail.outbox] == [
            "[Waybill] Your webhook has not answered for a day",
            "[Waybill] Your webhook is paused",
        ]
        assert mail.outbox[1].to == ["dev@outlet.example"]
        assert receiver.url in mail.outbox[1].body
        assert "accepted nothing for three days" in mail.outbox[1].body

    def test_paused_it_keeps_what_there_is_to_tell_and_goes_on_from_there(self, receiver, endpoint):
        endpoints.pause(endpoint)
        first, second = make_change("1"), make_change("1")
        assert deliver(receiver) == 0
        endpoints.resume(endpoint)
        deliver(receiver)
        deliver(receiver)
        assert receiver.told[0] == "webhook.test"
        assert [each["data"]["position"] for each in receiver.messages[1:]] == [
            first.position,
            second.position,
        ]

    def test_paused_for_long_it_is_parked_and_can_be_sent_again(self, receiver, endpoint):
        endpoints.pause(endpoint)
        make_change("1"), make_change("2")
        in_time(days=4)
        keeping.tidy(100)
        assert Delivery.objects.parked().count() == 2
        endpoints.resume(endpoint)
        assert endpoints.redeliver(endpoint.deliveries.parked()) == 2
        deliver(receiver), deliver(receiver)
        assert receiver.told == ["webhook.test", "article.updated", "article.updated"]

    def test_one_that_keeps_failing_is_asked_one_thing_at_a_time(self, receiver, endpoint):
        receiver.answers = [500] * 100
        for number in range(30):
            make_change(str(number))
        deliver(receiver)
        assert len(receiver.messages) < 10
        before = len(receiver.messages)
        in_time(hours=1)
        deliver(receiver)
        assert len(receiver.messages) == before + 1
        receiver.answers = []
        in_time(hours=1)
        for _round in range(3):
            deliver(receiver)
        assert not Delivery.objects.pending().exists()

    def test_410_switches_it_off(self, receiver, endpoint, django_capture_on_commit_callbacks):
        receiver.answers = [410]
        make_change("1"), make_change("1")
        with django_capture_on_commit_callbacks(execute=True):
            deliver(receiver)
        endpoint.refresh_from_db()
        assert (endpoint.state, endpoint.reason) == ("disabled", EndpointReason.GONE)
        assert {each.state for each in Delivery.objects.all()} == {DeliveryState.PARKED}
        assert mail.outbox[0].subject == "[Waybill] Your webhook is switched off"
        make_change("2")
        assert Delivery.objects.count() == 2

    def test_a_redirect_is_not_followed(self, receiver, endpoint):
        receiver.answers = [(302, {"Location": receiver.url + "/other"}, b"")]
        make_change()
        deliver(receiver)
        attempt = Delivery.objects.get().attempts.get()
        assert len(receiver.messages) == 1
        assert (attempt.status, attempt.error[:13]) == (302, "It redirects.")

    def test_the_names_of_the_house_are_refused_at_each_attempt(self, receiver, endpoint):
        make_change()
        inner = Fetcher(ports=None, resolve=receiver.fetcher.resolve)
        delivering.deliver_due(10, inner)
        attempt = Delivery.objects.get().attempts.get()
        assert "not on the public internet" in attempt.error
        assert receiver.messages == []

    def test_by_https_alone(self, receiver, endpoint):
        make_change()
        delivering.deliver_due(10)
        assert "Only https" in Delivery.objects.get().attempts.get().error
        assert receiver.messages == []


def test_what_is_old_is_erased():
    endpoint = make_endpoint()
    for number in range(3):
        make_change(str(number))
    rows = list(Delivery.objects.order_by("pk"))
    Delivery.objects.filter(pk=rows[0].pk).update(state="delivered")
    Delivery.objects.filter(pk=rows[1].pk).update(state="parked")
    in_time(days=31)
    keeping.tidy(100)
    assert set(endpoint.deliveries.all()) == {rows[1], rows[2]}
    in_time(days=60)
    keeping.tidy(100)
    assert set(endpoint.deliveries.all()) == {rows[2]}


def test_nothing_is_told_of_what_readers_may_not_have(receiver, endpoint):
    """Drafts, embargoes and private articles are no changes; what left is named, not shown."""
    secret = "quagga"
    later = timezone.now() + timedelta(days=2)
    make_article(f"A {secret}", publish=False)
    make_article(f"Held {secret}", embargoed_until=later)
    private = make_article(f"Private {secret}", publish=False)
    restrict(private)
    private.save_revision().publish()
    assert not Delivery.objects.exists()
    article = make_article(f"Out with a {secret}", slug="out")
    withdraw(article=article, reason=f"It named a {secret}.", user=None)
    Change.objects.filter(position__isnull=True).update(position=F("pk"))
    deliver(receiver)
    assert receiver.told == ["article.published", "article.withdrawn"]
    assert all(secret.encode() not in message["body"] for message in receiver.messages)
