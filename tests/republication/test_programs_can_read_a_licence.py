"""Each licence is a policy in ODRL 2.2 with the words of RightsML, and a page for people."""

import pytest

from commons import licences
from commons.licence_terms import terms_of
from republication.policies import policy

pytestmark = pytest.mark.django_db
NC_SA = "CC-BY-NC-SA-4.0"
# Actions, constraints and parties that IPTC adopted for RightsML 2.0, and ODRL's core.
RIGHTSML = """
use acceptTracking aggregate annotate anonymize archive attribute compensate concurrentUse delete
derive digitize display distribute ensureExclusivity execute extract give grantUse include index
inform modify move nextPolicy obtainConsent play present print reproduce reviewPolicy sell stream
synchronize textToSpeech transform translate watermark
"""


def described(code: str) -> dict:
    return policy(licences.get(code), "Waybill")


def actions(rules: list[dict]) -> set[str]:
    found = set()
    for rule in rules:
        found |= {rule["action"]} if isinstance(rule["action"], str) else set(rule["action"])
        found |= actions(rule.get("duty", []))
    return found


@pytest.mark.parametrize("code", licences.LICENCES)
def test_every_licence_is_said_in_words_of_the_profile(code):
    said = described(code)
    rules = said["permission"] + said.get("prohibition", [])
    assert said["profile"] == "https://iptc.org/std/RightsML/odrl-profile/"
    assert said["uid"] == f"http://waybill.example/policies/{code}/"
    assert actions(rules) <= set(RIGHTSML.split())
    # ODRL 2.2 section 2.6: every permission and prohibition has a target.
    assert all(rule["target"] and rule["assigner"] for rule in rules)


def test_what_is_permitted_required_and_forbidden_follows_from_the_licence():
    sharing, adapting = described(NC_SA)["permission"]
    assert {"reproduce", "distribute"} <= set(sharing["action"])
    assert [duty["action"] for duty in sharing["duty"]] == ["attribute"]
    assert {"derive", "translate"} <= set(adapting["action"])
    assert [duty["action"] for duty in adapting["duty"]] == ["attribute", "nextPolicy"]
    assert adapting["duty"][1]["target"] == described(NC_SA)["uid"]
    (commercial,) = described(NC_SA)["prohibition"]
    assert commercial["constraint"][0]["rightOperand"] == {"@id": "cc:CommercialUse"}
    in_cc = described(NC_SA)["dct:source"]
    assert {"@id": "cc:ShareAlike"} in in_cc["cc:requires"]
    assert in_cc["cc:prohibits"] == [{"@id": "cc:CommercialUse"}]

    assert "prohibition" not in described("CC-BY-4.0")
    assert "duty" not in described("CC0-1.0")["permission"][0]
    (sharing,) = described("CC-BY-ND-4.0")["permission"]
    assert not {"derive", "translate"} & set(sharing["action"])
    (adapted,) = described("CC-BY-ND-4.0")["prohibition"]
    assert (adapted["action"], adapted["target"][-12:]) == ("distribute", "#adaptations")


def test_reserved_rights_need_consent_first():
    (asked,) = described("ALL-RIGHTS-RESERVED")["permission"]
    assert [duty["action"] for duty in asked["duty"]] == ["obtainConsent"]


def test_one_address_answers_programs_and_people(reader, django_assert_max_num_queries):
    address = f"/policies/{NC_SA}/"
    for accepted in ("application/ld+json", "application/json", "*/*"):
        answer = reader.get(address, headers={"accept": accepted})
        assert answer.headers["Content-Type"] == "application/ld+json; charset=utf-8"
        assert answer.json() == described(NC_SA)
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Accept" in answer.headers["Vary"]
    known = {"if-none-match": answer.headers["ETag"]}
    assert reader.get(f"/policies/{NC_SA}.jsonld", headers=known).status_code == 304
    reads = {"accept": "text/html,*/*;q=0.8"}
    reader.get(address, headers=reads)
    with django_assert_max_num_queries(7):
        page = reader.get(address, headers=reads).content.decode()
    for term in (*terms_of(licences.get(NC_SA)).must, *terms_of(licences.get(NC_SA)).may_not):
        assert term.text in page
    assert f'href="/policies/{NC_SA}.jsonld"' in page
    in_spanish = reader.get(address, headers={**reads, "accept-language": "es"}).content.decode()
    assert "Atribución-NoComercial-CompartirIgual" in in_spanish


def test_a_code_is_found_in_any_letters_and_an_unknown_one_is_not(reader):
    assert reader.get("/policies/cc-by-4.0/").headers["Location"] == "/policies/CC-BY-4.0/"
    assert reader.get("/policies/CC-BY-9.9/").status_code == 404
    assert reader.get("/policies/CC-BY-4.0/", headers={"accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    ("code", "may", "must", "may_not"),
    [
        ("CC-BY-4.0", "share adapt money", "credit link changes", "endorse lock"),
        ("CC-BY-NC-SA-4.0", "share adapt", "credit link changes same", "money endorse lock"),
        ("CC-BY-NC-ND-3.0", "share", "credit link changes", "money adapt endorse lock"),
        ("CC0-1.0", "share adapt money", "", ""),
        ("ALL-RIGHTS-RESERVED", "link", "credit", "share"),
    ],
)
def test_the_glance_says_what_the_licence_says(code, may, must, may_not):
    terms = terms_of(licences.get(code))
    signs = [
        " ".join(term.sign for term in each) for each in (terms.may, terms.must, terms.may_not)
    ]
    assert signs == [may, must, may_not]
