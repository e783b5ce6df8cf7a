"""Whatever is asked of the API, it answers as its description says, or refuses in words.

Schemathesis reads the description and asks: valid values, values at the edge, wrong types,
unknown parameters, methods that there are not. Every answer is held to the description: status,
media type, headers, shape; no answer is an error of ours; what is valid is not refused, what is
not is. It asks the same each time. ``make fuzz`` asks more, and other things every time.
"""

import itertools
import os
from collections import Counter

import pytest
import schemathesis
from django.db import transaction
from hypothesis import HealthCheck, settings
from schemathesis.checks import load_all_checks
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig

from config.wsgi import application
from republication.api.reference import described
from seizures.snapshots.making import make as make_snapshot
from tests.newsroom.factories import make_article, make_group, make_image, make_series
from tests.republication.every_block import every_block
from tests.republication.factories import make_change, make_endpoint, make_key

pytestmark = pytest.mark.django_db
load_all_checks()

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "6"))
ASKS_THE_SAME = "FUZZ_EXAMPLES" not in os.environ
AT_LEAST = 25

# Valid by their shape, and there only if somebody made them: a 400 that names one is right.
NAMES_OF_WHAT_EXISTS = {"section", "author", "series", "group", "article", "cursor", "language"}
# The same of messages: a record must be there, a link and an address must be such as are in use.
NAMES_OF_WHAT_EXISTS |= {"seizure", "link", "email"}
# The same of webhooks: an address must be on the public internet, a state one that can be set.
NAMES_OF_WHAT_EXISTS |= {"url", "sections", "state", "contact_email"}


@pytest.fixture(scope="module")
def known(django_db_setup, django_db_blocker):
    """A newsroom with one of everything, and what its parts are called in addresses."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield _newsroom_with_one_of_everything()
        transaction.set_rollback(True)


def _newsroom_with_one_of_everything() -> dict[str, list]:
    group = make_group(aliases=["PCC"], countries=["BR"], descriptions={"en": "Moves it."})
    article = make_article(
        body=every_block(),
        series=make_series(),
        groups=[group],
        countries=["PE"],
        lead_image=make_image(licence_code=""),
        lead_image_alt="A ship",
        corrections=[{"text": "Two tons, not three."}],
    )
    closed = make_article("Closed", licence_code="ALL-RIGHTS-RESERVED")
    records = [block.value for block in article.body if block.block_type == "seizure_card"]
    return _an_outlet_with_a_webhook(article) | {
        "id": [article.pk, closed.pk],
        "pk": [article.pk, closed.pk],
        "slug": [article.bylines.first().author.slug, group.slug],
        "public_id": [record.public_id for record in records],
        "version": [make_snapshot().snapshot.version],
    }


def _an_outlet_with_a_webhook(article) -> dict[str, list]:
    key = make_key(scopes=["webhooks"], requests_per_window=1_000_000)
    endpoint = make_endpoint(outlet=key.republisher)
    make_change(article)
    return {
        "authorization": [f"Bearer {key.written}"],
        "webhook": [endpoint.pk],
        "message_id": [endpoint.deliveries.get().message_id],
    }


def api():
    """The API as its own description tells it, asked in this process."""
    generation = GenerationConfig(max_examples=EXAMPLES, deterministic=ASKS_THE_SAME)
    project = ProjectConfig(generation=generation)
    project.checks.positive_data_acceptance.expected_statuses.append("400")
    config = schemathesis.Config(
        projects=ProjectsConfig(default=project), seed=1 if ASKS_THE_SAME else None
    )
    schema = schemathesis.openapi.from_dict(described(), config=config)
    schema.app = application
    return schema


def is_valid(case) -> bool:
    """Whether all that is sent is valid by the description."""
    return bool(case.meta) and case.meta.generation.mode.is_positive


def refuses_only_what_is_not_there(ctx, response, case):
    """What is valid by the description is refused only for naming something that is not there."""
    if response.status_code == 400 and is_valid(case):
        refused = {error["field"] for error in response.json().get("errors", [])}
        assert refused - NAMES_OF_WHAT_EXISTS == set(), response.json()


numbers = itertools.count()
asked = Counter()


def is_too_many(case) -> bool:
    """A list with twenty filters has a thousand edges: of those beyond the first, every twentieth."""
    asked[case.operation.label] += 1
    number = asked[case.operation.label]
    return ASKS_THE_SAME and number > AT_LEAST and bool(number % 20)


@api().parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=ASKS_THE_SAME,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_it_is_answered_as_described(case, known):
    if is_too_many(case):
        return
    headers = {"Accept-Encoding": "identity"}
    if "/webhooks/" in case.path:
        known = {**known, "id": known["webhook"]}
        headers["Authorization"] = known["authorization"][0]
    for name in set(case.path_parameters or ()) & set(known):
        if is_valid(case) and next(numbers) % 4:
            case.path_parameters[name] = known[name][next(numbers) % len(known[name])]
    # Werkzeug's client, unlike browsers and libraries, unpacks nothing.
    case.call_and_validate(
        headers=headers,
        additional_checks=[refuses_only_what_is_not_there],
    )
